package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.fact.Capture;
import praktikum.host.Answer;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.replay.RecordedAnswers;
import praktikum.text.Message;

/** The checks of lab 02 on what real Proxmox VE clusters printed. */
class CapturedStatesTest {

    private static final Map<String, List<String>> COMMANDS = new LinkedHashMap<>(Map.of(
            "members", List.of("cat", "/etc/pve/.members"),
            "corosync-conf", List.of("cat", "/etc/pve/corosync.conf"),
            "corosync-quorumtool", List.of("corosync-quorumtool", "-s"),
            "corosync-cfgtool", List.of("corosync-cfgtool", "-s"),
            "vmlist", List.of("cat", "/etc/pve/.vmlist")));

    private static final List<String> NODES = List.of("pve1", "pve2", "pve3");

    /** The three nodes of the captured Proxmox VE 9 cluster: link 0 over a network of its own. */
    private static Machines nine() {
        return Machines.of("lab9", List.of(Machines.node("pve1", "10.66.0.11", List.of("10.66.1.11")),
                Machines.node("pve2", "10.66.0.12", List.of("10.66.1.12")), Machines.node("pve3", "10.66.0.13", List.of("10.66.1.13"))));
    }

    private static Map<String, Verdict> verdicts(Machines machines, String... checks) {
        var wanted = List.of(checks);
        var methods = CheckModules.bundled().stream().filter(method -> wanted.contains(method.key().check())).toList();
        return Machines.byId(new CheckRun(machines.site(), machines.askers(), methods, Timelines.NONE, RunListener.SILENT).run());
    }

    /** Gives a node what a capture of that state printed, under the node's own name. */
    private static void answers(Machines machines, String node, String state, String file, List<String> argv) {
        var capture = Capture.of(state + "/" + file);
        var out = capture.printed().out().replace("\"nodename\": \"" + capture.node() + "\"", "\"nodename\": \"" + node + "\"");
        answers(machines, node, RecordedAnswers.printed(capture.printed().exit(), out, capture.printed().err()), argv);
    }

    private static void answers(Machines machines, String node, Answer answer, List<String> argv) {
        machines.answers(node, answer, argv.getFirst(), argv.subList(1, argv.size()).toArray(String[]::new));
    }

    private static void silent(Machines machines, String node) {
        var silence = new NoAnswer(NoAnswer.Problem.UNREACHABLE, Message.of("host.unreachable.no-route", node, node), Instant.EPOCH);
        COMMANDS.values().forEach(argv -> answers(machines, node, silence, argv));
        answers(machines, node, silence, List.of("cat", "/etc/corosync/corosync.conf"));
        answers(machines, node, silence, UNITS);
    }

    private static final List<String> UNITS =
            List.of("systemctl", "show", "-p", "Id,LoadState,ActiveState,SubState,UnitFileState", "corosync", "pve-cluster");
    private static final Output BOTH_ACTIVE = RecordedAnswers.printed(Stream.of("corosync", "pve-cluster").map(unit -> "Id=" + unit
            + ".service\nLoadState=loaded\nActiveState=active\nSubState=running\nUnitFileState=enabled\n")
            .collect(Collectors.joining("\n")));

    @Test
    void aHealthyClusterOfProxmoxVe9Passes() {
        var machines = nine();
        for (var node : NODES) {
            COMMANDS.forEach((file, argv) -> answers(machines, node, "pve9/04-healthy", file, argv));
            answers(machines, node, "pve9/04-healthy", "corosync-conf", List.of("cat", "/etc/corosync/corosync.conf"));
            answers(machines, node, BOTH_ACTIVE, UNITS);
        }

        var verdicts = verdicts(machines, "cluster-name", "members", "views-agree", "config-version", "config-copied",
                "corosync-running", "quorate", "votes", "links-connected");

        assertEquals(9, verdicts.size());
        verdicts.forEach((check, verdict) -> assertInstanceOf(Verdict.Passed.class, verdict, () -> check + " " + verdict));
        assertEquals(Optional.of("total 3, expected 3, highest expected 3, quorum 2"), verdicts.get("votes").findings().getLast().found());
    }

    @Test
    void theOneNodeLeftOfThreeIsBlockedAndOnlyItIsHeldToBeWrong() {
        var machines = nine();
        silent(machines, "pve1");
        silent(machines, "pve3");
        for (var file : List.of("members", "corosync-quorumtool", "corosync-cfgtool")) {
            answers(machines, "pve2", "pve9/07-no-quorum", file, COMMANDS.get(file));
        }
        answers(machines, "pve2", BOTH_ACTIVE, UNITS);

        var verdicts = verdicts(machines, "quorate", "votes", "views-agree", "links-connected");

        var quorate = assertInstanceOf(Verdict.Failed.class, verdicts.get("quorate")).findings();
        assertEquals(List.of(Outcome.NOT_MEASURED, Outcome.FAILED, Outcome.NOT_MEASURED), quorate.stream().map(Finding::outcome).toList());
        assertEquals(Optional.of("blocked"), quorate.get(1).mistake());
        assertEquals(Optional.of("1"), quorate.get(1).found());
        assertEquals(Optional.of(">= 2"), quorate.get(1).expected());
        assertEquals(new CheckKey("02-cluster", "quorate"), assertInstanceOf(Verdict.Skipped.class, verdicts.get("votes")).cause());
        assertEquals(List.of(Outcome.NOT_MEASURED, Outcome.PASSED, Outcome.NOT_MEASURED),
                verdicts.get("views-agree").findings().stream().map(Finding::outcome).toList(), "there is no other view to differ from");
    }

    @Test
    void nodesWithoutAClusterHaveNone() {
        var machines = nine();
        for (var node : NODES) {
            answers(machines, node, "pve8/00-standalone", "members", COMMANDS.get("members"));
            answers(machines, node, RecordedAnswers.printed(1, "", "cat: /etc/pve/corosync.conf: No such file or directory\n"),
                    COMMANDS.get("corosync-conf"));
            answers(machines, node, RecordedAnswers.printed(1, "", "cat: /etc/corosync/corosync.conf: No such file or directory\n"),
                    List.of("cat", "/etc/corosync/corosync.conf"));
            answers(machines, node, RecordedAnswers.printed("{\n\"version\": 1\n}\n"), COMMANDS.get("vmlist"));
        }

        var verdicts = verdicts(machines, "cluster-name", "members", "config-copied");

        var names = assertInstanceOf(Verdict.Failed.class, verdicts.get("cluster-name")).findings();
        assertEquals(3, names.size());
        names.forEach(finding -> assertEquals(Optional.of("no-cluster"), finding.mistake()));
        assertEquals(new CheckKey("02-cluster", "cluster-name"),
                assertInstanceOf(Verdict.Skipped.class, verdicts.get("config-copied")).cause());
    }

    @Test
    void aClusterThatNobodyJoinedHasOneMember() {
        // Of Proxmox VE 8: pve1 has created lab8, pve2 and pve3 are as they were installed, pve3 with a guest.
        var conf = Capture.printed("pve8/02-one-node-cluster/corosync-conf").out();
        var cluster = Pattern.compile("cluster_name: (\\S+)").matcher(conf).results().findFirst().orElseThrow().group(1);
        var address = Pattern.compile("ring0_addr: (\\S+)").matcher(conf).results().findFirst().orElseThrow().group(1);
        var machines = Machines.of(cluster, List.of(Machines.node("pve1", address, List.of()),
                Machines.node("pve2", "192.0.2.12", List.of()), Machines.node("pve3", "192.0.2.13", List.of())));
        answers(machines, "pve1", "pve8/02-one-node-cluster", "members", COMMANDS.get("members"));
        answers(machines, "pve1", "pve8/02-one-node-cluster", "corosync-conf", COMMANDS.get("corosync-conf"));
        for (var node : List.of("pve2", "pve3")) {
            answers(machines, node, "pve8/00-standalone", "members", COMMANDS.get("members"));
            answers(machines, node, RecordedAnswers.printed(1, "", "cat: /etc/pve/corosync.conf: No such file or directory\n"),
                    COMMANDS.get("corosync-conf"));
        }
        answers(machines, "pve2", RecordedAnswers.printed("{\n\"version\": 1\n}\n"), COMMANDS.get("vmlist"));
        answers(machines, "pve3",
                RecordedAnswers.printed("{\n\"version\": 2,\n\"ids\": {\n\"100\": { \"node\": \"pve3\", \"type\": \"qemu\", \"version\": "
                        + "2 }}\n}\n"), COMMANDS.get("vmlist"));

        var verdicts = verdicts(machines, "cluster-name", "members");

        assertInstanceOf(Verdict.Passed.class, verdicts.get("cluster-name"));
        var members = assertInstanceOf(Verdict.Failed.class, verdicts.get("members")).findings();
        assertEquals(List.of(Optional.empty(), Optional.of("not-joined"), Optional.of("guests-in-the-way")),
                members.stream().map(Finding::mistake).toList());
        assertEquals("100", members.getLast().values().get("guests"));
        assertEquals(Outcome.PASSED, members.getFirst().outcome(), "that the others are missing is their own finding");
    }

    @Test
    void allCheckModulesTogetherNameEveryCheckOnce() {
        var keys = CheckModules.bundled().stream().map(CheckMethod::key).toList();

        assertEquals(keys.size(), new TreeSet<>(keys).size(), keys.stream().map(Object::toString).collect(Collectors.joining(" ")));
    }
}

package praktikum.host.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.Scripted;
import praktikum.host.WitnessedAnswer;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.Transcript;
import praktikum.host.replay.RecordedAnswers;
import praktikum.host.replay.Replay;
import praktikum.text.Message;

/** What is asked together is told apart whatever was printed, or asked again alone; evidence answers each question by itself. */
class JointCommandTest {

    private static final String SHOW = "Id,ActiveState";

    @TempDir
    private Path folder;

    private static Command cat(String file) {
        return Command.of("cat", file);
    }

    private static Command ls(String folder) {
        return Command.of("ls", "-1", folder);
    }

    private static Command unit(String name) {
        return Command.of("systemctl", "show", "-p", SHOW, name);
    }

    private static Command name(String name) {
        return Command.of("getent", "ahosts", name);
    }

    private static Command neighbour(String address) {
        return Command.of("ip", "-j", "neigh", "show", address);
    }

    private static Command route(String address) {
        return Command.of("ip", "-j", "route", "get", address);
    }

    private static List<String> sent(Command... questions) {
        return JointCommand.of(List.of(questions)).stream().map(one -> one.command().line()).toList();
    }

    /** Exit code, standard output and standard error of each question that is answered for certain. */
    private static Map<String, String> apart(int exit, String out, String err, Command... questions) {
        var told = new TreeMap<String, String>();
        var joint = JointCommand.of(List.of(questions));
        assertEquals(1, joint.size());
        joint.getFirst().apart(RecordedAnswers.printed(exit, out, err)).forEach((question, answer) -> {
            var output = assertInstanceOf(Output.class, answer);
            told.put(question.argv().getLast(), output.exit() + "|" + output.outText() + "|" + output.errText());
        });
        return told;
    }

    @Test
    void questionsOfAKindGoTogetherInTheirOrder() {
        assertEquals(List.of("grep -aH '' /etc/hostname /proc/mounts", "date +%s",
                "find /etc/network/ /sys/class/misc/ -mindepth 1 -maxdepth 1",
                "systemctl show -p Id,ActiveState a b", "getent ahosts n1 n2",
                "sh -c 'for to; do ip -j route get \"$to\"; done' sh 192.0.2.1 2001:db8::1",
                "sh -c 'for to; do ip -j neigh show \"$to\"; done' sh 192.0.2.1 192.0.2.2"),
                sent(cat("/etc/hostname"), Command.of("date", "+%s"), ls("/etc/network"), unit("a"), name("n1"), route("192.0.2.1"),
                        cat("/proc/mounts"), ls("/sys/class/misc"), unit("b"), name("n2"), neighbour("192.0.2.1"),
                        route("2001:db8::1"), neighbour("192.0.2.2")));
        assertEquals(List.of("cat /etc/hostname", "ls -1 /etc/network"), sent(cat("/etc/hostname"), ls("/etc/network")));
    }

    /** What may lie on a server, has a name that could be mistaken, or is asked with a limit of its own. */
    @Test
    void whatMayKeepOthersWaitingGoesAlone() {
        var alone = List.of(cat("/mnt/pve/nfs/.praktikum-1"), cat("/var/lib/vz/x"), cat("/etc/a:b"), cat("/etc/../mnt/pve/x y"),
                cat("-etc"), ls("/mnt/pve"), ls("/"), ls("/etc/pve/nodes"), cat("/etc/hostname").within(Duration.ofSeconds(3)),
                cat("/etc/hosts").keeping(10), Command.of("systemctl", "show", "-p", "Id", "a"), name("-s"), name("192.0.2.1;"),
                Command.of("cat", "/etc/a", "/etc/b"), Command.of("systemctl", "show", "-p", SHOW, "--all", "x"));
        assertEquals(alone.stream().map(Command::line).toList(),
                JointCommand.of(alone).stream().map(one -> one.command().line()).toList());
        assertEquals(List.of("grep -aH '' /etc/a /etc/b", "grep -aH '' /etc/pve/a /etc/pve/b"),
                sent(cat("/etc/a"), cat("/etc/pve/a"), cat("/etc/b"), cat("/etc/pve/b")), "the cluster file system apart");
    }

    @Test
    void filesAreToldApartByTheNameBeforeEachLine() {
        assertEquals(Map.of("/etc/a", "0|x\n\n/etc/c:forged\nFoo: bar\r\n|", "/etc/b", "0||", "/etc/c", "0|y\n|"),
                apart(0, "/etc/a:x\n/etc/a:\n/etc/a:/etc/c:forged\n/etc/a:Foo: bar\r\n/etc/c:y\n", "", cat("/etc/a"), cat("/etc/b"),
                        cat("/etc/c")));
        assertEquals(Map.of("/etc/a", "1||cat: /etc/a: No such file or directory\n", "/etc/b", "0|y\n|",
                "/etc/c", "1||cat: /etc/c: Permission denied\n"), apart(2, "/etc/b:y\n",
                "grep: /etc/a: No such file or directory\ngrep: /etc/c: Permission denied\n", cat("/etc/a"), cat("/etc/b"), cat("/etc/c")));
        assertEquals(Map.of("/etc/a", "0||", "/etc/b", "0||"), apart(1, "", "", cat("/etc/a"), cat("/etc/b")), "both are empty");
        assertEquals(Map.of("/etc/b", "0|y\n|"), apart(2, "/etc/a:begun\n/etc/b:y\n", "grep: /etc/a: Input/output error\n",
                cat("/etc/a"), cat("/etc/b")), "read in part");
    }

    @Test
    void foldersAreToldApartByTheSlashThatNoNameHolds() {
        assertEquals(Map.of("/etc/network", "0|interfaces\ninterfaces.d\n|", "/etc/network/interfaces.d", "0|a\nb\n|",
                "/sys/none", "2||ls: cannot access '/sys/none': No such file or directory\n"),
                apart(1, "/etc/network/interfaces\n/etc/network/.hidden\nstill hidden\n/etc/network/interfaces.d\n"
                        + "/etc/network/interfaces.d/a\nb\n", "find: \u2018/sys/none/\u2019: No such file or directory\n",
                        ls("/etc/network"), ls("/etc/network/interfaces.d"), ls("/sys/none")));
        assertEquals(Map.of("/etc/a", "0|x\n|"), apart(1, "/etc/a/x\n", "find: \u2018/etc/b/\u2019: Not a directory\n", ls("/etc/a"),
                ls("/etc/b")));
        assertEquals(Map.of(), apart(1, "/etc/a/x\n", "find: '/etc/c/': No such file or directory\n", ls("/etc/a"), ls("/etc/b")));
        assertEquals(Map.of(), apart(0, "/etc/a/x/y\n", "", ls("/etc/a"), ls("/etc/b")));
        assertEquals(Map.of(), apart(0, "x\n/etc/a/x\n", "", ls("/etc/a"), ls("/etc/b")), "a name before any folder");
    }

    @Test
    void unitsNamesAndAddressesAreToldApartByTheirNumber() {
        assertEquals(Map.of("a", "0|Id=a.service\nActiveState=active\n|", "b", "0|Id=b.service\nActiveState=\n|"),
                apart(0, "Id=a.service\nActiveState=active\n\nId=b.service\nActiveState=\n", "", unit("a"), unit("b")));
        assertEquals(Map.of(), apart(0, "Id=a.service\n\nId=x.service\n\nId=b.service\n", "", unit("a"), unit("b")));
        assertEquals(Map.of(), apart(0, "Id=a.service\n", "", unit("a"), unit("b")));
        assertEquals(Map.of(), apart(1, "Id=a.service\n\nId=b.service\n", "Failed to get properties\n", unit("a"), unit("b")));
        assertEquals(Map.of("n1", "0|192.0.2.1       STREAM n1.lab\n192.0.2.1       DGRAM  \n|",
                "n2", "0|2001:db8::2     STREAM n2\n192.0.2.2       STREAM \n|"),
                apart(0, "192.0.2.1       STREAM n1.lab\n192.0.2.1       DGRAM  \n2001:db8::2     STREAM n2\n192.0.2.2       STREAM \n", "",
                        name("n1"), name("n2")));
        assertEquals(Map.of(), apart(2, "192.0.2.1       STREAM n1.lab\n", "", name("n1"), name("n2")), "which of them was found?");
        assertEquals(Map.of(), apart(0, "192.0.2.1  STREAM n1\n192.0.2.9  STREAM forged\n192.0.2.2  STREAM n2\n", "", name("n1"),
                name("n2")));
        assertEquals(Map.of("192.0.2.1", "0|[{\"dev\":\"a\"}]\n|", "192.0.2.2", "0|[{\"dev\":\"b\"}]\n|"),
                apart(0, "[{\"dev\":\"a\"}]\n[{\"dev\":\"b\"}]\n", "", route("192.0.2.1"), route("192.0.2.2")));
        assertEquals(Map.of("192.0.2.1", "0|[ ]\n|", "192.0.2.2", "0|[{\"dst\":\"192.0.2.2\"}]\n|"),
                apart(0, "[ ]\n[{\"dst\":\"192.0.2.2\"}]\n", "", neighbour("192.0.2.1"), neighbour("192.0.2.2")));
        assertEquals(Map.of(), apart(0, "[{\"dst\":\"192.0.2.2\"}]\n", "", neighbour("192.0.2.1"), neighbour("192.0.2.2")));
        assertEquals(Map.of(), apart(0, "[{\"dev\":\"b\"}]\n", "RTNETLINK answers: Network is unreachable\n", route("192.0.2.1"),
                route("192.0.2.2")));
    }

    @Test
    void whatIsNotWholeOrNotUnderstoodIsCertainOfNobody() {
        for (var odd : List.of("/etc/b:y\n/etc/a:x\n", "/etc/a:x\nnoise\n", "/etc/a:x", "Binary file /etc/a matches\n")) {
            assertEquals(Map.of(), apart(0, odd, "", cat("/etc/a"), cat("/etc/b")), odd);
        }
        assertEquals(Map.of(), apart(2, "/etc/a:x\n", "", cat("/etc/a"), cat("/etc/b")));
        assertEquals(Map.of(), apart(0, "/etc/a:x\n", "grep: warning: x\n", cat("/etc/a"), cat("/etc/b")));
        assertEquals(Map.of(), apart(0, "/etc/a:x\n", "grep: /etc/a: No such file or directory\n", cat("/etc/a"), cat("/etc/b")));
        for (var exit : new int[] {124, 126, 127, 137}) {
            assertEquals(Map.of(), apart(exit, "", "bash: grep: no\n", cat("/etc/a"), cat("/etc/b")));
            assertEquals(Map.of(), apart(exit, "", "", unit("a"), unit("b")));
        }
        var cut = new Output(0, "/etc/a:x\n".getBytes(), new byte[0], true, Instant.EPOCH, Duration.ZERO);
        assertEquals(Map.of(), JointCommand.of(List.of(cat("/etc/a"), cat("/etc/b"))).getFirst().apart(cut));
    }

    @ParameterizedTest
    @EnumSource(NoAnswer.Problem.class)
    void aSilentHostIsSilentToEachAndWhatBrokeOffIsAskedAgain(NoAnswer.Problem problem) {
        var none = new NoAnswer(problem, Message.of("host.cut", "n1", "…"), Instant.EPOCH);
        var parts = JointCommand.of(List.of(cat("/etc/a"), cat("/etc/b"))).getFirst().apart(none);
        var again = Set.of(NoAnswer.Problem.CUT, NoAnswer.Problem.TIMED_OUT).contains(problem);
        assertEquals(again ? Map.of() : Map.of(cat("/etc/a"), none, cat("/etc/b"), none), parts);
    }

    /** One record for what was sent, one for what had to be asked alone; a replay answers any of the questions, whatever goes together. */
    @Test
    void theEvidenceHoldsWhatWasSentAndAnswersEachQuestion() throws Exception {
        var log = Collections.synchronizedList(new ArrayList<String>());
        var host = new Scripted("n1", command -> {
            log.add(command.line());
            return answer(command.line());
        });
        var file = folder.resolve("t.jsonl");
        var heard = new ConcurrentHashMap<Command, WitnessedAnswer>();
        var questions = new LinkedHashMap<Command, String>();
        List.of(cat("/etc/a"), name("n1"), cat("/etc/b"), name("n2"))
                .forEach(question -> questions.put(question, "lab/" + questions.size()));
        try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "r", "k", "c", "s", 1, List.of()),
                InstantSource.system())) {
            transcript.witness(host).askAll(questions, heard::put);
        }

        assertEquals(Set.of("grep -aH '' /etc/a /etc/b", "getent ahosts n1 n2", "getent ahosts n1", "getent ahosts n2"), Set.copyOf(log));
        assertEquals(questions.keySet(), heard.keySet());
        assertEquals(heard.get(cat("/etc/a")).sequence(), heard.get(cat("/etc/b")).sequence(), "one record for both");
        var asked = Evidence.read(file).entries().stream().filter(Entry.Asked.class::isInstance).map(Entry.Asked.class::cast).toList();
        assertEquals(4, asked.size());
        assertTrue(asked.stream().anyMatch(one -> one.argv().getFirst().equals("grep") && one.askedBy().equals("lab/0")));
        for (var question : List.of(cat("/etc/b"), name("n2"), cat("/etc/a"), name("n1"))) {
            var again = Replay.of(Evidence.read(file)).host("n1").ask(question, "");
            assertEquals(heard.get(question).sequence(), again.sequence());
            var output = assertInstanceOf(Output.class, again.answer());
            assertEquals(assertInstanceOf(Output.class, heard.get(question).answer()).outText(), output.outText());
        }
        assertEquals("x\n", assertInstanceOf(Output.class, heard.get(cat("/etc/a")).answer()).outText());
        assertEquals(2, assertInstanceOf(Output.class, heard.get(name("n2")).answer()).exit());
    }

    private static Answer answer(String line) {
        return switch (line) {
            case "grep -aH '' /etc/a /etc/b" -> RecordedAnswers.printed("/etc/a:x\n/etc/b:y\n");
            case "getent ahosts n1" -> RecordedAnswers.printed("192.0.2.1 STREAM n1\n");
            case "getent ahosts n1 n2" -> RecordedAnswers.printed(2, "192.0.2.1 STREAM n1\n", "");
            case "getent ahosts n2" -> RecordedAnswers.printed(2, "", "");
            default -> throw new AssertionError(line);
        };
    }
}

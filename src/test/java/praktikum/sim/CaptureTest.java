package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import praktikum.sim.machine.command.Answer;

/** Commands of the simulator that print the same as real Proxmox VE did in the same state, to the letter but for times and counters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CaptureTest {

    private final CapturedWorlds worlds = new CapturedWorlds();

    private Bench bench(String state) {
        return worlds.in(state);
    }

    private Stream<DynamicTest> each(List<String> states, List<String> files, BiConsumer<Captured, Answer> compare) {
        return states.stream().flatMap(state -> files.stream()
                .filter(file -> CaptureTest.class.getResource("/captures/" + state + "/" + file + ".txt") != null)
                .map(file -> DynamicTest.dynamicTest(state + "/" + file, () -> {
                    Captured captured = Captured.read(state + "/" + file + ".txt");
                    Answer answer = bench(state).shell(captured.node(), captured.command());
                    assertEquals(captured.exit(), answer.exit(), "exit code of " + captured.command() + ": " + answer);
                    compare.accept(captured, answer);
                })));
    }

    private static final List<String> ALL = List.of("pve8/00-standalone", "pve8/02-one-node-cluster", "pve8/04-healthy-ct-ha",
            "pve8/06-no-quorum", "pve8/08-after-recovery", "pve8/12-healthy-all-running", "pve9/01-create", "pve9/04-healthy",
            "pve9/07-no-quorum");

    /** Tables and files that must be the same but for the time, the ring's sequence and the clusters' own numbers. */
    @TestFactory
    Stream<DynamicTest> linesAreTheSame() {
        return each(ALL, List.of("pvecm-status", "pvecm-nodes", "corosync-quorumtool", "corosync-cfgtool", "pvecm-expected"),
                (captured, answer) -> {
            assertEquals(plain(captured.out()), plain(answer.out()));
            assertEquals(captured.err(), answer.err());
        });
    }

    private static String plain(String text) {
        return text.replaceAll("Date:( +).*", "Date:$1NOW").replaceAll("Ring ID:( +)(\\d+)\\.[0-9a-f]+", "Ring ID:$1$2.SEQ");
    }

    @TestFactory
    Stream<DynamicTest> emptyCommandsAreEmpty() {
        return each(List.of("pve8/00-standalone", "pve8/02-one-node-cluster"),
                List.of("qm-list", "pct-list", "ha-manager-config", "ha-manager-status",
                "ha-manager-status-verbose", "ha-groups", "ha-resources", "ha-status-current", "ha-status-manager", "cluster-config-nodes",
                "cluster-config-totem",
                "cluster-options", "cluster-status", "cluster-status-pretty", "cluster-resources-vm", "node-qemu", "node-lxc",
                "cluster-backup"), (captured, answer) -> {
            assertEquals(captured.out().replaceAll("\"(description|keyboard)\":\"[^\"]*\",", ""),
                    answer.out().replaceAll("\"(description|keyboard)\":\"[^\"]*\",", ""));
            assertEquals(captured.err(), answer.err());
        });
    }

    @TestFactory
    Stream<DynamicTest> filesOfTheClusterFileSystem() {
        return ALL.stream().flatMap(state -> Stream.of("members", "corosync-conf", "vmlist").filter(file ->
                        CaptureTest.class.getResource("/captures/" + state + "/" + file + ".txt") != null)
                .map(file -> DynamicTest.dynamicTest(state + "/" + file, () -> {
                    Captured captured = Captured.read(state + "/" + file + ".txt");
                    String path = captured.command().replace("cat ", "");
                    var bench = bench(state);
                    boolean there = bench.world.ask(() -> bench.node(captured.node()).disk().exists(path));
                    assertEquals(captured.exit() == 0, there);
                    if (there && !captured.out().contains("\"ids\"")) {
                        assertEquals(captured.out().replaceAll("\"version\": \\d+", "\"version\": N"),
                                bench.file(captured.node(), path).replaceAll("\"version\": \\d+", "\"version\": N"));
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> cmapHasTheSameNodesAndTimers() {
        return Stream.of("pve8/12-healthy-all-running", "pve9/04-healthy").map(state -> DynamicTest.dynamicTest(state, () -> {
            Captured captured = Captured.read(state + "/corosync-cmap.txt");
            Set<String> got = new TreeSet<>(bench(state).run("pve1", "corosync-cmapctl").out().lines().toList());
            List<String> wanted = captured.out().lines().filter(line -> line.matches(
                    "(nodelist|quorum|logging)\\..*|runtime.config.totem.(token|consensus|token_retransmit|hold|join|"
                            + "interface\\.\\d\\.knet_ping_timeout) .*|runtime.members.1.(ip|status|config_version) .*")).toList();
            assertTrue(wanted.size() > 20);
            assertEquals(List.of(), wanted.stream().filter(line -> !got.contains(line)).toList());
        }));
    }

    /** The captures gave the password by sshpass: {@code sshpass -p PASSWORD ssh-copy-id …; sshpass -p PASSWORD pvecm add … --use_ssh}. */
    @TestFactory
    Stream<DynamicTest> joiningThroughSshSaysTheSame() {
        return Stream.of(List.of("pve8", "pve2", "pve3"), List.of("pve9", "pve3", "pve2"))
                .map(order -> DynamicTest.dynamicTest(order.getFirst(), () -> {
            String captures = order.getFirst() + "/01-create/";
            Bench bench = bench(order.getFirst() + "/00-through-ssh");
            bench.run("pve1", Captured.read(captures + "pvecm-create.txt").command().split(" "));
            for (String node : order.subList(1, 3)) {
                joins(bench, Captured.read(captures + "pvecm-add-" + node + ".txt"));
            }
        }));
    }

    /** The one asked could not write then: of the two that were to be its cluster the other was not there yet. */
    @Test
    void aJoinWhoseKeyIsRefusedEndsAsIfItWentWell() {
        Bench bench = bench("pve9/00-refused");
        bench.run("pve1", Captured.read("pve9/01-create/pvecm-create.txt").command().split(" "));
        joins(bench, Captured.read("pve9/01-create/pvecm-add-pve3.txt"));
        bench.world.act(() -> bench.node("pve3").cutPower());
        bench.clock.advance(20);
        joins(bench, Captured.read("pve9/01-create/pvecm-add-pve2-failed-no-key.txt"));
    }

    private static void joins(Bench bench, Captured captured) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        int exit = 0;
        for (String command : captured.command().split("; ")) {
            Answer answer = bench.runTyping("labB-local", captured.node(), command.replaceFirst("sshpass -p \\S+ ", "").split(" "));
            exit = answer.exit();
            out.append(answer.out());
            err.append(answer.err());
        }
        assertEquals(captured.exit(), exit, err.toString());
        assertEquals(captured.out().replaceAll("config-\\d+", "config-N"), out.toString().replaceAll("config-\\d+", "config-N"));
        assertEquals(captured.err(), err.toString());
    }

    @TestFactory
    Stream<DynamicTest> createAndJoinSayTheSame() {
        return Stream.of("pve8", "pve9").flatMap(release -> Stream.of(
                DynamicTest.dynamicTest(release + " create", () -> {
                    Bench bench = bench(release + "/00-fresh");
                    Captured captured = Captured.read(release + "/01-create/pvecm-create.txt");
                    Answer answer = bench.run("pve1", captured.command().split(" "));
                    assertEquals(captured.out(), answer.out());
                    assertEquals(captured.err(), answer.err());
                    Captured joined = Captured.read(release + "/01-create/pvecm-add-pve3.txt");
                    String tail = joined.out().substring(joined.out().indexOf("stopping pve-cluster"));
                    Answer join = bench.runWith("labB-local\nyes\n", "pve3", "pvecm", "add", "10.66.0.11", "--link0", "10.66.1.13",
                            "--link1", "10.66.0.13");
                    assertTrue(join.out().replaceAll("config-\\d+", "config-N").endsWith(tail.replaceAll("config-\\d+", "config-N")),
                            join.out());
                })));
    }
}

package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import praktikum.sim.tool.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's commands beside what real Proxmox VE printed in the same state: same keys, same lines, same exit codes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CaptureTest {

    private static final JsonMapper JSON = new JsonMapper();
    // What the world's machines have that the captured ones had not, or the other way round; see captures/README.md.
    private static final Map<String, Set<String>> GUESTS_AND_HA = Map.of("hastate", Set.of());

    private final Map<String, Bench> benches = new ConcurrentHashMap<>();

    private Bench bench(String state) {
        return benches.computeIfAbsent(state, key -> {
            int release = key.startsWith("pve8") ? 8 : 9;
            var machines = IntStream.rangeClosed(1, 3).mapToObj(i -> new ClusterSpec.Machine("pve" + i, "10.66.0.1" + i, List.of("10.66.1.1" + i))).toList();
            var base = ClusterSpec.example(Path.of("unused"), List.of()).withRelease(release);
            var spec = new ClusterSpec(machines, 24, "10.66.0.1", "10.66.0.1", "lab", "vmbr0", "eno1", release, "UTC", "none", "labB-local", 7, 1,
                    base.keys(), List.of("ssh-ed25519 AAAAC3kit kit@praktikum"));
            var bench = new Bench(spec);
            secondCards(bench);
            upgrade(bench);
            String number = key.substring(5, 7);
            if (!number.equals("00")) {
                ok(bench.run("pve1", "pvecm", "create", release == 8 ? "lab-cluster" : "lab9", "--link0", "10.66.1.11", "--link1", "10.66.0.11"));
            }
            if (!Set.of("00", "02").contains(number)) {
                List<String> order = release == 8 ? List.of("2", "3") : List.of("3", "2");
                order.forEach(i -> ok(bench.runWith("labB-local\nyes\n", "pve" + i, "pvecm", "add", "10.66.0.11", "--link0", "10.66.1.1" + i,
                        "--link1", "10.66.0.1" + i)));
                bench.clock.advance(10);
            }
            if (Set.of("06", "07").contains(number)) {
                String survivor = release == 8 ? "pve1" : "pve2";
                Stream.of("pve1", "pve2", "pve3").filter(name -> !name.equals(survivor)).forEach(name -> bench.world.act(() -> bench.node(name).cutPower()));
                bench.clock.advance(20);
            }
            return bench;
        });
    }

    private static void ok(Answer answer) {
        assertEquals(0, answer.exit(), answer.toString());
        assertEquals("", answer.err());
    }

    private static void secondCards(Bench bench) {
        for (int i = 1; i <= 3; i++) {
            String text = bench.file("pve" + i, "/etc/network/interfaces").replace("iface eno2 inet manual\n",
                    "auto eno2\niface eno2 inet static\n\taddress 10.66.1.1" + i + "/24\n");
            var node = bench.node("pve" + i);
            bench.world.act(() -> node.disk().write("/etc/network/interfaces", text));
            ok(bench.run(node.name(), "ifreload", "-a"));
        }
    }

    // The captures are of 8.4.21 and 9.2.11, which an upgrade brings.
    private static void upgrade(Bench bench) {
        bench.world.nodes().forEach(node -> bench.world.act(() -> node.release().packages().forEach(pkg -> node.packages().install(pkg.name(), pkg.newest()))));
    }

    private static String node(String state) {
        return state.equals("pve9/07-no-quorum") ? "pve2" : "pve1";
    }

    private Answer replay(String state, Captured captured) {
        List<String> words = new ArrayList<>();
        for (String word : captured.command().split("\\s+")) {
            words.add(word.replace("'", ""));
        }
        return bench(state).run(node(state), words.toArray(String[]::new));
    }

    private Stream<DynamicTest> each(List<String> states, List<String> files, java.util.function.BiConsumer<Captured, Answer> compare) {
        return states.stream().flatMap(state -> files.stream()
                .filter(file -> CaptureTest.class.getResource("/captures/" + state + "/" + file + ".txt") != null)
                .map(file -> DynamicTest.dynamicTest(state + "/" + file, () -> {
                    Captured captured = Captured.read(state + "/" + file + ".txt");
                    Answer answer = replay(state, captured);
                    assertEquals(captured.exit(), answer.exit(), "exit code of " + captured.command() + ": " + answer);
                    compare.accept(captured, answer);
                })));
    }

    private static final List<String> ALL = List.of("pve8/00-standalone", "pve8/02-one-node-cluster", "pve8/06-no-quorum",
            "pve8/12-healthy-all-running", "pve9/01-create", "pve9/04-healthy", "pve9/07-no-quorum");

    /** Tables and files that must be the same but for the time, the ring's sequence and the clusters' own numbers. */
    @TestFactory
    Stream<DynamicTest> linesAreTheSame() {
        return each(ALL.stream().filter(state -> !state.equals("pve9/01-create")).toList(), List.of("pvecm-status", "pvecm-nodes", "corosync-quorumtool", "corosync-cfgtool", "pvecm-expected"), (captured, answer) -> {
            assertEquals(plain(captured.out()), plain(answer.out()));
            assertEquals(captured.err(), answer.err());
        });
    }

    private static String plain(String text) {
        return text.replaceAll("Date:( +).*", "Date:$1NOW").replaceAll("Ring ID:( +)(\\d+)\\.[0-9a-f]+", "Ring ID:$1$2.SEQ");
    }

    @TestFactory
    Stream<DynamicTest> emptyCommandsAreEmpty() {
        return each(List.of("pve8/00-standalone", "pve8/02-one-node-cluster"), List.of("qm-list", "pct-list", "ha-manager-config", "ha-manager-status",
                "ha-manager-status-verbose", "ha-groups", "ha-resources", "ha-status-current", "ha-status-manager", "cluster-config-nodes", "cluster-config-totem",
                "cluster-options", "cluster-status", "cluster-status-pretty", "cluster-resources-vm", "node-qemu", "node-lxc", "cluster-backup"), (captured, answer) -> {
            assertEquals(captured.out().replaceAll("\"(description|keyboard)\":\"[^\"]*\",", ""),
                    answer.out().replaceAll("\"(description|keyboard)\":\"[^\"]*\",", ""));
            assertEquals(captured.err(), answer.err());
        });
    }

    @TestFactory
    Stream<DynamicTest> jsonHasTheSameShape() {
        return each(ALL, List.of("cluster-status", "cluster-config-nodes", "cluster-config-totem", "cluster-resources", "cluster-tasks", "cluster-log", "nodes",
                "node-network", "node-services", "node-status", "node-tasks"), (captured, answer) ->
                assertShapes(JSON.readTree(captured.out()), JSON.readTree(answer.out())));
    }

    @TestFactory
    Stream<DynamicTest> textTablesHaveTheSameColumns() {
        return each(ALL, List.of("cluster-status-text", "pvesm-status"), (captured, answer) -> {
            assertEquals(captured.out().lines().filter(line -> line.matches(".*(id|Name) .*")).findFirst().orElseThrow().replaceAll(" +", " "),
                    answer.out().lines().filter(line -> line.matches(".*(id|Name) .*")).findFirst().orElseThrow().replaceAll(" +", " "));
            assertTrue(answer.out().lines().filter(line -> line.startsWith("local ")).allMatch(line -> line.matches("local +dir +active +\\d+ +\\d+ +\\d+ +[\\d.]+%")));
        });
    }

    @TestFactory
    Stream<DynamicTest> unitsAreListedAlike() {
        return each(ALL, List.of("systemctl"), (captured, answer) -> {
            Set<String> wanted = words(captured.out());
            Set<String> got = words(answer.out());
            wanted.removeIf(line -> line.startsWith("pve-container@") || line.startsWith("sshd-unix-local") || line.startsWith("rrdcached"));
            assertTrue(got.containsAll(wanted), () -> "missing " + wanted.stream().filter(line -> !got.contains(line)).toList());
            String first = answer.out().lines().findFirst().orElseThrow();
            assertTrue(first.matches("\\S+ +loaded active (running|exited )\\s+\\S.*"), first);
        });
    }

    private static Set<String> words(String text) {
        Set<String> lines = new TreeSet<>();
        text.lines().forEach(line -> lines.add(line.replaceAll(" +", " ")));
        return lines;
    }

    @TestFactory
    Stream<DynamicTest> pveversionHasTheSameForm() {
        return each(ALL, List.of("pveversion"), (captured, answer) ->
                assertEquals(captured.out().replaceAll("kernel: [^)]+", "kernel: K"), answer.out().replaceAll("kernel: [^)]+", "kernel: K")));
    }

    @TestFactory
    Stream<DynamicTest> filesOfTheClusterFileSystem() {
        return ALL.stream().flatMap(state -> Stream.of("members", "corosync-conf", "vmlist").filter(file ->
                        CaptureTest.class.getResource("/captures/" + state + "/" + file + ".txt") != null)
                .map(file -> DynamicTest.dynamicTest(state + "/" + file, () -> {
                    Captured captured = Captured.read(state + "/" + file + ".txt");
                    String path = captured.command().replace("cat ", "");
                    var bench = bench(state);
                    boolean there = bench.world.ask(() -> bench.node(node(state)).disk().exists(path));
                    assertEquals(captured.exit() == 0, there);
                    if (there && !captured.out().contains("\"ids\"")) {
                        assertEquals(captured.out().replaceAll("\"version\": \\d+", "\"version\": N"),
                                bench.file(node(state), path).replaceAll("\"version\": \\d+", "\"version\": N"));
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> cmapHasTheSameNodesAndTimers() {
        return Stream.of("pve8/12-healthy-all-running", "pve9/04-healthy").map(state -> DynamicTest.dynamicTest(state, () -> {
            Captured captured = Captured.read(state + "/corosync-cmap.txt");
            Set<String> got = new TreeSet<>(bench(state).run("pve1", "corosync-cmapctl").out().lines().toList());
            List<String> wanted = captured.out().lines().filter(line -> line.matches(
                    "(nodelist|quorum|logging)\\..*|runtime.config.totem.(token|consensus|token_retransmit|hold|join|interface\\.\\d\\.knet_ping_timeout) .*|runtime.members.1.(ip|status|config_version) .*")).toList();
            assertTrue(wanted.size() > 20);
            assertEquals(List.of(), wanted.stream().filter(line -> !got.contains(line)).toList());
        }));
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
                    Answer join = bench.runWith("labB-local\nyes\n", "pve3", "pvecm", "add", "10.66.0.11", "--link0", "10.66.1.13", "--link1", "10.66.0.13");
                    assertTrue(join.out().replaceAll("config-\\d+", "config-N").endsWith(tail.replaceAll("config-\\d+", "config-N")), join.out());
                })));
    }

    private static void assertShapes(JsonNode real, JsonNode simulated) {
        assertEquals(real.getNodeType(), simulated.getNodeType());
        if (!real.isArray()) {
            assertEquals(shape(real), shape(simulated));
            return;
        }
        Map<String, Set<String>> known = new TreeMap<>();
        real.forEach(item -> known.computeIfAbsent(kind(item), key -> new TreeSet<>()).add(shape(item)));
        assertEquals(real.isEmpty(), simulated.isEmpty());
        simulated.forEach(item -> {
            if (known.containsKey(kind(item))) {
                assertTrue(known.get(kind(item)).contains(shape(item)), () -> shape(item) + " is none of " + known.get(kind(item)));
            } else {
                assertTrue(item.path("type").asString().matches("node|network|sdn|storage|cluster|bridge|eth|clustercreate|clusterjoin|startall") || item.has("storage"), item.toString());
            }
        });
    }

    private static String kind(JsonNode item) {
        return item.has("storage") ? item.path("plugintype").asString() + item.path("type").asString() + item.path("status").asString()
                : item.path("type").asString() + item.path("status").asString().replaceAll("[a-z].*[: ].*", "error");
    }

    private static String shape(JsonNode item) {
        if (item.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            item.properties().forEach(entry -> fields.put(entry.getKey(), shape(entry.getValue())));
            fields.keySet().removeAll(GUESTS_AND_HA.keySet());
            fields.remove("secureboot");
            fields.remove("preallocation");
            return fields.toString();
        }
        if (item.isArray()) {
            return item.isEmpty() ? "[]" : "[" + shape(item.get(0)) + "]";
        }
        return item.isNumber() ? "NUMBER" : item.getNodeType().toString();
    }
}

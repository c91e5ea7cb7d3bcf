package praktikum.sim;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Simulated clusters in the states that real ones were captured in: names, addresses, links, storages and guests as there. */
final class CapturedWorlds {

    private static final List<String> NAMES = List.of("pve1", "pve2", "pve3");

    private final Map<String, Bench> benches = new TreeMap<>();

    /** The three nodes in a state such as {@code pve8/06-no-quorum}; {@code pve8/00-fresh} is none of the captures', and nobody else's. */
    Bench in(String state) {
        return benches.computeIfAbsent(state, CapturedWorlds::make);
    }

    private static Bench make(String state) {
        int release = state.startsWith("pve8") ? 8 : 9;
        var machines = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new ClusterSpec.Machine("pve" + i, "10.66.0.1" + i, List.of("10.66.1.1" + i))).toList();
        var base = ClusterSpec.example(Path.of("unused"), List.of()).withRelease(release);
        var bench = new Bench(new ClusterSpec(machines, 24, "10.66.0.1", "10.66.0.1", "lab", "vmbr0", "eno1", release, "UTC", "none",
                "labB-local", 7, 1,
                base.keys(), List.of("ssh-ed25519 AAAAC3kit kit@praktikum")));
        NAMES.forEach(name -> asInstalled(bench, name));
        String number = state.substring(5, 7);
        if (!number.equals("00")) {
            ok(bench.run("pve1", "pvecm", "create", release == 8 ? "lab-cluster" : "lab9", "--link0", "10.66.1.11", "--link1",
                    "10.66.0.11"));
        }
        if (!Set.of("00", "02").contains(number)) {
            List<String> order = release == 8 ? List.of("2", "3") : List.of("3", "2");
            order.stream().limit(state.equals("pve9/01-create") ? 1 : 2)
                    .forEach(i -> ok(bench.runWith("labB-local\nyes\n", "pve" + i, "pvecm", "add", "10.66.0.11", "--link0", "10.66.1.1" + i,
                    "--link1", "10.66.0.1" + i)));
            bench.clock.advance(10);
            if (!number.equals("01")) {
                write(bench, "/etc/pve/storage.cfg", Captured.read(healthy(release) + "/storage-cfg.txt").out());
                volumes(bench, Captured.paths().contains(state + "/pvesm-list-shared.txt") ? state : healthy(release));
            }
            guests(bench, Captured.paths().contains(state + "/cluster-resources.txt") ? state : healthy(release));
            members(bench).forEach(name -> ok(bench.run(name, "pvecm", "updatecerts", "--force")));
            bench.clock.advance(5);
        }
        history(bench, state);
        return bench;
    }

    /** The captured machines were installed from packages, not by the installer, and upgraded to 8.4.21 and 9.2.11. */
    private static void asInstalled(Bench bench, String name) {
        var node = bench.node(name);
        bench.world.act(() -> {
            node.release().packages().forEach(pkg -> Packages.of(node).install(pkg.name(), pkg.newest()));
            node.disk().write("/etc/network/interfaces", bench.file(name, "/etc/network/interfaces").replace("iface eno2 inet manual\n",
                    "auto eno2\niface eno2 inet static\n\taddress 10.66.1.1" + name.substring(3) + "/24\n"));
            node.disk().write("/etc/resolv.conf", "nameserver 10.66.0.1\n");
            node.disk().write("/etc/hosts", "127.0.0.1 localhost\n10.66.0.11 pve1\n10.66.0.12 pve2\n10.66.0.13 pve3\n");
            List.of("storage.cfg", "datacenter.cfg", "user.cfg").forEach(file -> node.disk().remove("/etc/pve/" + file));
        });
        ok(bench.run(name, "ifreload", "-a"));
    }

    /** Guests lie where they lay, under their names; that they run cannot be had. */
    private static void guests(Bench bench, String state) {
        for (JsonNode guest : new JsonMapper().readTree(Captured.read(state + "/cluster-resources.txt").out())) {
            boolean machine = guest.path("type").asString("").equals("qemu");
            if (!machine && !guest.path("type").asString("").equals("lxc")) {
                continue;
            }
            var text = new StringBuilder((machine ? "name: " : "hostname: ")
                    + guest.path("name").asString(guest.get("vmid").asInt() == 201 ? "ct-ha" : "ct01") + "\n");
            text.append("memory: ").append(guest.path("maxmem").asLong(134_217_728) / 1_048_576).append('\n');
            text.append(guest.has("tags") ? "tags: " + guest.get("tags").asString() + "\n" : "");
            text.append(guest.path("template").asInt(0) == 1 ? "template: 1\nserial0: socket\n" : "");
            text.append(machine ? "" : "swap: 0\n");
            write(bench, "/etc/pve/nodes/" + guest.get("node").asString() + (machine ? "/qemu-server/" : "/lxc/")
                    + guest.get("vmid").asInt() + ".conf",
                    text.toString());
        }
    }

    /** What lay in the folder that all nodes had mounted; here each has one of its own. */
    private static void volumes(Bench bench, String state) {
        Captured.read(state + "/pvesm-list-shared.txt").out().lines().skip(1).map(line -> line.split(" +")).forEach(volume ->
                members(bench).forEach(name -> {
                    String file = volume[0].substring(volume[0].indexOf('/') + 1);
                    Answer made = volume.length < 5 ? bench.shell(name, "mkdir -p /mnt/shared/template/cache && echo > "
                            + "/mnt/shared/template/cache/" + file) : bench.run(name, "pvesm", "alloc", "shared", volume[4], file,
                            String.valueOf(Long.parseLong(volume[3]) / 1024), "--format", volume[1]);
                    ok(new Answer(made.exit(), "", made.err()));
                }));
    }

    private static List<String> members(Bench bench) {
        return NAMES.stream().filter(name -> bench.world.ask(() -> Pmxcfs.of(bench.node(name)).clustered())).toList();
    }

    private static String healthy(int release) {
        return release == 8 ? "pve8/12-healthy-all-running" : "pve9/04-healthy";
    }

    private static void history(Bench bench, String state) {
        switch (state) {
            case "pve8/06-no-quorum" -> List.of("pve3", "pve2").forEach(name -> cut(bench, name));
            case "pve9/07-no-quorum" -> List.of("pve3", "pve1").forEach(name -> cut(bench, name));
            // Two were started after all had been off: of the third they have never heard.
            case "pve8/08-after-recovery" -> start(bench, List.of("pve2", "pve3"));
            case "pve8/12-healthy-all-running" -> start(bench, NAMES);
            default -> { }
        }
    }

    private static void cut(Bench bench, String name) {
        bench.world.act(() -> bench.node(name).cutPower());
        bench.clock.advance(20);
    }

    private static void start(Bench bench, List<String> names) {
        NAMES.forEach(name -> cut(bench, name));
        names.forEach(name -> bench.world.act(() -> bench.node(name).startUp()));
        bench.clock.advance(60);
    }

    private static void write(Bench bench, String path, String text) {
        bench.world.act(() -> bench.node("pve1").disk().write(path, text));
    }

    private static void ok(Answer answer) {
        if (answer.exit() != 0 || !answer.err().isEmpty()) {
            throw new AssertionError(answer.toString());
        }
    }
}

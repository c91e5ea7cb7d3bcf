package praktikum.sim;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        if (!number.equals("00") && !state.equals("pve8/02-one-node-cluster")) {
            List<String> order = release == 8 ? List.of("2", "3") : List.of("3", "2");
            order.stream().limit(state.equals("pve9/01-create") ? 1 : 2)
                    .forEach(i -> ok(bench.runWith("labB-local\nyes\n", "pve" + i, "pvecm", "add", "10.66.0.11", "--link0", "10.66.1.1" + i,
                    "--link1", "10.66.0.1" + i)));
            bench.clock.advance(10);
            if (!number.equals("01")) {
                write(bench, "/etc/pve/storage.cfg", Captured.read(healthy(release) + "/storage-cfg.txt").out());
                volumes(bench, Captured.paths().contains(state + "/pvesm-list-shared.txt") ? state : healthy(release));
            }
            String guests = Captured.paths().contains(state + "/cluster-resources.txt") ? state : healthy(release);
            guests(bench, guests, !number.equals("01"));
            members(bench).forEach(name -> ok(bench.run(name, "pvecm", "updatecerts", "--force")));
            bench.clock.advance(5);
            if (Set.of("pve8/08-after-recovery", "pve9/07-no-quorum").contains(state)) { // the first node was there when the managers began
                List.of("pve1", "pve3").forEach(name -> bench.shell(name, "systemctl stop pve-ha-crm"));
                write(bench, "/etc/pve/ha/resources.cfg", "vm: 100\n\tstate stopped\n");
                bench.clock.advance(60);
            }
            if (state.equals("pve9/07-no-quorum")) {
                cut(bench, "pve1");
            }
            if (state.endsWith("no-quorum")) {
                run(bench, guests);
                manage(bench, state);
            }
            history(bench, state);
            if (!number.equals("01") && !state.endsWith("no-quorum")) {
                run(bench, guests);
                manage(bench, state);
            }
        }
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

    /** Guests lie where they lay, as they were configured; containers have the files of the template that real ones were made of. */
    private static void guests(Bench bench, String state, boolean containers) {
        for (JsonNode guest : rows(state)) {
            String id = guest.get("vmid").asString();
            boolean machine = guest.get("type").asString().equals("qemu");
            if (!machine && !containers) {
                continue;
            }
            if (!machine) {
                container(bench, state, guest.get("node").asString(), id);
            }
            write(bench, "/etc/pve/nodes/" + guest.get("node").asString() + (machine ? "/qemu-server/" : "/lxc/") + id + ".conf",
                    machine ? Stream.of("vm" + id + "-conf-file", "qm-config-" + id).map(name -> state + "/" + name + ".txt")
                            .filter(Captured.paths()::contains).map(Captured::read).filter(config -> config.out().matches("(?s)[#a-z].*"))
                            .map(Captured::out).findFirst().orElseGet(() -> config(guest)) : bench.file(guest.get("node").asString(),
                            "/etc/pve/lxc/" + id + ".conf"));
        }
    }

    private static List<JsonNode> rows(String state) {
        return new JsonMapper().readTree(Captured.read(state + "/cluster-resources.txt").out()).valueStream()
                .filter(row -> Set.of("qemu", "lxc").contains(row.path("type").asString(""))).toList();
    }

    /** A machine whose configuration nobody captured: what is told of it, with a disk as all of them have. */
    private static String config(JsonNode guest) {
        String id = guest.get("vmid").asString();
        return "name: " + guest.path("name").asString("") + "\nmemory: " + guest.path("maxmem").asLong(134_217_728) / 1_048_576 + "\n"
                + (guest.path("template").asInt(0) == 1 ? "boot: order=scsi0;ide2\nciuser: student\nide2: local:" + id + "/vm-" + id
                        + "-cloudinit.qcow2,media=cdrom\nipconfig0: ip=dhcp\nmeta: creation-qemu=7.2.22,ctime=1795333804\nscsi0: local:"
                        + id + "/base-" + id
                        + "-disk-0.qcow2,size=1G\nserial0: socket\nsmbios1: uuid=fe967e39-5a46-4d84-be9f-f55595df373a\n"
                        + "template: 1\nvga: serial0\nvmgenid: ad0853c2-3de8-4fdf-ad8f-418707167025\n"
                : "scsi0: shared:" + id + "/vm-" + id + "-disk-0.raw,size=1G\n");
    }

    /** A container as the real ones were made; its folder lies on the node's own disk. */
    private static void container(Bench bench, String state, String node, String id) {
        bench.run(node, "pvesm", "free", "shared:" + id + "/subvol-" + id + "-disk-0.subvol");
        ok(bench.run(node, "pveam", "download", "local", "debian-12-standard_12.12-1_amd64.tar.zst"));
        ok(bench.shell(node, "cp /var/lib/vz/template/cache/debian-12-standard_12.12-1_amd64.tar.zst "
                + "/mnt/shared/template/cache/debian-12-standard_12.7-1_amd64.tar.zst"));
        ok(bench.shell(node, Captured.read("pve8/01-create/pct-create-" + id + ".txt").command()));
        if (Captured.paths().contains(state + "/ct" + id + "-conf-file.txt")) {
            write(bench, "/etc/pve/nodes/" + node + "/lxc/" + id + ".conf", Captured.read(state + "/ct" + id + "-conf-file.txt").out());
        }
        bench.shell(node, "rm /var/lib/vz/template/cache/debian-12-standard_12.12-1_amd64.tar.zst");
    }

    private static void run(Bench bench, String state) {
        for (JsonNode guest : rows(state)) {
            String id = guest.get("vmid").asString();
            boolean machine = guest.get("type").asString().equals("qemu");
            if (guest.path("status").asString().matches("running|internal-error")
                    || !machine && guest.path("status").asString().equals("unknown")) {
                String node = guest.get("node").asString();
                bench.file(node, "/etc/pve/" + (machine ? "qemu-server/" : "lxc/") + id + ".conf").lines()
                        .takeWhile(line -> !line.startsWith("["))
                        .filter(line -> line.matches("scsi0: (local|shared):.*")).map(line -> line.split("[ ,:/]")).forEach(words ->
                        bench.run(node, "pvesm", "alloc", words[2], id, words[4], "1G"));
                if (bench.run(node, machine ? "qm" : "pct", "status", id).out().contains("stopped")) {
                    ok(bench.run(node, machine ? "qm" : "pct", "start", id));
                }
            } else if (machine && bench.run(guest.get("node").asString(), "qm", "status", id).out().contains("running")) {
                bench.run(guest.get("node").asString(), "qm", "stop", id);
            }
        }
        bench.clock.advance(30);
    }

    /** Services under high availability, as they were configured; in {@code pve9/02-ha} that is what the captured commands do. */
    private static void manage(Bench bench, String state) {
        if (state.equals("pve9/02-ha")) {
            return;
        }
        String configured = state.equals("pve8/06-no-quorum") ? "pve8/04-healthy-ct-ha"
                : state.equals("pve9/07-no-quorum") ? "pve9/04-healthy" : state;
        for (String file : List.of("resources", "groups", "rules")) {
            String path = configured + "/ha-" + file + "-cfg.txt";
            if (Captured.paths().contains(path) && Captured.read(path).exit() == 0) {
                write(bench, "/etc/pve/ha/" + file + ".cfg", Captured.read(path).out());
            }
        }
        bench.clock.advance(60);
        if (state.equals("pve8/08-after-recovery")) {
            bench.clock.advance(120); // nobody gave the locks back
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
            case "pve8/06-no-quorum" -> List.of("pve3", "pve2", "pve2").forEach(name -> cut(bench, name));
            case "pve9/07-no-quorum" -> cut(bench, "pve3");
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
        bench.world.act(() -> NAMES.stream().map(bench::node).filter(node -> node.running() && Pmxcfs.of(node).running()).findFirst()
                .orElseThrow().disk().write(path, text));
    }

    private static void ok(Answer answer) {
        if (answer.exit() != 0 || !answer.err().replace("Task finished with 1 warning(s)!\n", "").isEmpty()) {
            throw new AssertionError(answer.toString());
        }
    }
}

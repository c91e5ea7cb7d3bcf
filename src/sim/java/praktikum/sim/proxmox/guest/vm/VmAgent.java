package praktikum.sim.proxmox.guest.vm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.guest.GuestAgent;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Executables;

/** The guest agent of a virtual machine, as it is asked from its node. */
final class VmAgent {

    /** What can be asked, besides running commands and reading files. */
    static final List<String> COMMANDS = List.of("fsfreeze-freeze", "fsfreeze-status", "fsfreeze-thaw", "fstrim", "get-fsinfo",
            "get-host-name", "get-memory-block-info", "get-memory-blocks", "get-osinfo", "get-time", "get-timezone", "get-users",
            "get-vcpus",
            "info", "network-get-interfaces", "ping", "shutdown", "suspend-disk", "suspend-hybrid", "suspend-ram");

    private final Machine node;
    private final int id;

    VmAgent(Machine node, int id) {
        this.node = node;
        this.id = id;
    }

    /** The machine inside, whose agent answers. */
    Machine available() throws GuestError {
        GuestConfig config = new GuestFiles(node).load(GuestKind.QEMU, id);
        if (config.get("agent").isEmpty()) {
            throw new GuestError("No QEMU guest agent configured");
        }
        RunningGuest guest = GuestHost.of(node).get(id).orElseThrow(() -> new GuestError("VM " + id + " is not running"));
        return guest.upSystem().filter(GuestAgent::answers).orElseThrow(() -> new GuestError("QEMU guest agent is not running"));
    }

    /** What the agent answers, as the API shows it. */
    Object ask(String command) throws GuestError {
        Machine machine = available();
        return switch (command) {
            case "ping", "fsfreeze-thaw", "fsfreeze-freeze" -> Map.of();
            case "get-osinfo" -> system(machine);
            case "get-host-name" -> Map.of("host-name", machine.hostname());
            case "network-get-interfaces" -> interfaces(machine);
            case "get-time" -> machine.now().getEpochSecond() * 1_000_000_000L;
            case "get-timezone" -> new TreeMap<>(Map.of("offset", 0, "zone", "UTC"));
            case "get-users" -> List.of();
            case "get-vcpus" -> processors(machine);
            case "get-fsinfo" -> fileSystems(machine);
            case "fsfreeze-status" -> "thawed";
            case "info" -> new TreeMap<>(Map.of("version", machine.release().number() >= 9 ? "10.0.6" : "7.2.19", "supported_commands",
                    COMMANDS.stream().map(name -> new TreeMap<>(Map.of("enabled", true, "name", "guest-" + name, "success-response",
                            !name.startsWith("suspend")))).toList()));
            case "shutdown" -> {
                machine.shutDown(false);
                yield Map.of();
            }
            default -> throw GuestError.of(2, "qm: the simulator's agent does not answer " + command);
        };
    }

    private static Map<String, Object> system(Machine machine) {
        Map<String, String> release = new LinkedHashMap<>();
        machine.disk().textOrEmpty("/etc/os-release").lines().filter(line -> line.contains("=")).forEach(line -> release.put(
                line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1).replace("\"", "")));
        Map<String, Object> fields = new TreeMap<>();
        fields.put("id", release.getOrDefault("ID", ""));
        fields.put("name", release.getOrDefault("NAME", ""));
        fields.put("pretty-name", release.getOrDefault("PRETTY_NAME", ""));
        fields.put("version", release.getOrDefault("VERSION", ""));
        fields.put("version-id", release.getOrDefault("VERSION_ID", ""));
        fields.put("machine", "x86_64");
        fields.put("kernel-release", machine.kernel());
        fields.put("kernel-version", machine.release().build(machine.product(), machine.kernel()));
        return fields;
    }

    private static List<Map<String, Object>> interfaces(Machine machine) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Nic nic : Nics.of(machine).all()) {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("name", nic.name());
            fields.put("hardware-address", nic.mac());
            if (!nic.addresses().isEmpty()) {
                fields.put("ip-addresses",
                        nic.addresses().stream().map(address -> new TreeMap<>(Map.of("ip-address", address.ip().toString(),
                        "ip-address-type", address.ip().isV6() ? "ipv6" : "ipv4", "prefix", address.prefix()))).toList());
            }
            Map<String, Object> statistics = new TreeMap<>();
            List.of("rx", "tx")
                    .forEach(way -> List.of("bytes", "dropped", "errs", "packets").forEach(what -> statistics.put(way + "-" + what,
                    0)));
            fields.put("statistics", statistics);
            list.add(fields);
        }
        return list;
    }

    private static List<Map<String, Object>> processors(Machine machine) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int number = 0; number < machine.hardware().processors(); number++) {
            list.add(new TreeMap<>(Map.of("can-offline", number > 0, "logical-id", number, "online", true)));
        }
        return list;
    }

    private static List<Map<String, Object>> fileSystems(Machine machine) {
        return Mounts.of(machine).at("/")
                .map(root -> List.<Map<String, Object>>of(new TreeMap<>(Map.of("disk", List.of(), "mountpoint", "/",
                "name", root.device(), "type", root.type(), "total-bytes", root.usage().get().size(), "used-bytes",
                root.usage().get().used())))).orElse(List.of());
    }

    /** Runs a command in a machine as its agent does, by root and without a terminal; what became of it. */
    static Map<String, Object> run(Machine machine, List<String> command, byte[] input) throws GuestError, InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var call = new Call(command, Map.of("PATH", Executables.DEFAULT_PATH, "HOME", "/", "LANG", "C.UTF-8"), "/",
                new ByteArrayInputStream(input), new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(err, false,
                StandardCharsets.UTF_8), machine.shell());
        int exit;
        try {
            exit = Executables.run(call, command);
        } catch (FileError e) {
            throw new GuestError("Agent error: Guest agent command failed, error was 'Failed to execute child process “"
                    + command.getFirst()
                    + "” (" + e.errno().text() + ")'");
        }
        call.out().flush();
        call.err().flush();
        Map<String, Object> result = new TreeMap<>(Map.of("exitcode", exit, "exited", 1));
        text(out).ifPresent(text -> result.put("out-data", text));
        text(err).ifPresent(text -> result.put("err-data", text));
        return result;
    }

    private static Optional<String> text(ByteArrayOutputStream bytes) {
        return bytes.size() == 0 ? Optional.empty() : Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }
}

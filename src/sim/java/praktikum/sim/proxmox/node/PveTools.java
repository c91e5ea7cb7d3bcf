package praktikum.sim.proxmox.node;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Answer;
import praktikum.sim.machine.CommandLine;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.cluster.ClusterApi;
import praktikum.sim.proxmox.guest.GuestApi;
import praktikum.sim.proxmox.storage.StorageApi;
import praktikum.sim.shell.Call;

/** The smaller commands of Proxmox VE. */
public final class PveTools {

    private PveTools() {
    }

    /** {@code pveversion}, {@code pveversion -v}. */
    public static Answer pveversion(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-v", "--verbose", "-verbose"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.fail(255, "Unknown option: " + words.unknown().get().replaceFirst("^-+", "") + "\n400 unable to parse option\npveversion  [OPTIONS]\n");
        }
        String manager = node.packages().manager();
        String id = manager + "/" + node.release().id(manager);
        if (!words.has("-v", "--verbose", "-verbose")) {
            return Answer.ok("pve-manager/" + id + " (running kernel: " + node.kernel() + ")\n");
        }
        var text = new StringBuilder();
        node.release().packages().stream().filter(pkg -> !List.of("base-files", "bash", "chrony", "iputils-ping", "openssh-server", "openssl").contains(pkg.name()))
                .forEach(pkg -> {
                    Optional<String> version = node.packages().version(pkg.name());
                    text.append(pkg.name()).append(": ").append(version.orElse("not correctly installed"))
                            .append(pkg.name().equals("proxmox-ve") ? " (running kernel: " + node.kernel() + ")"
                                    : pkg.name().equals("pve-manager") ? " (running version: " + id + ")" : "").append('\n');
                    if (pkg.name().equals("proxmox-kernel-helper")) {
                        node.packages().installed().forEach((name, kernel) -> {
                            if (name.matches("proxmox-kernel-.*-signed")) {
                                text.append(name).append(": ").append(kernel).append('\n');
                            }
                        });
                    }
                });
        return Answer.ok(text.toString());
    }

    /** {@code ha-manager status} and {@code config} of a cluster without HA resources. */
    public static Answer haManager(Call call, Machine node) {
        List<String> args = call.args();
        if (args.isEmpty()) {
            return Answer.fail(255, "ERROR: no command specified\nUSAGE: ha-manager <COMMAND> [ARGS] [OPTIONS]\n");
        }
        return switch (args.getFirst()) {
            case "status" -> Answer.ok(new ClusterApi(node).haStatus(args.contains("--verbose") || args.contains("-verbose")));
            case "config" -> Answer.ok("");
            default -> Answer.fail(2, "ha-manager: command " + args.getFirst() + " is not supported by the simulator\n");
        };
    }

    /** {@code pvesubscription get}. */
    public static Answer subscription(Call call, Machine node) {
        if (!call.args().equals(List.of("get"))) {
            return Answer.fail(2, "pvesubscription: only 'get' is supported by the simulator\n");
        }
        var text = new StringBuilder();
        new NodeApi(node).subscription().forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return Answer.ok(text.toString());
    }

    /** {@code qm list}: nothing at all where there are no guests. */
    public static Answer qm(Call call, Machine node) {
        return call.args().equals(List.of("list")) ? Answer.ok(guests(node, "qemu"))
                : Answer.fail(2, "qm: only 'list' is supported by the simulator\n");
    }

    /** {@code pct list}. */
    public static Answer pct(Call call, Machine node) {
        return call.args().equals(List.of("list")) ? Answer.ok(guests(node, "lxc"))
                : Answer.fail(2, "pct: only 'list' is supported by the simulator\n");
    }

    private static String guests(Machine node, String kind) {
        var guests = new GuestApi(node).list(kind);
        if (guests.isEmpty()) {
            return "";
        }
        boolean vm = kind.equals("qemu");
        var text = new StringBuilder(vm ? String.format("%10s %-20s %-10s %-10s %12s %-10s\n", "VMID", "NAME", "STATUS", "MEM(MB)", "BOOTDISK(GB)", "PID")
                : String.format("%-10s %-10s %-12s %-20s\n", "VMID", "Status", "Lock", "Name"));
        guests.forEach(guest -> text.append(vm
                ? String.format("%10d %-20s %-10s %-10d %12.2f %-10d\n", guest.get("vmid"), guest.get("name"), guest.get("status"), ((Long) guest.get("maxmem")) / 1_048_576, 0.0, 0)
                : String.format("%-10d %-10s %-12s %-20s\n", guest.get("vmid"), guest.get("status"), "", guest.get("name"))));
        return text.toString();
    }

    /** {@code pvesm status}. */
    public static Answer pvesm(Call call, Machine node) {
        return call.args().equals(List.of("status")) ? Answer.ok(new StorageApi(node).table())
                : Answer.fail(2, "pvesm: only 'status' is supported by the simulator\n");
    }

    /** {@code pmxcfs -l}: the cluster file system in local mode, writable without quorum. */
    public static Answer pmxcfs(Call call, Machine node) {
        if (!call.args().equals(List.of("-l")) && !call.args().equals(List.of("--local"))) {
            return Answer.fail(2, "pmxcfs: only '-l' is supported by the simulator\n");
        }
        if (node.pmxcfs().running()) {
            return Answer.fail(255, "[main] notice: unable to acquire pmxcfs lock - trying again\n[main] crit: unable to acquire pmxcfs lock: Resource temporarily unavailable\n"
                    + "[main] notice: exit proxmox configuration filesystem (-1)\n");
        }
        node.pmxcfs().start(false);
        return Answer.fail(0, "[main] notice: forcing local mode (although corosync.conf exists)\n");
    }

    /** {@code killall NAME}: of the world's daemons only pmxcfs can be killed so. */
    public static Answer killall(Call call, Machine node) {
        List<String> names = call.args().stream().filter(arg -> !arg.startsWith("-")).toList();
        var err = new StringBuilder();
        for (String name : names) {
            if (name.equals("pmxcfs") && node.pmxcfs().running()) {
                if (node.units().isActive("pve-cluster")) {
                    node.units().stop("pve-cluster.service");
                } else {
                    node.pmxcfs().stop();
                }
            } else {
                err.append(name).append(": no process found\n");
            }
        }
        return new Answer(err.isEmpty() ? 0 : 1, "", err.toString());
    }
}

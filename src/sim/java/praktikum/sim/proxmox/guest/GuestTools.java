package praktikum.sim.proxmox.guest;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.shell.Call;

/** {@code qm} and {@code pct}. */
final class GuestTools {

    private GuestTools() {}

    /** {@code qm list}: nothing at all where there are no guests. */
    static Answer qm(Call call, Machine node) {
        return call.args().equals(List.of("list")) ? Answer.ok(guests(node, "qemu"))
                : Answer.fail(2, "qm: only 'list' is supported by the simulator\n");
    }

    /** {@code pct list}. */
    static Answer pct(Call call, Machine node) {
        return call.args().equals(List.of("list")) ? Answer.ok(guests(node, "lxc"))
                : Answer.fail(2, "pct: only 'list' is supported by the simulator\n");
    }

    private static String guests(Machine node, String kind) {
        var guests = new GuestApi(node).list(kind);
        if (guests.isEmpty()) {
            return "";
        }
        boolean vm = kind.equals("qemu");
        var text = new StringBuilder(vm ? String.format("%10s %-20s %-10s %-10s %12s %-10s\n", "VMID", "NAME", "STATUS", "MEM(MB)",
                "BOOTDISK(GB)", "PID")
                : String.format("%-10s %-10s %-12s %-20s\n", "VMID", "Status", "Lock", "Name"));
        guests.forEach(guest -> text.append(vm
                ? String.format("%10d %-20s %-10s %-10d %12.2f %-10d\n", guest.get("vmid"), guest.get("name"), guest.get("status"),
                ((Long) guest.get("maxmem")) / 1_048_576, 0.0, 0)
                : String.format("%-10d %-10s %-12s %-20s\n", guest.get("vmid"), guest.get("status"), "", guest.get("name"))));
        return text.toString();
    }
}

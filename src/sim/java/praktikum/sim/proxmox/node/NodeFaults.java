package praktikum.sim.proxmox.node;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Firewall;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.task.Task;
import praktikum.sim.proxmox.task.Tasks;

/** Daemons, the ports they listen on, refreshed package lists. */
final class NodeFaults {

    private NodeFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of("lists-never", node -> Tasks.of(node).forget("aptupdate")),
                Fault.of("lists-unauthorized", node -> failed(node, "command 'apt-get update' failed: exit code 100",
                        "E: Failed to fetch https://enterprise.proxmox.com/debian/pve/dists/" + node.release().codename()
                        + "/InRelease  401  Unauthorized [IP: 212.224.123.70 443]")),
                Fault.of("lists-failed", node -> failed(node, "received interrupt")),
                Fault.of("pveproxy-down", node -> Units.of(node).stop("pveproxy.service")).untilBoot(),
                Fault.of("service-dead", node -> Units.of(node).fail("pvestatd.service")).untilBoot(),
                Fault.of("firewall-8006-reject", node -> filter(node, 8006, "REJECT")).untilBoot(),
                Fault.of("firewall-8006", node -> filter(node, 8006, "DROP")).untilBoot(),
                Fault.of("firewall-22", node -> filter(node, 22, "DROP")).untilBoot());
    }

    private static void filter(Machine node, int port, String target) {
        Firewall.of(node).add(new Firewall.Rule("tcp", port, target));
        node.world().reachabilityChanged();
    }

    private static void failed(Machine node, String status, String... lines) {
        Task task = Tasks.of(node).start("aptupdate", "", "pvedaemon");
        Tasks.of(node).line(task, "starting apt-get update");
        List.of(lines).forEach(line -> Tasks.of(node).line(task, line));
        Tasks.of(node).end(task, status, "pvedaemon");
    }
}

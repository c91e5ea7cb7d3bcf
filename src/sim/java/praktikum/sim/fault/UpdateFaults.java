package praktikum.sim.fault;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.packages.Repositories;
import praktikum.sim.proxmox.task.Task;

/** Versions, repositories, package lists. */
final class UpdateFaults {

    private UpdateFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("old-manager", node -> node.packages().install("pve-manager", node.release().number() >= 9 ? "9.0.3" : "8.2.2")),
                Fault.of("old-kernel", node -> node.kernel(node.release().number() >= 9 ? "6.14.8-2-pve" : "6.8.4-2-pve")),
                Fault.of("enterprise-on", UpdateFaults::enterprise),
                Fault.of("no-repository", UpdateFaults::nothing),
                Fault.of("lists-never", node -> node.tasks().forget("aptupdate")),
                Fault.of("lists-unauthorized", node -> failed(node, "command 'apt-get update' failed: exit code 100")),
                Fault.of("lists-failed", node -> failed(node, "received interrupt")));
    }

    private static void enterprise(Machine node) {
        boolean lists = node.release().number() == 8;
        nothing(node);
        node.disk().write(Repositories.FOLDER + (lists ? "/pve-enterprise.list" : "/pve-enterprise.sources"), lists
                ? "deb https://enterprise.proxmox.com/debian/pve " + node.release().codename() + " pve-enterprise\n"
                : "Types: deb\nURIs: https://enterprise.proxmox.com/debian/pve\nSuites: " + node.release().codename()
                + "\nComponents: pve-enterprise\nSigned-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\n");
    }

    // Every file that names a repository of Proxmox is gone.
    private static void nothing(Machine node) {
        for (Repositories.File file : Repositories.of(node.disk())) {
            if (file.entries().stream().flatMap(entry -> entry.uris().stream()).anyMatch(uri -> uri.contains("proxmox.com"))) {
                node.disk().remove(file.path());
            }
        }
    }

    private static void failed(Machine node, String status) {
        Task task = node.tasks().start("aptupdate", "", "pvedaemon");
        node.tasks().line(task, "starting apt-get update");
        node.tasks().end(task, status, "pvedaemon");
    }
}

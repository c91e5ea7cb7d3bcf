package praktikum.sim.machine.packages;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;

/** Versions and repositories. */
final class PackageFaults {

    private PackageFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("old-manager", node -> Packages.of(node).install("pve-manager", node.release().number() >= 9 ? "9.0.3" : "8.2.2")),
                Fault.of("enterprise-on", PackageFaults::enterprise),
                Fault.of("no-repository", PackageFaults::nothing));
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
}

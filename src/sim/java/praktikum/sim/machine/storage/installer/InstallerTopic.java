package praktikum.sim.machine.storage.installer;

import java.util.List;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;

/** What the installer makes of the drives. */
public final class InstallerTopic implements Topic {

    private static final String HEAD = "# <file system> <mount point> <type> <options> <dump> <pass>\n";
    private static final String PROC = "proc /proc proc defaults 0 0\n";

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(machine.product() == Product.DEBIAN ? new DebianInstaller(machine) : new Installer(machine));
    }

    @Override
    public void install(Machine machine, Installation plan) {
        if (machine.hardware().drives().isEmpty()) {
            return; // a container's root file system comes from outside
        }
        String drive = "/dev/" + machine.hardware().drives().getFirst().name();
        boolean debian = machine.product() == Product.DEBIAN;
        if (plan.zfs() && !debian) {
            new ZfsInstaller(machine).layOut();
            machine.disk().write("/etc/fstab", HEAD + PROC);
            return;
        }
        machine.disk().write("/etc/fstab", HEAD
                + (debian ? drive + 2 : "/dev/pve/root") + " / ext4 errors=remount-ro 0 1\n"
                + (debian ? drive + 3 : "/dev/pve/swap") + " none swap sw 0 0\n" + (debian ? "" : PROC));
    }
}

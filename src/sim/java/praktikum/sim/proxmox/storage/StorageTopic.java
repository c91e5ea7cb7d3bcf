package praktikum.sim.proxmox.storage;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiSource;
import praktikum.sim.proxmox.api.ClusterResources;
import praktikum.sim.proxmox.storage.config.StorageConfig;

/** Storages as {@code storage.cfg} names them and as each node has them. */
public final class StorageTopic implements Topic, UnitSource, ApiSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new StatusDaemon(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/sbin/pvesm", new Pvesm(machine)));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(UnitDefinition.service(180, "pvestatd", "PVE Status Daemon").behind(StatusDaemon.of(machine)),
                UnitDefinition.oneShot(310, "pve-storage.target", "PVE Storage Target").as(Unit.File.STATIC));
    }

    @Override
    public List<ApiPath> paths() {
        return StorageApi.paths();
    }

    @Override
    public List<ClusterResources> resources() {
        return List.of(new ClusterResources(30, "storage", StatusDaemon::rows));
    }

    @Override
    public void install(Machine machine, Installation plan) {
        machine.disk().makeDirectories("/var/lib/vz/dump");
    }

    @Override
    public void firstBoot(Machine machine, Installation plan) {
        machine.disk().write(StorageConfig.FILE, "dir: local\n\tpath /var/lib/vz\n\tcontent "
                + (machine.release().number() == 8 ? "" : "import,") + "iso,vztmpl,backup\n\n"
                + (plan.zfs() ? "zfspool: local-zfs\n\tpool rpool/data\n\tsparse\n\tcontent images,rootdir\n"
                : "lvmthin: local-lvm\n\tthinpool data\n\tvgname pve\n\tcontent rootdir,images\n") + "\n");
    }
}

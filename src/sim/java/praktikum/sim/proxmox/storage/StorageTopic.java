package praktikum.sim.proxmox.storage;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.ApiSource;
import praktikum.sim.proxmox.api.ClusterResources;
import praktikum.sim.proxmox.pmxcfs.ClusterView;

/** Storages, as far as {@code storage.cfg} names them. */
public final class StorageTopic implements Topic, UnitSource, ApiSource {

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(Command.instant("/usr/sbin/pvesm", machine, StorageTools::pvesm));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(UnitDefinition.oneShot(310, "pve-storage.target", "PVE Storage Target").as(Unit.File.STATIC));
    }

    @Override
    public List<ApiPath> paths() {
        return List.of(
                ApiPath.get("/storage", request -> ApiResult.of(new StorageApi(request.node()).definitions()), "type"),
                ApiPath.get("/nodes/{node}/storage", request -> ApiResult.of(new StorageApi(request.node()).states())));
    }

    @Override
    public List<ClusterResources> resources() {
        return List.of(new ClusterResources(30, "storage",
                (node, name) -> new StorageApi(node).resources(name, new ClusterView(node).known(name))));
    }

    @Override
    public void install(Machine machine, Installation plan) {
        machine.disk().makeDirectories("/var/lib/vz/dump");
    }

    @Override
    public void firstBoot(Machine machine, Installation plan) {
        machine.disk().write("/etc/pve/storage.cfg", "dir: local\n\tpath /var/lib/vz\n\tcontent "
                + (machine.release().number() == 8 ? "" : "import,") + "iso,vztmpl,backup\n\n"
                + "lvmthin: local-lvm\n\tthinpool data\n\tvgname pve\n\tcontent rootdir,images\n\n");
    }
}

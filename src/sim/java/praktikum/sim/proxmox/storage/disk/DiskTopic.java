package praktikum.sim.proxmox.storage.disk;

import java.util.List;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.ApiSource;

/** Disks, and pools of ZFS and LVM that are made of them. */
public final class DiskTopic implements Topic, ApiSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<ApiPath> paths() {
        String disks = "/nodes/{node}/disks";
        return List.of(
                ApiPath.get(disks + "/list", request -> new DiskList(request.node()).answer(request), "include-partitions", "skipsmart",
                        "type"),
                ApiPath.get(disks + "/zfs", request -> new PoolApi(request).pools()),
                ApiPath.get(disks + "/zfs/[^/]+", request -> new PoolApi(request).pool(request.word(5))),
                ApiPath.get(disks + "/lvm", request -> new PoolApi(request).groups()),
                ApiPath.get(disks + "/lvmthin", request -> new PoolApi(request).thinPools()),
                ApiPath.get(disks + "/directory", request -> ApiResult.of(List.of())),
                ApiPath.change("create", disks + "/zfs", (request, call) -> new PoolCreation(new DiskTask(request, call)).create()),
                ApiPath.change("delete", disks + "/zfs/[^/]+", (request, call) -> new PoolRemoval(new DiskTask(request, call)).remove()),
                ApiPath.change("create", disks + "/lvmthin", (request, call) -> new ThinPoolCreation(new DiskTask(request, call)).create()),
                ApiPath.change("set", disks + "/wipedisk", (request, call) -> new DiskWipe(new DiskTask(request, call)).wipe()));
    }
}

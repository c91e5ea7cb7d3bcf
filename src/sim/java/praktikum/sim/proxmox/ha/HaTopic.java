package praktikum.sim.proxmox.ha;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.ApiSource;

/** High availability, of which there is nothing to be managed yet. */
public final class HaTopic implements Topic, UnitSource, ApiSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(Command.instant("/usr/sbin/ha-manager", machine, HaTools::haManager));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(
                UnitDefinition.service(120, "watchdog-mux", "Proxmox VE watchdog multiplexer").as(Unit.File.STATIC),
                UnitDefinition.service(220, "pve-ha-crm", "PVE Cluster HA Resource Manager Daemon"),
                UnitDefinition.service(230, "pve-ha-lrm", "PVE Local HA Resource Manager Daemon"));
    }

    @Override
    public List<ApiPath> paths() {
        return List.of(
                ApiPath.get("/cluster/ha/resources", request -> ApiResult.of(List.of()), "type"),
                ApiPath.any("/cluster/ha/groups", request -> {
                    if (request.node().release().number() >= 9) {
                        throw new ApiError(2, "cannot index groups: ha groups have been migrated to rules\n");
                    }
                    request.allow(List.of());
                    return ApiResult.of(List.of());
                }),
                ApiPath.get("/cluster/ha/rules", request -> ApiResult.of(List.of()), "type", "resource"),
                ApiPath.get("/cluster/ha/status/current", request -> new HaApi(request.node()).haCurrent()),
                ApiPath.get("/cluster/ha/status/manager_status", request -> ApiResult.of(new HaApi(request.node()).haManager())));
    }
}

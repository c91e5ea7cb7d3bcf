package praktikum.sim.proxmox.cluster;

import java.util.List;
import java.util.stream.Stream;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.ApiSource;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Forming a cluster, joining one, and its paths of the API. */
public final class ClusterTopic implements Topic, ApiSource, FaultSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/bin/pvecm", new Pvecm(machine)));
    }

    @Override
    public List<ApiPath> paths() {
        return List.of(
                ApiPath.get("/cluster/status", request -> new ClusterApi(request.node()).status()),
                ApiPath.get("/cluster/resources", request -> new ClusterApi(request.node()).resources(request.parameter("type")), "type"),
                ApiPath.get("/cluster/config/nodes", request -> new ClusterApi(request.node()).configNodes()),
                ApiPath.get("/cluster/config/totem", request -> new ClusterApi(request.node()).totem()),
                ApiPath.any("/cluster/config/join", request -> {
                    if (Pmxcfs.of(request.node()).conf().isEmpty()) {
                        throw new ApiError(255, "424 node is not in a cluster, no join info available!\n");
                    }
                    request.allow(List.of("node"));
                    return new ClusterApi(request.node()).join();
                }),
                ApiPath.get("/cluster/config/apiversion", request -> ApiResult.of(1)),
                ApiPath.get("/cluster/log", request -> new ClusterApi(request.node()).log(request.number("max", 50)), "max"),
                ApiPath.get("/cluster/options", request -> new DatacenterOptions(request.node()).shown()),
                ApiPath.change("set", "/cluster/options", (request, call) -> options(request)),
                ApiPath.get("/cluster/(backup|replication)", request -> ApiResult.of(List.of())));
    }

    private static ApiResult options(ApiRequest request) throws ApiError {
        ApiError[] refused = new ApiError[1];
        request.node().world().act(() -> {
            try {
                new DatacenterOptions(request.node()).change(request.parameters(), request.usage());
            } catch (ApiError e) {
                refused[0] = e;
            }
        });
        if (refused[0] != null) {
            throw refused[0];
        }
        return ApiResult.of(null);
    }

    @Override
    public List<Fault> faults() {
        return Stream.of(MemberFaults.all(), QuorumFaults.all(), TrustFaults.all(), LinkFaults.all()).flatMap(List::stream).toList();
    }

    @Override
    public void firstBoot(Machine machine, Installation plan) {
        new UpdateCerts(machine).update(false);
    }
}

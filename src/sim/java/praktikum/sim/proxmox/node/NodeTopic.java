package praktikum.sim.proxmox.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.ApiSource;
import praktikum.sim.proxmox.api.ClusterResources;
import praktikum.sim.proxmox.api.Pvesh;

/** One node of Proxmox VE: its daemons, its state, updates, network, time. */
public final class NodeTopic implements Topic, UnitSource, ApiSource, FaultSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/bin/pvesh", new Pvesh(machine)),
                Command.instant("/usr/bin/pveversion", machine, NodeTools::pveversion),
                Command.instant("/usr/bin/pvesubscription", machine, NodeTools::subscription));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        var units = new ArrayList<>(List.of(
                UnitDefinition.service(130, "rrdcached", "LSB: start or stop rrdcached").as(Unit.File.GENERATED),
                UnitDefinition.service(160, "pve-firewall", "Proxmox VE firewall"),
                UnitDefinition.service(170, "pvefw-logger", "Proxmox VE firewall logger"),
                UnitDefinition.service(190, "pvedaemon", "PVE API Daemon").listening("127.0.0.1:85"),
                UnitDefinition.service(200, "pveproxy", "PVE API Proxy Server").listening("*:8006").showing("/etc/pve/local/pve-ssl.pem")
                        .behind(new Pveproxy(machine)),
                UnitDefinition.service(210, "spiceproxy", "PVE SPICE Proxy Server").listening("*:3128")
                .showing("/etc/pve/local/pve-ssl.pem"),
                UnitDefinition.service(270, "pvescheduler", "Proxmox VE scheduler")));
        if (machine.release().number() >= 9) {
            units.add(UnitDefinition.service(280, "proxmox-firewall", "Proxmox nftables firewall"));
        }
        return units;
    }

    @Override
    public List<ApiPath> paths() {
        var paths = new ArrayList<>(List.of(
                ApiPath.get("/version", request -> ApiResult.of(new NodeApi(request.node()).version())),
                ApiPath.get("/nodes", request -> new NodeList(request.node()).nodes()),
                ApiPath.any("/nodes/{node}", request -> ApiResult.of(List.of())),
                ApiPath.get("/nodes/{node}/status", request -> ApiResult.of(new NodeApi(request.node()).status())),
                ApiPath.get("/nodes/{node}/version", request -> ApiResult.of(new NodeApi(request.node()).version())),
                ApiPath.get("/nodes/{node}/network", request -> new NetworkApi(request.node()).list(), "type"),
                ApiPath.get("/nodes/{node}/services", request -> new NodeApi(request.node()).services()),
                ApiPath.get("/nodes/{node}/time", request -> ApiResult.of(new NodeApi(request.node()).time())),
                ApiPath.get("/nodes/{node}/dns", request -> ApiResult.of(new NodeApi(request.node()).dns())),
                ApiPath.get("/nodes/{node}/hosts", request -> ApiResult.of(new NodeApi(request.node()).hosts())),
                ApiPath.get("/nodes/{node}/subscription", request -> ApiResult.of(new NodeApi(request.node()).subscription())),
                ApiPath.get("/nodes/{node}/apt/repositories", request -> ApiResult.of(new AptApi(request.node()).repositories())),
                ApiPath.get("/nodes/{node}/apt/update", request -> new AptApi(request.node()).updates()),
                ApiPath.get("/nodes/{node}/apt/versions", request -> new AptApi(request.node()).versions())));
        paths.addAll(NodeActions.paths());
        return paths;
    }

    @Override
    public List<ClusterResources> resources() {
        return List.of(new ClusterResources(10, "node", (node, name) -> List.of(new NodeList(node).resource(name))),
                new ClusterResources(40, "sdn", (node, name) -> List.of(localNetwork(node, name))));
    }

    private static Map<String, Object> localNetwork(Machine node, String name) {
        return new TreeMap<>(node.release().number() >= 9
                ? Map.of("id", "network/" + name + "/zone/localnetwork", "network", "localnetwork", "network-type", "zone", "node", name,
                        "status", "ok", "type", "network")
                : Map.of("id", "sdn/" + name + "/localnetwork", "node", name, "sdn", "localnetwork", "status", "ok", "type", "sdn"));
    }

    @Override
    public List<Fault> faults() {
        return NodeFaults.all();
    }
}

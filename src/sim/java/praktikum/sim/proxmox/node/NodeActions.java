package praktikum.sim.proxmox.node;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.machine.packages.AptUpdate;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.task.Task;
import praktikum.sim.proxmox.task.TaskWorker;
import praktikum.sim.shell.Call;

/** What the labs change on a node through the API. */
final class NodeActions {

    private final Machine node;
    private final Call call;

    private NodeActions(Machine node, Call call) {
        this.node = node;
        this.call = call;
    }

    static List<ApiPath> paths() {
        return List.of(
                ApiPath.change("create", "/nodes/{node}/apt/update",
                        (request, call) -> ApiResult.of(new NodeActions(request.node(), call).update().upid())),
                ApiPath.change("set", "/nodes/{node}/network",
                        (request, call) -> ApiResult.of(new NodeActions(request.node(), call).network().upid())),
                ApiPath.change("set", "/nodes/{node}/time", (request, call) -> new NodeActions(request.node(), call).time(request)),
                ApiPath.change("set", "/nodes/{node}/dns", (request, call) -> new NodeActions(request.node(), call)
                .dns(request.parameters())),
                ApiPath.change("create", "/nodes/{node}/services/[a-z-]+/(start|stop|restart|reload)", (request, call) -> ApiResult.of(
                        new NodeActions(request.node(), call).service(request.word(4), request.word(5)).upid())));
    }

    private Task update() throws IOException, InterruptedException {
        return TaskWorker.run(call, node, "aptupdate", "", "pvesh", worker -> {
            worker.say("starting apt-get update");
            AptUpdate.Result result = node.world().ask(() -> new AptUpdate(node).run());
            worker.work(1500);
            result.lines().forEach(worker::say);
            if (!result.errors().isEmpty()) {
                worker.warn(String.join("\n", result.errors()) + "\n");
            }
            if (result.exit() != 0) {
                throw new TaskWorker.Failed("command 'apt-get update' failed: exit code " + result.exit());
            }
        });
    }

    private Task network() throws IOException, InterruptedException {
        return TaskWorker.run(call, node, "srvreload", "networking", "pvesh", worker -> {
            List<String> complaints = node.world().ask(() -> {
                node.disk().rename("/etc/network/interfaces.new", "/etc/network/interfaces");
                return Ifupdown.of(node).reload();
            });
            worker.work(900);
            complaints.forEach(line -> worker.say(line.split(":")[1].strip() + " : " + line + " "));
            if (complaints.stream().anyMatch(line -> line.startsWith("error"))) {
                throw new TaskWorker.Failed("command 'ifreload -a' failed: exit code 1");
            }
        });
    }

    private ApiResult time(ApiRequest request) throws ApiError {
        String zone = request.parameter("timezone");
        if (zone.isEmpty()) {
            throw new ApiError(1, "No 'set' handler defined for '" + request.path() + "'\n");
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new ApiError(255, "400 Parameter verification failed.\ntimezone: No such timezone.\n" + request.usage() + "\n");
        }
        node.world().act(() -> {
            node.disk().link("/etc/localtime", "/usr/share/zoneinfo/" + zone);
            if (node.disk().exists("/etc/timezone")) {
                node.disk().write("/etc/timezone", zone + "\n");
            }
        });
        return ApiResult.of(null);
    }

    private ApiResult dns(Map<String, String> parameters) {
        var text = new StringBuilder("search " + parameters.getOrDefault("search", "") + "\n");
        for (int i = 1; i <= 3; i++) {
            if (parameters.containsKey("dns" + i)) {
                text.append("nameserver ").append(parameters.get("dns" + i)).append('\n');
            }
        }
        node.world().act(() -> node.disk().write("/etc/resolv.conf", text.toString()));
        return ApiResult.of(null);
    }

    private Task service(String name, String verb) throws ApiError, IOException, InterruptedException {
        Unit unit = node.world().ask(() -> Units.of(node).get(name))
                .orElseThrow(() -> new ApiError(255, "400 Parameter verification failed.\nservice: value '"
                + name + "' does not have a value in the enumeration\n"));
        return TaskWorker.run(call, node, "srv" + verb, name, "pvesh", worker -> {
            worker.say((verb.equals("stop") ? "stopping" : verb + "ing") + " service " + name + ": done");
            node.world().act(() -> {
                if (!verb.equals("start")) {
                    Units.of(node).stop(unit);
                }
                if (!verb.equals("stop")) {
                    Units.of(node).start(unit);
                }
            });
            worker.work(500);
        });
    }
}

package praktikum.sim.proxmox.api;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.packages.AptUpdate;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.proxmox.task.Task;
import praktikum.sim.proxmox.task.TaskWorker;
import praktikum.sim.shell.Call;

/** {@code pvesh create} and {@code pvesh set}: what the labs change through the API. */
final class PveshActions {

    private final Machine node;
    private final Call call;

    PveshActions(Machine node, Call call) {
        this.node = node;
        this.call = call;
    }

    ApiResult carryOut(String verb, String path, Map<String, String> parameters, String usage) throws ApiError, IOException, InterruptedException {
        String[] parts = path.split("/");
        boolean ofNode = parts.length > 3 && parts[1].equals("nodes");
        String own = node.world().ask(node::hostname);
        if (ofNode && !parts[2].equals(own) && !parts[2].equals("localhost")) {
            throw new ApiError(2, "pvesh: changing another node from here is not supported by the simulator\n");
        }
        String rest = ofNode ? String.join("/", List.of(parts).subList(3, parts.length)) : path;
        if (verb.equals("create") && rest.equals("apt/update")) {
            return ApiResult.of(update().upid());
        }
        if (verb.equals("set") && rest.equals("network")) {
            return ApiResult.of(network().upid());
        }
        if (verb.equals("set") && rest.equals("time") && parameters.containsKey("timezone")) {
            return zone(parameters.get("timezone"), usage);
        }
        if (verb.equals("set") && rest.equals("dns")) {
            return dns(parameters);
        }
        if (verb.equals("create") && rest.matches("services/[a-z-]+/(start|stop|restart|reload)")) {
            return ApiResult.of(service(parts[4], parts[5]).upid());
        }
        throw new ApiError(1, "No '" + verb + "' handler defined for '" + path + "'\n");
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
                return node.interfaces().reload();
            });
            worker.work(900);
            complaints.forEach(line -> worker.say(line.split(":")[1].strip() + " : " + line + " "));
            if (complaints.stream().anyMatch(line -> line.startsWith("error"))) {
                throw new TaskWorker.Failed("command 'ifreload -a' failed: exit code 1");
            }
        });
    }

    private ApiResult zone(String zone, String usage) throws ApiError {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new ApiError(255, "400 Parameter verification failed.\ntimezone: No such timezone.\n" + usage + "\n");
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
        Unit unit = node.world().ask(() -> node.units().get(name)).orElseThrow(() -> new ApiError(255, "400 Parameter verification failed.\nservice: value '"
                + name + "' does not have a value in the enumeration\n"));
        return TaskWorker.run(call, node, "srv" + verb, name, "pvesh", worker -> {
            worker.say((verb.equals("stop") ? "stopping" : verb + "ing") + " service " + name + ": done");
            node.world().act(() -> {
                if (!verb.equals("start")) {
                    node.units().stop(unit);
                }
                if (!verb.equals("stop")) {
                    node.units().start(unit);
                }
            });
            worker.work(500);
        });
    }
}

package praktikum.sim.proxmox.api;

import java.util.List;
import java.util.Map;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.cluster.ClusterApi;
import praktikum.sim.proxmox.guest.GuestApi;
import praktikum.sim.proxmox.node.AptApi;
import praktikum.sim.proxmox.node.NetworkApi;
import praktikum.sim.proxmox.node.NodeApi;
import praktikum.sim.proxmox.storage.StorageApi;
import praktikum.sim.proxmox.task.TaskApi;

/** Which API path is answered by what; runs where the path's node is, inside the world's lock. */
final class PveshPaths {

    private final Machine node;
    private final Map<String, String> parameters;
    private final String usage;

    PveshPaths(Machine node, Map<String, String> parameters, String usage) {
        this.node = node;
        this.parameters = parameters;
        this.usage = usage;
    }

    ApiResult get(String path) throws ApiError {
        String[] parts = path.split("/");
        if (parts.length > 2 && parts[1].equals("nodes")) {
            return nodePath(path, parts);
        }
        var cluster = new ClusterApi(node);
        return switch (path) {
            case "/version" -> allowed(() -> ApiResult.of(new NodeApi(node).version()));
            case "/nodes" -> allowed(cluster::nodes);
            case "/cluster/status" -> allowed(cluster::status);
            case "/cluster/resources" -> allowed(() -> cluster.resources(parameters.getOrDefault("type", "")), "type");
            case "/cluster/config/nodes" -> allowed(cluster::configNodes);
            case "/cluster/config/totem" -> allowed(cluster::totem);
            case "/cluster/config/join" -> {
                if (node.pmxcfs().conf().isEmpty()) {
                    throw new ApiError(255, "424 node is not in a cluster, no join info available!\n");
                }
                yield allowed(cluster::join, "node");
            }
            case "/cluster/config/apiversion" -> allowed(() -> ApiResult.of(1));
            case "/cluster/tasks" -> allowed(cluster::tasks);
            case "/cluster/log" -> allowed(() -> cluster.log(number("max", 50)), "max");
            case "/cluster/options" -> allowed(cluster::options);
            case "/cluster/backup", "/cluster/replication" -> allowed(() -> ApiResult.of(List.of()));
            case "/cluster/ha/resources" -> allowed(() -> ApiResult.of(List.of()), "type");
            case "/cluster/ha/groups" -> {
                if (node.release().number() >= 9) {
                    throw new ApiError(2, "cannot index groups: ha groups have been migrated to rules\n");
                }
                yield allowed(() -> ApiResult.of(List.of()));
            }
            case "/cluster/ha/rules" -> allowed(() -> ApiResult.of(List.of()), "type", "resource");
            case "/cluster/ha/status/current" -> allowed(cluster::haCurrent);
            case "/cluster/ha/status/manager_status" -> allowed(() -> ApiResult.of(cluster.haManager()));
            case "/storage" -> allowed(() -> ApiResult.of(new StorageApi(node).definitions()), "type");
            default -> throw new ApiError(1, "No 'get' handler defined for '" + path + "'\n");
        };
    }

    private ApiResult nodePath(String path, String[] parts) throws ApiError {
        var api = new NodeApi(node);
        String rest = String.join("/", List.of(parts).subList(3, parts.length));
        if (rest.matches("tasks/UPID:[^/]+/(status|log)")) {
            return new TaskApi(node, parameters).ofTask(parts[4], parts[5]);
        }
        return switch (rest) {
            case "" -> ApiResult.of(List.of());
            case "status" -> allowed(() -> ApiResult.of(api.status()));
            case "version" -> allowed(() -> ApiResult.of(api.version()));
            case "network" -> allowed(() -> new NetworkApi(node).list(), "type");
            case "services" -> allowed(api::services);
            case "time" -> allowed(() -> ApiResult.of(api.time()));
            case "dns" -> allowed(() -> ApiResult.of(api.dns()));
            case "hosts" -> allowed(() -> ApiResult.of(api.hosts()));
            case "subscription" -> allowed(() -> ApiResult.of(api.subscription()));
            case "tasks" -> allowed(() -> new TaskApi(node, parameters).list(), "limit", "start", "typefilter", "source", "errors", "statusfilter",
                    "since", "until", "vmid", "userfilter");
            case "apt/repositories" -> allowed(() -> ApiResult.of(new AptApi(node).repositories()));
            case "apt/update" -> allowed(() -> new AptApi(node).updates());
            case "apt/versions" -> allowed(() -> new AptApi(node).versions());
            case "qemu", "lxc" -> allowed(() -> ApiResult.of(new GuestApi(node).list(rest)));
            case "storage" -> allowed(() -> ApiResult.of(new StorageApi(node).states()));
            default -> throw new ApiError(1, "No 'get' handler defined for '" + path + "'\n");
        };
    }

    @FunctionalInterface
    interface Work {
        ApiResult result() throws ApiError;
    }

    private ApiResult allowed(Work work, String... names) throws ApiError {
        for (String name : parameters.keySet()) {
            if (!List.of(names).contains(name)) {
                throw new ApiError(255, "Unknown option: " + name + "\n400 unable to parse option\n" + usage + "\n");
            }
        }
        return work.result();
    }

    private int number(String name, int otherwise) throws ApiError {
        String text = parameters.getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}")) {
            throw new ApiError(255, "400 Parameter verification failed.\n" + name + ": type check ('integer') failed - got '" + text + "'\n" + usage + "\n");
        }
        return Integer.parseInt(text);
    }
}

package praktikum.sim.proxmox.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** {@code /nodes/NODE/tasks} and what is below. */
final class TaskApi {

    private final Machine node;
    private final Map<String, String> parameters;

    TaskApi(Machine node, Map<String, String> parameters) {
        this.node = node;
        this.parameters = parameters;
    }

    ApiResult list() throws ApiError {
        String source = parameters.getOrDefault("source", "archive");
        if (!List.of("archive", "active", "all").contains(source)) {
            throw new ApiError(255, "400 Parameter verification failed.\nsource: value '" + source
                    + "' does not have a value in the enumeration 'archive, active, all'\npvesh get <api_path> [OPTIONS] "
                    + "[FORMAT_OPTIONS]\n");
        }
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Task task : source.equals("active") ? Tasks.of(node).recent() : Tasks.of(node).newestFirst()) {
            if (source.equals("archive") && task.end().isEmpty() || !matches(task)) {
                continue;
            }
            entries.add(fields(task));
        }
        int start = Integer.parseInt(parameters.getOrDefault("start", "0"));
        int limit = Integer.parseInt(parameters.getOrDefault("limit", "50"));
        List<Map<String, Object>> page = entries.subList(Math.min(start, entries.size()), entries.size());
        return ApiResult.of(limit == 0 ? page : page.subList(0, Math.min(limit, page.size())),
                List.of("id", "node", "pid", "pstart", "starttime", "type", "upid", "user", "endtime", "status"), "pid", "pstart",
                "starttime", "endtime");
    }

    private boolean matches(Task task) {
        String status = task.end().isEmpty() || task.status().equals("OK") ? "ok" : Task.well(task.status()) ? "warning" : "error";
        return Optional.ofNullable(parameters.get("typefilter")).map(task.type()::equals).orElse(true)
                && Optional.ofNullable(parameters.get("vmid")).map(task.id()::equals).orElse(true)
                && Optional.ofNullable(parameters.get("userfilter")).map("root@pam"::contains).orElse(true)
                && (!parameters.getOrDefault("errors", "0").equals("1") || status.equals("error"))
                && Optional.ofNullable(parameters.get("statusfilter")).map(list -> List.of(list.split(",")).contains(status)).orElse(true)
                && Optional.ofNullable(parameters.get("since")).map(since -> task.start().getEpochSecond() >= Long.parseLong(since))
                .orElse(true)
                && Optional.ofNullable(parameters.get("until")).map(until -> task.start().getEpochSecond() <= Long.parseLong(until))
                .orElse(true);
    }

    private static Map<String, Object> fields(Task task) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("id", task.id());
        fields.put("node", task.node());
        fields.put("pid", task.pid());
        fields.put("pstart", task.pidStart());
        fields.put("starttime", task.start().getEpochSecond());
        fields.put("type", task.type());
        fields.put("upid", task.upid());
        fields.put("user", "root@pam");
        task.end().ifPresent(end -> fields.put("endtime", end.getEpochSecond()));
        fields.put("status", task.end().isPresent() ? task.status() : "RUNNING");
        return fields;
    }

    ApiResult ofTask(String upid, String what) throws ApiError {
        Optional<Task> task = Tasks.of(node).get(upid);
        if (task.isEmpty()) {
            throw new ApiError(255, "no such task\n");
        }
        if (what.equals("log")) {
            int start = Integer.parseInt(parameters.getOrDefault("start", "0"));
            int limit = Integer.parseInt(parameters.getOrDefault("limit", "50"));
            List<Map<String, Object>> lines = new ArrayList<>();
            List<String> log = task.get().log().isEmpty() ? List.of("no content") : task.get().log();
            for (int i = start; i < log.size() && (limit == 0 || i < start + limit); i++) {
                lines.add(new TreeMap<>(Map.of("n", i + 1, "t", log.get(i))));
            }
            return ApiResult.of(lines, List.of("n", "t"), "n");
        }
        Map<String, Object> fields = fields(task.get());
        fields.remove("endtime");
        fields.put("status", task.get().end().isPresent() ? "stopped" : "running");
        if (task.get().end().isPresent()) {
            fields.put("exitstatus", task.get().status());
        }
        return ApiResult.of(fields);
    }

    /** {@code /cluster/tasks}: the last tasks of all nodes that are online. */
    ApiResult ofCluster() {
        var view = new ClusterView(node);
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : view.names()) {
            for (Task task : view.peer(name).filter(other -> Pmxcfs.of(node).online(name)).map(other -> Tasks.of(other).recent())
                    .orElse(List.of())) {
                Map<String, Object> fields = new TreeMap<>(Map.of("id", task.id(), "node", task.node(), "starttime", task.start()
                        .getEpochSecond(),
                        "type", task.type(), "upid", task.upid(), "user", "root@pam"));
                task.end().ifPresent(end -> {
                    fields.put("endtime", end.getEpochSecond());
                    fields.put("status", task.status());
                    fields.put("saved", "1");
                });
                list.add(fields);
            }
        }
        return ApiResult.of(list, List.of("upid"));
    }
}

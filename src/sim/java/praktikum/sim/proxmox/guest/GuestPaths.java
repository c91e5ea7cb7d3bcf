package praktikum.sim.proxmox.guest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.container.ContainerCreate;
import praktikum.sim.proxmox.guest.container.ContainerUpdate;
import praktikum.sim.proxmox.guest.migrate.ContainerMigration;
import praktikum.sim.proxmox.guest.migrate.MigrationPreview;
import praktikum.sim.proxmox.guest.migrate.VmMigration;
import praktikum.sim.proxmox.guest.run.GuestCommand;
import praktikum.sim.proxmox.guest.run.GuestDestroy;
import praktikum.sim.proxmox.guest.run.GuestOperations;
import praktikum.sim.proxmox.guest.run.GuestStatus;
import praktikum.sim.proxmox.guest.run.HighAvailability;
import praktikum.sim.proxmox.guest.run.Snapshots;
import praktikum.sim.proxmox.guest.vm.VmApi;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.shell.Call;

/** Guests in the API: {@code /nodes/NODE/qemu} and {@code /nodes/NODE/lxc}, and their rows in {@code /cluster/resources}. */
final class GuestPaths {

    private static final String ANY = "/nodes/{node}/(qemu|lxc)";
    private static final String ONE = ANY + "/\\d{3,9}";
    private static final String TAG = "pvesh";

    private GuestPaths() {}

    static List<ApiPath> all() {
        List<ApiPath> paths = new ArrayList<>(VmApi.paths());
        paths.addAll(List.of(
                ApiPath.get("/cluster/nextid", request -> ApiResult.of(String.valueOf(new GuestFiles(request.node()).nextId())), "vmid"),
                ApiPath.get(ANY, GuestPaths::list, "full"),
                ApiPath.change("create", ANY, GuestPaths::create),
                ApiPath.change("delete", ONE, (request, call) -> GuestCommand.task(request, call, () -> GuestDestroy.begin(request.node(),
                        kind(request), id(request), request.parameter("purge").equals("1"), TAG))),
                ApiPath.get(ONE + "/config", request -> GuestCommand.answer(request, () -> ApiResult.of(operations(request)
                        .config(id(request), request.parameter("current").equals("1")))), "current", "snapshot"),
                ApiPath.get(ONE + "/pending", request -> GuestCommand.answer(request, () -> ApiResult.of(operations(request)
                        .pending(id(request))))),
                ApiPath.get(ONE + "/status/current",
                        request -> GuestCommand.answer(request, () -> ApiResult.of(status(request).current()))),
                ApiPath.get(ONE + "/snapshot", request -> GuestCommand.answer(request, () -> ApiResult.of(new Snapshots(request.node(),
                        kind(request), id(request)).list()))),
                ApiPath.get(ONE + "/migrate",
                        request -> GuestCommand.answer(request, () -> ApiResult.of(new MigrationPreview(request.node(),
                        kind(request), id(request)).fields())), "target"),
                ApiPath.change("create", ONE + "/status/(start|stop|shutdown|reboot|reset)", GuestPaths::change),
                ApiPath.change("create", ONE + "/migrate", GuestPaths::migrate),
                ApiPath.change("set", "/nodes/{node}/lxc/\\d{3,9}/config", (request, call) -> GuestCommand.answer(request, () -> {
                    ContainerUpdate.carryOut(request.node(), id(request), request.parameters());
                    return ApiResult.of(null);
                }))));
        return paths;
    }

    private static GuestKind kind(ApiRequest request) {
        return GuestKind.of(request.word(3));
    }

    private static int id(ApiRequest request) {
        return Integer.parseInt(request.word(4));
    }

    private static GuestOperations operations(ApiRequest request) {
        return new GuestOperations(request.node(), kind(request), TAG);
    }

    private static GuestStatus status(ApiRequest request) throws GuestError {
        return new GuestStatus(request.node(), kind(request), id(request), new GuestFiles(request.node()).load(kind(request), id(request)));
    }

    private static ApiResult list(ApiRequest request) {
        var files = new GuestFiles(request.node());
        List<Map<String, Object>> list = new ArrayList<>();
        for (int id : files.ids(files.nodename(), kind(request))) {
            files.read(files.nodename(), kind(request), id).ifPresent(config -> list.add(new GuestStatus(request.node(), kind(request), id,
                    config).listed()));
        }
        return ApiResult.of(list);
    }

    private static ApiResult create(ApiRequest request, Call call) throws ApiError, IOException,
            InterruptedException {
        Map<String, String> options = new TreeMap<>(request.parameters());
        String number = Optional.ofNullable(options.remove("vmid")).orElse("");
        return GuestCommand.task(request, call, () -> kind(request) == GuestKind.QEMU
                ? VmApi.create(request.node(), GuestCommand.id(number), options, TAG)
                : ContainerCreate.begin(request.node(), GuestCommand.id(number), Optional.ofNullable(options.remove("ostemplate"))
                        .orElse(""), options, TAG));
    }

    private static ApiResult change(ApiRequest request, Call call) throws ApiError, IOException,
            InterruptedException {
        GuestOperations operations = operations(request);
        var seconds = Optional.ofNullable(request.parameters().get("timeout")).filter(text -> text.matches("\\d{1,6}"));
        return GuestCommand.task(request, call, () -> switch (request.word(6)) {
            case "start" -> operations.start(id(request));
            case "reset" -> operations.reset(id(request));
            case "stop" -> operations.stop(id(request));
            case "shutdown" -> operations.shutdown(id(request), seconds, request.parameter("forceStop").equals("1"));
            default -> operations.reboot(id(request), seconds);
        });
    }

    private static ApiResult migrate(ApiRequest request, Call call) throws ApiError, IOException,
            InterruptedException {
        String target = request.parameter("target");
        return GuestCommand.task(request, call, () -> kind(request) == GuestKind.QEMU
                ? VmMigration.begin(request.node(), id(request), target, request.parameters(), TAG, text -> call.err().print(text))
                : ContainerMigration.begin(request.node(), id(request), target, request.parameters(), TAG));
    }

    /** The rows of a node's guests as another one sees them; of a node that is not known any more only that they are there. */
    static List<Map<String, Object>> rows(Machine seenFrom, String nodename) {
        var view = new ClusterView(seenFrom);
        var files = new GuestFiles(seenFrom);
        boolean known = view.known(nodename);
        HighAvailability services = HighAvailability.of(seenFrom);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (GuestKind kind : GuestKind.values()) {
            for (int id : files.ids(nodename, kind)) {
                GuestConfig config = files.read(nodename, kind, id).orElseThrow();
                Map<String, Object> row = known ? view.peer(nodename)
                        .map(peer -> new GuestStatus(peer, kind, id, config).resource(nodename))
                        .orElseGet(() -> unknown(nodename, kind, id)) : unknown(nodename, kind, id);
                services.state(kind, id).ifPresent(state -> row.put("hastate", state));
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, Object> unknown(String nodename, GuestKind kind, int id) {
        return new TreeMap<>(Map.of("id", kind.word() + "/" + id, "node", nodename, "type", kind.word(), "vmid", id, "status", "unknown"));
    }
}

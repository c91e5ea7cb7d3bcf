package praktikum.sim.proxmox.guest.vm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.run.GuestCommand;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.shell.Call;

/** What only virtual machines have in the API: their configuration's changes, disks, agent. */
public final class VmApi {

    private static final String ONE = "/nodes/{node}/qemu/\\d{3,9}";
    private static final String TAG = "pvesh";

    private VmApi() {}

    /** The paths. */
    public static List<ApiPath> paths() {
        return List.of(
                ApiPath.change("set", ONE + "/config", (request, call) -> update(request)),
                ApiPath.change("create", ONE + "/config", (request, call) -> update(request)),
                ApiPath.change("create", ONE + "/move_disk", (request, call) -> GuestCommand.task(request, call, () -> VmMove.begin(
                        request.node(), id(request), request.parameter("disk"), request.parameter("storage"),
                        Optional.ofNullable(request.parameters().get("format")), request.parameter("delete").equals("1"), TAG))),
                ApiPath.get(ONE + "/agent/exec-status", request -> GuestCommand.answer(request, () -> ApiResult.of(GuestExecution.result(
                        request.node(), id(request), request.parameter("pid")))), "pid"),
                ApiPath.get(ONE + "/agent/file-read", request -> GuestCommand.answer(request, () -> ApiResult.of(read(request))), "file"),
                ApiPath.change("create", ONE + "/agent/exec", VmApi::execute),
                ApiPath.get(ONE + "/agent/[a-z-]+", request -> GuestCommand.answer(request, () -> asked(request))),
                ApiPath.change("create", ONE + "/agent/[a-z-]+", (request, call) -> GuestCommand.answer(request, () -> asked(request))));
    }

    private static int id(ApiRequest request) {
        return Integer.parseInt(request.word(4));
    }

    /** Makes a machine. */
    public static TaskProcess create(Machine node, int id, Map<String, String> options, String tag) throws GuestError {
        return VmCreate.begin(node, id, options, tag);
    }

    private static ApiResult update(ApiRequest request) throws ApiError {
        return GuestCommand.answer(request, () -> {
            var update = new VmUpdate(request.node(), id(request));
            update.carryOut(request.parameters());
            return ApiResult.of(null).warning(update.err());
        });
    }

    private static ApiResult asked(ApiRequest request) throws GuestError {
        String command = request.word(6);
        if (!VmAgent.COMMANDS.contains(command)) {
            throw new GuestError("Method '" + request.verb() + " " + request.path() + "' not implemented");
        }
        return ApiResult.of(new TreeMap<>(Map.of("result", new VmAgent(request.node(), id(request)).ask(command))));
    }

    private static Map<String, Object> read(ApiRequest request) throws GuestError {
        Machine machine = new VmAgent(request.node(), id(request)).available();
        String file = request.parameter("file");
        String text = machine.disk().text(file)
                .orElseThrow(() -> new GuestError("can't open file: Agent error: Guest agent command failed, "
                + "error was 'failed to open file '" + file + "': No such file or directory'"));
        return new TreeMap<>(Map.of("bytes-read", text.getBytes(StandardCharsets.UTF_8).length, "content", text));
    }

    private static ApiResult execute(ApiRequest request, Call call) throws ApiError, InterruptedException {
        try {
            Machine machine = GuestCommand.ask(request.node(), () -> new VmAgent(request.node(), id(request)).available());
            Map<String, Object> result = VmAgent.run(machine, List.of(request.parameter("command").split("\0|\\s+")), new byte[0]);
            return ApiResult.of(GuestExecution.keep(request.node(), id(request), result));
        } catch (GuestError e) {
            throw new ApiError(e.exit(), e.text(request.usage()));
        }
    }
}

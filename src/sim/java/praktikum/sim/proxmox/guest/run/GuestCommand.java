package praktikum.sim.proxmox.guest.run;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.PveArguments;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.shell.Call;

/** How commands and the API ask for something about guests, and how it is told what became of it. */
public final class GuestCommand {

    /** Something that may be refused. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it, while nothing else in the world happens. */
        T done() throws GuestError;
    }

    private static final String NUMBER = "[1-9]\\d{2,8}";

    private GuestCommand() {}

    /** Does something in one go. */
    public static <T> T ask(Machine node, Work<T> work) throws GuestError {
        GuestError[] refused = new GuestError[1];
        T result = node.world().ask(() -> {
            try {
                new GuestVolumes(node, new StorageOutput()).reachable();
                return work.done();
            } catch (GuestError e) {
                refused[0] = e;
            } catch (StorageError e) {
                refused[0] = GuestError.of(e);
            }
            return null;
        });
        if (refused[0] != null) {
            throw refused[0];
        }
        return result;
    }

    /** The number of a guest as it is typed. */
    public static int id(String text) throws GuestError {
        if (!text.matches("\\d+")) {
            throw GuestError.parameter("vmid", "type check ('integer') failed - got '" + text + "'");
        }
        if (!text.matches(NUMBER)) {
            throw GuestError.parameter("vmid", "invalid format - value does not look like a valid VM ID\n");
        }
        return Integer.parseInt(text);
    }

    /** Carries a command out whose arguments are these, and prints its answer. */
    public static int answer(Call call, Machine node, Map<String, Kind> known, int places, String usage, Function<PveArguments,
            Work<Answer>> work) throws IOException {
        PveArguments words = PveArguments.of(call.args(), known, places, usage);
        if (words.refusal().isPresent()) {
            return InstantCommand.print(call, words.refusal().get());
        }
        try {
            return InstantCommand.print(call, ask(node, work.apply(words)));
        } catch (GuestError e) {
            return InstantCommand.print(call, Answer.fail(e.exit(), e.text(usage)));
        }
    }

    /** Starts a task whose command has these arguments, and looks on until it ends. */
    public static int task(Call call, Machine node, Map<String, Kind> known, int places, String usage, Function<PveArguments,
            Work<TaskProcess>> work) throws IOException, InterruptedException {
        PveArguments words = PveArguments.of(call.args(), known, places, usage);
        if (words.refusal().isPresent()) {
            return InstantCommand.print(call, words.refusal().get());
        }
        TaskProcess task;
        try {
            task = ask(node, work.apply(words));
        } catch (GuestError e) {
            return InstantCommand.print(call, Answer.fail(e.exit(), e.text(usage)));
        }
        return task.follow(call) ? 0 : 255;
    }

    /** Starts a task that the API asks for, and looks on as pvesh does; its unique process id. */
    public static ApiResult task(ApiRequest request, Call call, Work<TaskProcess> work) throws ApiError, IOException, InterruptedException {
        TaskProcess task;
        try {
            task = ask(request.node(), work);
        } catch (GuestError e) {
            throw error(request, e);
        }
        task.follow(call);
        return ApiResult.of(task.task().upid());
    }

    /** The answer of something that the API asks for. */
    public static ApiResult answer(ApiRequest request, Work<ApiResult> work) throws ApiError {
        try {
            return ask(request.node(), work);
        } catch (GuestError e) {
            throw error(request, e);
        }
    }

    private static ApiError error(ApiRequest request, GuestError e) {
        return new ApiError(e.exit(), e.text(request.usage()));
    }
}

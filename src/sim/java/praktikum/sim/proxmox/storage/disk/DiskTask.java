package praktikum.sim.proxmox.storage.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.NodeCommands;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.task.TaskWorker;
import praktikum.sim.shell.Call;

/** A change of disks by the API: what is asked is looked at first, and then a task calls commands one after another. */
final class DiskTask {

    /** A step of a task, or what comes before it. */
    @FunctionalInterface
    interface Step {
        void carryOut(NodeCommands commands, StorageOutput output) throws StorageError;
    }

    private static final long STEP = 300;

    private final ApiRequest request;
    private final Call call;

    DiskTask(ApiRequest request, Call call) {
        this.request = request;
        this.call = call;
    }

    Machine node() {
        return request.node();
    }

    ApiRequest request() {
        return request;
    }

    /** Refuses parameters that are not known, and the lack of those that are needed. */
    void parameters(List<String> needed, List<String> optional) throws ApiError {
        List<String> all = new ArrayList<>(needed);
        all.addAll(optional);
        request.allow(all);
        Map<String, String> faults = new TreeMap<>();
        needed.stream().filter(name -> !request.parameters().containsKey(name))
                .forEach(name -> faults.put(name, "property is missing and it is not optional"));
        refuse(faults);
    }

    /** Refuses a value that is none of those that may be. */
    void among(String name, List<String> values) throws ApiError {
        String value = request.parameter(name);
        if (!value.isEmpty() && !values.contains(value)) {
            refuse(Map.of(name, "value '" + value + "' does not have a value in the enumeration '" + String.join(", ", values) + "'"));
        }
    }

    /** Refuses parameters, each with what is wrong with it. */
    void refuse(Map<String, String> faults) throws ApiError {
        if (!faults.isEmpty()) {
            var text = new StringBuilder("400 Parameter verification failed.\n");
            faults.forEach((name, why) -> text.append(name).append(": ").append(why).append('\n'));
            throw new ApiError(255, text + request.usage() + "\n");
        }
    }

    boolean flag(String name) {
        return request.parameter(name).matches("(?i)1|yes|on|true");
    }

    /** The device of a path, links followed. */
    BlockDevice device(String path) throws StorageError {
        if (!path.startsWith("/dev/")) {
            throw new StorageError("got unusual device path '" + path + "'");
        }
        return BlockDevices.of(node()).at(path).orElseThrow(() -> new StorageError("not a valid block device"));
    }

    /** The same of a device that nothing uses. */
    BlockDevice unused(String path) throws StorageError {
        BlockDevice device = device(path);
        Optional<Map<String, Object>> disk = new DiskList(node()).disks(true, false).stream()
                .filter(one -> one.get("devpath").equals(device.node())).findFirst();
        if (disk.isEmpty()) {
            throw new StorageError("'" + device.node() + "' is not a valid local disk");
        }
        if (disk.get().get("used") != null) {
            throw new StorageError("device '" + device.node() + "' is already in use");
        }
        return device;
    }

    /** Looks at something before the task; the machine does nothing else meanwhile. */
    void before(Step step) throws ApiError {
        ApiError[] refused = new ApiError[1];
        node().world().act(() -> {
            var output = new StorageOutput();
            try {
                step.carryOut(new NodeCommands(node(), output), output);
            } catch (StorageError e) {
                refused[0] = new ApiError(e.exit(), output.err() + e.text(request.usage()));
            }
        });
        if (refused[0] != null) {
            throw refused[0];
        }
    }

    /** Carries out the steps of a task, each in its time; the first one that fails ends it. */
    ApiResult run(String type, String id, List<Step> steps) throws IOException, InterruptedException {
        return ApiResult.of(TaskWorker.run(call, node(), type, id, "pvesh", worker -> {
            for (Step step : steps) {
                var output = new StorageOutput();
                Optional<StorageError> error = node().world().ask(() -> {
                    try {
                        step.carryOut(new NodeCommands(node(), output), output);
                        return Optional.<StorageError>empty();
                    } catch (StorageError e) {
                        return Optional.of(e);
                    }
                });
                worker.part(output.out());
                if (!output.err().isEmpty()) {
                    worker.warn(output.err());
                }
                if (error.isPresent()) {
                    throw new TaskWorker.Failed(error.get().getMessage());
                }
                worker.work(STEP);
            }
        }).upid());
    }

    /** A step that tells a command and calls it. */
    static Step told(List<String> command) {
        return (commands, output) -> {
            output.say("# " + String.join(" ", command) + "\n");
            commands.show(command);
        };
    }
}

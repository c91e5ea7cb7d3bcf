package praktikum.sim.proxmox.storage;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.proxmox.api.CommandTable;
import praktikum.sim.proxmox.api.PveArguments;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSchema;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.storage.plugin.StorageScan;
import praktikum.sim.proxmox.task.TaskWorker;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code pvesm}: the storages of the cluster, their state on this node, and what they hold (PVE::CLI::pvesm). */
final class Pvesm implements Program {

    @FunctionalInterface
    private interface Work {
        String done(Storages storages, StorageOutput output) throws StorageError;
    }

    private static final Map<String, Kind> VOLUMES = Map.of("content", Kind.TEXT, "vmid", Kind.NUMBER);
    private static final Map<String, Kind> STATES = Map.of("storage", Kind.TEXT, "content", Kind.LIST, "enabled", Kind.FLAG, "target",
            Kind.TEXT, "format", Kind.FLAG);

    private final Machine node;

    Pvesm(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandTable usage = PvesmUsage.of(node.release());
        return switch (usage.command(call.args())) {
            case CommandTable.Refused(String error) -> InstantCommand.print(call, Answer.fail(255, error));
            case CommandTable.Help(String text) -> InstantCommand.print(call, Answer.ok(text));
            case CommandTable.Found(String command, List<String> args) -> carryOut(call.with(args), command, usage.line(command));
        };
    }

    private int carryOut(Call call, String command, String usage) throws IOException, InterruptedException {
        return switch (command) {
            case "add" -> arguments(call, StorageSchema.toCreate(node.release()), 2, usage, words -> work(usage, (storages, output) -> {
                new StorageChanges(node, output).create(words.place(0), words.place(1), words.options());
                return "";
            }));
            case "set" -> arguments(call, StorageSchema.toUpdate(node.release()), 1, usage, words -> work(usage, (storages, output) -> {
                new StorageChanges(node, output).update(words.place(0), words.options());
                return "";
            }));
            case "remove" -> arguments(call, Map.of(), 1, usage, words -> work(usage, (storages, output) -> {
                new StorageChanges(node, output).delete(words.place(0));
                return "";
            }));
            case "status" -> arguments(call, STATES, 0, usage, words -> work(usage, (storages, output) ->
                    new PvesmTables(node.release()).states(StorageQuery.of(words.options()).states(storages))));
            case "list" -> arguments(call, VOLUMES, 1, usage, words -> work(usage, (storages, output) -> PvesmTables.volumes(
                    storages.volumes(words.place(0), words.option("vmid").map(Integer::parseInt), content(words)))));
            case "path" -> arguments(call, Map.of(), 1, usage, words -> work(usage, (storages, output) -> {
                var volume = parsed(storages, words.place(0));
                return storages.plugin(volume.getKey()).path(volume.getKey(), volume.getValue()) + "\n";
            }));
            case "alloc" -> arguments(call, Map.of("format", Kind.TEXT), 4, usage, words -> work(usage, (storages, output) ->
                    "successfully created '" + new VolumeChanges(storages).allocate(words.place(0), words.place(1), words.place(2),
                            words.place(3), words.option("format")) + "'\n"));
            case "free" -> free(call, usage);
            case "scan nfs", "scan lvm", "scan lvmthin", "scan zfs" -> arguments(call, Map.of(), usage.contains("<") ? 1 : 0, usage,
                    words -> work(usage, (storages, output) -> scan(new StorageScan(node, output), command, words)));
            case "apiinfo" -> arguments(call, Map.of(), 0, usage, words -> Answer.ok(node.release().number() == 8
                    ? "APIVER 11\nAPIAGE 2\n" : "APIVER 15\nAPIAGE 6\n"));
            default -> InstantCommand.print(call, Answer.fail(2, "pvesm: '" + command + "' is not supported by the simulator\n"));
        };
    }

    private static int arguments(Call call, Map<String, Kind> known, int places, String usage, Function<PveArguments, Answer> work)
            throws IOException {
        var words = PveArguments.of(call.args(), known, places, usage);
        return InstantCommand.print(call, words.refusal().orElseGet(() -> work.apply(words)));
    }

    private Answer work(String usage, Work work) {
        return node.world().ask(() -> {
            var output = new StorageOutput();
            try {
                var storages = new Storages(node, output);
                storages.reachable();
                String result = work.done(storages, output);
                return new Answer(0, output.out() + result, output.err());
            } catch (StorageError e) {
                return new Answer(e.exit(), output.out(), output.err() + e.text(usage));
            }
        });
    }

    private static String scan(StorageScan scan, String command, PveArguments words) throws StorageError {
        return switch (command) {
            case "scan zfs" -> scan.zfs();
            case "scan lvm" -> scan.lvm();
            case "scan lvmthin" -> scan.lvmThin(words.place(0));
            default -> scan.nfs(words.place(0));
        };
    }

    private static Optional<String> content(PveArguments words) throws StorageError {
        Optional<String> content = words.option("content");
        StorageSchema.check(content.map(type -> Map.of("content", type)).orElse(Map.of()));
        return content;
    }

    /** A volume id, whose form is checked before anything else. */
    private static Map.Entry<StorageSection, String> parsed(Storages storages, String id)
            throws StorageError {
        if (!id.matches("(?i)[a-z][a-z0-9._-]*[a-z0-9]:.+")) {
            throw StorageError.parameter("volume", "invalid format - unable to parse volume ID '" + id + "'\n");
        }
        return storages.parsed(id);
    }

    private int free(Call call, String usage) throws IOException, InterruptedException {
        var words = PveArguments.of(call.args(), Map.of("storage", Kind.TEXT, "delay", Kind.NUMBER), 1, usage);
        if (words.refusal().isPresent()) {
            return InstantCommand.print(call, words.refusal().get());
        }
        String volume = words.place(0).contains(":") ? words.place(0) : words.option("storage").map(id -> id + ":" + words.place(0))
                .orElse(words.place(0));
        Map<String, String> task = new HashMap<>();
        Answer before = work(usage, (storages, output) -> {
            task.put("id", new VolumeChanges(storages).ownerOf(volume));
            return "";
        });
        if (before.exit() != 0) {
            return InstantCommand.print(call, before);
        }
        TaskWorker.run(call, node, "imgdel", task.get("id"), "pvesm", worker -> {
            Answer answer = work(usage, (storages, output) -> {
                new VolumeChanges(storages).free(volume);
                return "Removed volume '" + volume + "'\n";
            });
            worker.part(answer.out());
            if (answer.exit() != 0) {
                throw new TaskWorker.Failed(answer.err().stripTrailing());
            }
            worker.warn(answer.err());
        });
        return 0;
    }
}

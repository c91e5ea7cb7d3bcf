package praktikum.sim.proxmox.guest.vm;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.proxmox.api.CommandTable;
import praktikum.sim.proxmox.api.PveArguments;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.GuestOptions;
import praktikum.sim.proxmox.guest.migrate.MigrationOptions;
import praktikum.sim.proxmox.guest.migrate.VmMigration;
import praktikum.sim.proxmox.guest.run.GuestCommand;
import praktikum.sim.proxmox.guest.run.GuestDestroy;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.GuestOperations;
import praktikum.sim.proxmox.guest.run.GuestStatus;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.proxmox.guest.run.Snapshots;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code qm}: the virtual machines of a node (PVE::CLI::qm). */
public final class Qm implements Program {

    private static final String TAG = "qm";
    private static final Map<String, Kind> NONE = Map.of();

    private final Machine node;
    private final GuestOperations operations;

    /** The command of a node. */
    public Qm(Machine node) {
        this.node = node;
        this.operations = new GuestOperations(node, GuestKind.QEMU, TAG);
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandTable usage = QmUsage.table();
        return switch (usage.command(call.args())) {
            case CommandTable.Refused(String error) -> InstantCommand.print(call, Answer.fail(255, error));
            case CommandTable.Help(String text) -> InstantCommand.print(call, Answer.ok(text));
            case CommandTable.Found(String command, List<String> args) -> carryOut(call.with(args), command, usage.line(command));
        };
    }

    private int carryOut(Call call, String command, String usage) throws IOException, InterruptedException {
        return switch (command) {
            case "list" -> GuestCommand.answer(call, node, Map.of("full", Kind.FLAG), 0, usage, words -> this::list);
            case "create" -> GuestCommand.task(call, node, createOptions(), 1, usage, words -> () -> VmCreate.begin(node, id(words),
                    withKeys(words.options()), TAG));
            case "set" -> GuestCommand.answer(call, node, setOptions(), 1, usage, words -> () -> set(id(words), words.options()));
            case "config" -> GuestCommand.answer(call, node, Map.of("current", Kind.FLAG, "snapshot", Kind.TEXT), 1, usage, words ->
                    () -> config(id(words), words.flag("current")));
            case "pending" -> GuestCommand.answer(call, node, NONE, 1, usage, words -> () -> Answer.ok(operations.pendingText(id(words))));
            case "status" -> GuestCommand.answer(call, node, Map.of("verbose", Kind.FLAG), 1, usage, words -> () -> status(id(words),
                    words.flag("verbose")));
            case "start" -> GuestCommand.task(call, node, Map.of("skiplock", Kind.FLAG, "timeout", Kind.NUMBER), 1, usage, words -> () ->
                    operations.start(id(words)));
            case "stop" ->
                    GuestCommand.task(call, node, GuestOperations.stopOptions(), 1, usage, words -> () -> operations.stop(id(words)));
            case "shutdown" -> GuestCommand.task(call, node, GuestOperations.stopOptions(), 1, usage, words -> () ->
                    operations.shutdown(id(words), words.option("timeout"), words.flag("forceStop")));
            case "reboot" -> GuestCommand.task(call, node, GuestOperations.stopOptions(), 1, usage, words -> () ->
                    operations.reboot(id(words), words.option("timeout")));
            case "reset" -> GuestCommand.task(call, node, Map.of("skiplock", Kind.FLAG), 1, usage, words -> () ->
                    operations.reset(id(words)));
            case "suspend" -> GuestCommand.task(call, node, Map.of("skiplock", Kind.FLAG), 1, usage, words -> () ->
                    operations.pause(id(words)));
            case "resume" -> GuestCommand.task(call, node, Map.of("skiplock", Kind.FLAG, "nocheck", Kind.FLAG), 1, usage, words -> () ->
                    operations.resume(id(words)));
            case "listsnapshot" -> GuestCommand.answer(call, node, NONE, 1, usage, words -> () -> Answer.ok(new Snapshots(node,
                    GuestKind.QEMU, id(words)).tree()));
            case "destroy" -> GuestCommand.task(call, node, Map.of("purge", Kind.FLAG, "destroy-unreferenced-disks", Kind.FLAG, "skiplock",
                    Kind.FLAG), 1, usage, words -> () -> GuestDestroy.begin(node, GuestKind.QEMU, id(words), words.flag("purge"), TAG));
            case "unlock" -> GuestCommand.answer(call, node, NONE, 1, usage, words -> () -> unlock(id(words)));
            case "migrate" -> GuestCommand.task(call, node, MigrationOptions.known(), 2, usage, words -> () -> VmMigration.begin(node,
                    id(words), words.place(1), words.options(), TAG, text -> call.err().print(text)));
            case "guest cmd" -> GuestCommand.answer(call, node, NONE, 2, usage, words -> () -> agent(id(words), words.place(1)));
            case "guest exec" -> new GuestExecution(node).run(call, usage);
            case "guest exec-status" ->
                    GuestCommand.answer(call, node, NONE, 2, usage, words -> () -> GuestExecution.status(node, id(words),
                    words.place(1)));
            case "disk move" -> GuestCommand.task(call, node, Map.of("delete", Kind.FLAG, "format", Kind.TEXT), 3, usage, words -> () ->
                    VmMove.begin(node, id(words), words.place(1), words.place(2), words.option("format"), words.flag("delete"), TAG));
            case "disk import" -> GuestCommand.answer(call, node, Map.of("format", Kind.TEXT, "target-disk", Kind.TEXT), 3, usage, words ->
                    () -> VmImport.carryOut(node, id(words), words.place(1), words.place(2), words.options()));
            case "disk resize" -> GuestCommand.answer(call, node, NONE, 3, usage, words -> () -> VmImport.resize(node, id(words),
                    words.place(1), words.place(2)));
            default -> InstantCommand.print(call, Answer.fail(2, "qm: '" + command + "' is not supported by the simulator\n"));
        };
    }

    private static int id(PveArguments words) throws GuestError {
        return GuestCommand.id(words.place(0));
    }

    private static Map<String, Kind> createOptions() {
        Map<String, Kind> known = new HashMap<>(GuestOptions.of(GuestKind.QEMU));
        known.putAll(Map.of("storage", Kind.TEXT, "pool", Kind.TEXT, "start", Kind.FLAG, "import-working-storage", Kind.TEXT));
        return known;
    }

    private static Map<String, Kind> setOptions() {
        Map<String, Kind> known = new HashMap<>(GuestOptions.of(GuestKind.QEMU));
        known.putAll(Map.of("delete", Kind.LIST, "digest", Kind.TEXT, "force", Kind.FLAG, "skiplock", Kind.FLAG, "revert", Kind.LIST));
        return known;
    }

    /** Keys are given as a file to the command, and as text to everything behind it. */
    private Map<String, String> withKeys(Map<String, String> options) throws GuestError {
        Map<String, String> all = new TreeMap<>(options);
        if (all.containsKey("sshkeys")) {
            String path = all.get("sshkeys");
            String keys = node.disk().text(path)
                    .orElseThrow(() -> GuestError.of(2, "can't open '" + path + "' - No such file or directory"));
            all.put("sshkeys", VmImport.escaped(keys));
        }
        return all;
    }

    private Answer set(int id, Map<String, String> options) throws GuestError {
        var update = new VmUpdate(node, id);
        try {
            update.carryOut(withKeys(options));
            return new Answer(0, update.out(), update.err());
        } catch (GuestError e) {
            // What it was about to do it has said before it found that it may not.
            return new Answer(e.exit(), update.out(), update.err() + e.text("qm set <vmid> [OPTIONS]"));
        }
    }

    private Answer config(int id, boolean current) throws GuestError {
        var text = new StringBuilder();
        operations.config(id, current).forEach((name, value) -> {
            if (!name.equals("digest")) {
                text.append(name).append(": ").append(value.toString().replace("\n", "%0A")).append('\n');
            }
        });
        return Answer.ok(text.toString());
    }

    private Answer unlock(int id) throws GuestError {
        var files = new GuestFiles(node);
        files.save(GuestKind.QEMU, id, files.load(GuestKind.QEMU, id).without("lock"));
        return Answer.ok("");
    }

    private Answer list() {
        var files = new GuestFiles(node);
        var text = new StringBuilder();
        for (int id : files.ids(files.nodename(), GuestKind.QEMU)) {
            GuestConfig config = files.read(files.nodename(), GuestKind.QEMU, id).orElseThrow();
            Map<String, Object> fields = new GuestStatus(node, GuestKind.QEMU, id, config).listed();
            text.append(String.format("%10d %-20s %-10s %-10d %12.2f %-10d\n", id, fields.get("name"), fields.get("status"),
                    ((Long) fields.get("maxmem")) >> 20, ((Long) fields.get("maxdisk")) / (double) (1 << 30),
                    GuestHost.of(node).get(id).map(RunningGuest::pid).orElse(0)));
        }
        return Answer.ok(text.isEmpty() ? "" : String.format("%10s %-20s %-10s %-10s %12s %-10s\n", "VMID", "NAME", "STATUS", "MEM(MB)",
                "BOOTDISK(GB)", "PID") + text);
    }

    private Answer status(int id, boolean verbose) throws GuestError {
        GuestConfig config = new GuestFiles(node).load(GuestKind.QEMU, id);
        if (!verbose) {
            return Answer.ok("status: " + GuestHost.of(node).get(id).map(RunningGuest::state).orElse("stopped") + "\n");
        }
        Map<String, Object> fields = new GuestStatus(node, GuestKind.QEMU, id, config).current();
        List.of("cpu", "ha", "agent", "serial").forEach(fields::remove);
        return Answer.ok(NestedText.of(fields));
    }

    private Answer agent(int id, String command) throws GuestError {
        if (!VmAgent.COMMANDS.contains(command)) {
            throw GuestError.parameter("command", "value '" + command + "' does not have a value in the enumeration '"
                    + String.join(", ", VmAgent.COMMANDS) + "'");
        }
        Object answer = new VmAgent(node, id).ask(command);
        return Answer.ok(GuestExecution.shown(Optional.of(answer)));
    }
}

package praktikum.sim.proxmox.guest.container;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import praktikum.sim.proxmox.guest.migrate.ContainerMigration;
import praktikum.sim.proxmox.guest.migrate.MigrationOptions;
import praktikum.sim.proxmox.guest.run.GuestCommand;
import praktikum.sim.proxmox.guest.run.GuestDestroy;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.GuestOperations;
import praktikum.sim.proxmox.guest.run.GuestStatus;
import praktikum.sim.proxmox.guest.run.Snapshots;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code pct}: the containers of a node (PVE::CLI::pct). */
public final class Pct implements Program {

    private static final String TAG = "pct";
    private static final Map<String, Kind> NONE = Map.of();

    private final Machine node;
    private final GuestOperations operations;

    /** The command of a node. */
    public Pct(Machine node) {
        this.node = node;
        this.operations = new GuestOperations(node, GuestKind.LXC, TAG);
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandTable usage = PctUsage.table();
        return switch (usage.command(call.args())) {
            case CommandTable.Refused(String error) -> InstantCommand.print(call, Answer.fail(255, error));
            case CommandTable.Help(String text) -> InstantCommand.print(call, Answer.ok(text));
            case CommandTable.Found(String command, List<String> args) -> carryOut(call.with(args), command, usage.line(command));
        };
    }

    private int carryOut(Call call, String command, String usage) throws IOException, InterruptedException {
        return switch (command) {
            case "list" -> GuestCommand.answer(call, node, NONE, 0, usage, words -> this::list);
            case "create" -> GuestCommand.task(call, node, ContainerCreate.known(), 2, usage, words -> () -> ContainerCreate.begin(node,
                    id(words), words.place(1), withKeys(words.options()), TAG));
            case "set" -> GuestCommand.answer(call, node, setOptions(), 1, usage, words -> () -> {
                ContainerUpdate.carryOut(node, id(words), words.options());
                return Answer.ok("");
            });
            case "config" -> GuestCommand.answer(call, node, Map.of("current", Kind.FLAG, "snapshot", Kind.TEXT), 1, usage, words ->
                    () -> config(id(words), words.flag("current")));
            case "pending" -> GuestCommand.answer(call, node, NONE, 1, usage, words -> () -> Answer.ok(operations.pendingText(id(words))));
            case "status" -> GuestCommand.answer(call, node, Map.of("verbose", Kind.FLAG), 1, usage, words -> () -> status(id(words),
                    words.flag("verbose")));
            case "start" -> GuestCommand.task(call, node, Map.of("skiplock", Kind.FLAG, "debug", Kind.FLAG), 1, usage, words -> () ->
                    operations.start(id(words)));
            case "stop" ->
                    GuestCommand.task(call, node, GuestOperations.stopOptions(), 1, usage, words -> () -> operations.stop(id(words)));
            case "shutdown" -> GuestCommand.task(call, node, GuestOperations.stopOptions(), 1, usage, words -> () ->
                    operations.shutdown(id(words), words.option("timeout"), words.flag("forceStop")));
            case "reboot" -> GuestCommand.task(call, node, GuestOperations.stopOptions(), 1, usage, words -> () ->
                    operations.reboot(id(words), words.option("timeout")));
            case "listsnapshot" -> GuestCommand.answer(call, node, NONE, 1, usage, words -> () -> Answer.ok(new Snapshots(node,
                    GuestKind.LXC, id(words)).tree()));
            case "destroy" -> GuestCommand.task(call, node, Map.of("purge", Kind.FLAG, "force", Kind.FLAG, "destroy-unreferenced-disks",
                    Kind.FLAG), 1, usage, words -> () -> GuestDestroy.begin(node, GuestKind.LXC, id(words), words.flag("purge"), TAG));
            case "unlock" -> GuestCommand.answer(call, node, NONE, 1, usage, words -> () -> unlock(id(words)));
            case "migrate" ->
                    GuestCommand.task(call, node, MigrationOptions.known(), 2, usage, words -> () -> ContainerMigration.begin(node,
                    id(words), words.place(1), words.options(), TAG));
            case "move-volume" -> GuestCommand.task(call, node, Map.of("delete", Kind.FLAG, "bwlimit", Kind.NUMBER), 3, usage, words ->
                    () -> ContainerMove.begin(node, id(words), words.place(1), words.place(2), words.flag("delete"), TAG));
            case "exec", "enter" -> new ContainerShell(node).run(call, command, usage);
            default -> InstantCommand.print(call, Answer.fail(2, "pct: '" + command + "' is not supported by the simulator\n"));
        };
    }

    private static int id(PveArguments words) throws GuestError {
        return GuestCommand.id(words.place(0));
    }

    private static Map<String, Kind> setOptions() {
        Map<String, Kind> known = new HashMap<>(GuestOptions.of(GuestKind.LXC));
        known.putAll(Map.of("delete", Kind.LIST, "digest", Kind.TEXT, "revert", Kind.LIST));
        return known;
    }

    /** Keys are given as a file to the command, and as text to everything behind it. */
    private Map<String, String> withKeys(Map<String, String> options) throws GuestError {
        Map<String, String> all = new TreeMap<>(options);
        if (all.containsKey("ssh-public-keys")) {
            String path = all.get("ssh-public-keys");
            all.put("ssh-public-keys", node.disk().text(path).orElseThrow(() -> GuestError.of(2, "can't open '" + path
                    + "' - No such file or directory")));
        }
        return all;
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
        files.save(GuestKind.LXC, id, files.load(GuestKind.LXC, id).without("lock"));
        return Answer.ok("");
    }

    private Answer list() {
        var files = new GuestFiles(node);
        var text = new StringBuilder();
        for (int id : files.ids(files.nodename(), GuestKind.LXC)) {
            GuestConfig config = files.read(files.nodename(), GuestKind.LXC, id).orElseThrow();
            text.append(String.format("%-10d %-10s %-12s %-20s\n", id, GuestHost.of(node).get(id).isPresent() ? "running" : "stopped",
                    config.get("lock", ""), config.name(GuestKind.LXC, id)));
        }
        return Answer.ok(text.isEmpty() ? "" : String.format("%-10s %-10s %-12s %-20s\n", "VMID", "Status", "Lock", "Name") + text);
    }

    private Answer status(int id, boolean verbose) throws GuestError {
        GuestConfig config = new GuestFiles(node).load(GuestKind.LXC, id);
        if (!verbose) {
            return Answer.ok("status: " + (GuestHost.of(node).get(id).isPresent() ? "running" : "stopped") + "\n");
        }
        Map<String, Object> fields = new GuestStatus(node, GuestKind.LXC, id, config).listed();
        fields.remove("cpu");
        var text = new StringBuilder();
        fields.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return Answer.ok(text.toString());
    }
}

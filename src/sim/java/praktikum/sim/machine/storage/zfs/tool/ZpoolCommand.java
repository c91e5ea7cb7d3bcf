package praktikum.sim.machine.storage.zfs.tool;

import java.util.List;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Zfs;
import praktikum.sim.shell.Call;

/** {@code zpool}: exit code 1 where something cannot be done, 2 where it is called wrongly. */
final class ZpoolCommand implements InstantCommand {

    private static final Set<String> CHANGES = Set.of("create", "destroy", "export", "import", "set", "scrub", "clear", "labelclear",
            "offline", "online", "attach", "replace", "detach");
    private static final Set<String> OTHERS = Set.of("add", "remove", "checkpoint", "prefetch", "events", "reguid", "reopen", "initialize",
            "trim", "resilver", "split", "sync", "upgrade", "iostat", "wait");

    @Override
    public Answer answer(Call call, Machine node) {
        if (call.args().isEmpty()) {
            return Answer.fail(2, "missing command\nusage: zpool command args ...\nwhere 'command' is one of the following:\n");
        }
        String sub = call.args().getFirst();
        List<String> args = call.args().subList(1, call.args().size());
        if (CHANGES.contains(sub) && !args.isEmpty() && !call.user().isRoot()) {
            return Answer.fail(1, "cannot " + sub + " '" + args.getLast() + "': permission denied\n");
        }
        try {
            Answer answer = answer(sub, args, node);
            if (answer.exit() == 0 && CHANGES.contains(sub)) {
                record(node, call.args());
            }
            return answer;
        } catch (StorageRefusal refused) {
            return Answer.fail(1, refused.getMessage() + "\n");
        }
    }

    private static void record(Machine node, List<String> args) {
        String line = TimeFormat.format(node.now(), node.clock().zone(), "yyyy-MM-dd.HH:mm:ss") + " zpool " + String.join(" ", args);
        Zfs.of(node).pools().stream().filter(pool -> args.contains(pool.name()) || args.contains(pool.config().guid()))
                .forEach(pool -> Zfs.of(node).edit().record(pool, line));
    }

    private static Answer answer(String sub, List<String> args, Machine node) throws StorageRefusal {
        return switch (sub) {
            case "create" -> new ZpoolCreate(node).run(args);
            case "destroy" -> new ZpoolChange(node).destroy(args);
            case "export" -> new ZpoolChange(node).export(args);
            case "import" -> new ZpoolImport(node).run(args);
            case "list" -> new ZpoolShow(node).list(args);
            case "status" -> new ZpoolShow(node).status(args);
            case "get" -> new ZpoolShow(node).get(args);
            case "history" -> new ZpoolShow(node).history(args);
            case "set" -> new ZpoolChange(node).set(args);
            case "scrub" -> new ZpoolChange(node).scrub(args);
            case "clear" -> new ZpoolChange(node).clear(args);
            case "labelclear" -> new ZpoolChange(node).labelclear(args);
            case "offline" -> new ZpoolDisks(node).offline(args);
            case "online" -> new ZpoolDisks(node).online(args);
            case "attach" -> new ZpoolDisks(node).attach(args, false);
            case "replace" -> new ZpoolDisks(node).attach(args, true);
            case "detach" -> new ZpoolDisks(node).detach(args);
            case "version", "-V", "--version" -> Answer.ok(ZfsToolsTopic.version(node));
            default -> OTHERS.contains(sub) ? Answer.unsupported("zpool", sub) : Answer.fail(2, "unrecognized command '" + sub
                    + "'\nusage: zpool command args ...\nwhere 'command' is one of the following:\n");
        };
    }
}

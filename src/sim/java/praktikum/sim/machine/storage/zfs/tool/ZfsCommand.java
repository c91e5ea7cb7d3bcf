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

/** {@code zfs}: exit code 1 where something cannot be done, 2 where it is called wrongly. */
final class ZfsCommand implements InstantCommand {

    private static final Set<String> CHANGES = Set.of("create", "destroy", "set", "inherit", "snapshot", "snap", "rollback", "rename");
    private static final Set<String> OTHERS = Set.of("clone", "promote", "upgrade", "userspace", "groupspace", "projectspace", "project",
            "share", "unshare", "send", "receive", "recv", "allow", "unallow", "hold", "holds", "release", "diff", "bookmark", "program",
            "load-key", "unload-key", "change-key", "redact", "wait", "zone", "unzone");

    @Override
    public Answer answer(Call call, Machine node) {
        if (call.args().isEmpty()) {
            return Answer.fail(2, "missing command\nusage: zfs command args ...\nwhere 'command' is one of the following:\n");
        }
        String sub = call.args().getFirst();
        List<String> args = call.args().subList(1, call.args().size());
        boolean change = CHANGES.contains(sub) || sub.matches("(u(n)?)?mount") && !args.isEmpty();
        if (change && !args.isEmpty() && !call.user().isRoot()) {
            return Answer.fail(1, "cannot " + sub + " '" + args.getLast() + "': permission denied\n");
        }
        try {
            Answer answer = answer(sub, args, node);
            if (answer.exit() == 0 && CHANGES.contains(sub)) {
                String line = TimeFormat.format(node.now(), node.clock().zone(), "yyyy-MM-dd.HH:mm:ss") + " zfs "
                        + String.join(" ", call.args());
                Zfs.of(node).pool(args.getLast().split("[/@]")[0]).ifPresent(pool -> Zfs.of(node).edit().record(pool, line));
            }
            return answer;
        } catch (StorageRefusal refused) {
            return Answer.fail(1, refused.getMessage() + "\n");
        }
    }

    private static Answer answer(String sub, List<String> args, Machine node) throws StorageRefusal {
        return switch (sub) {
            case "create" -> new ZfsCreate(node).run(args);
            case "list" -> new ZfsShow(node).list(args);
            case "get" -> new ZfsShow(node).get(args);
            case "set" -> new ZfsChange(node).set(args);
            case "inherit" -> new ZfsChange(node).inherit(args);
            case "destroy" -> new ZfsChange(node).destroy(args);
            case "rename" -> new ZfsChange(node).rename(args);
            case "mount" -> new ZfsMount(node).mount(args);
            case "unmount", "umount" -> new ZfsMount(node).unmount(args);
            case "snapshot", "snap" -> new ZfsSnapshots(node).snapshot(args);
            case "rollback" -> new ZfsSnapshots(node).rollback(args);
            case "version", "-V", "--version" -> Answer.ok(ZfsToolsTopic.version(node));
            default -> OTHERS.contains(sub) ? Answer.unsupported("zfs", sub) : Answer.fail(2, "unrecognized command '" + sub
                    + "'\nusage: zfs command args ...\nwhere 'command' is one of the following:\n");
        };
    }
}

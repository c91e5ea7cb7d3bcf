package praktikum.sim.machine.storage.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.shell.Call;

/** {@code umount} and {@code mountpoint}. */
final class MountQueries {

    private MountQueries() {}

    /** {@code umount}: exit code 32 where the kernel refuses. */
    static Answer umount(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-f", "--force", "-l", "--lazy", "-v", "--verbose", "-q", "--quiet", "-R",
                "--recursive", "-n", "-c"), Set.of("-t", "--types"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Complaints.option("umount", words, 1);
        }
        if (words.rest().isEmpty()) {
            return Answer.fail(1, "umount: bad usage\nTry 'umount --help' for more information.\n");
        }
        if (!call.user().isRoot()) {
            return Answer.fail(1, "umount: " + words.rest().getFirst() + ": must be superuser to unmount.\n");
        }
        var out = new StringBuilder();
        var err = new StringBuilder();
        for (String word : words.rest()) {
            Optional<String> wrong = unmount(node, call.path(word), word, words.has("-R", "--recursive"));
            wrong.ifPresent(text -> err.append("umount: ").append(word).append(": ").append(text).append(".\n"));
            if (wrong.isEmpty() && words.has("-v", "--verbose")) {
                out.append("umount: ").append(word).append(" unmounted\n");
            }
        }
        return new Answer(err.isEmpty() ? 0 : 32, out.toString(), err.toString());
    }

    private static Optional<String> unmount(Machine node, String path, String word, boolean below) {
        Mounts mounts = Mounts.of(node);
        String target = real(node, path);
        if (mounts.at(target).isEmpty()) {
            List<Mount> of = BlockDevices.of(node).at(path).map(mounts::of).orElse(List.of());
            List<Mount> named = of.isEmpty() ? mounts.all().stream().filter(mount -> mount.source().equals(word)).toList() : of;
            if (named.isEmpty()) {
                return Optional.of(node.files().exists(path) ? "not mounted" : "no mount point specified");
            }
            target = named.getLast().target();
        }
        try {
            if (below) {
                String top = target;
                for (Mount mount : mounts.all().stream().filter(one -> one.target().startsWith(top + "/")).toList().reversed()) {
                    mounts.unmount(mount.target());
                }
            }
            mounts.unmount(target);
            return Optional.empty();
        } catch (FileError e) {
            return Optional.of(e.errno() == Errno.EBUSY ? "target is busy" : "not mounted");
        }
    }

    private static String real(Machine node, String path) {
        try {
            return node.files().resolve(path);
        } catch (FileError none) {
            return path;
        }
    }

    /** {@code mountpoint [-q] [-d] PATH}: exit code 32 where it is none. */
    static Answer mountpoint(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-q", "--quiet", "-d", "--fs-devno", "-x", "--devno", "--nofollow"),
                Set.of());
        if (words.unknown().isPresent()) {
            return Complaints.option("mountpoint", words, 1);
        }
        if (words.rest().size() != 1) {
            return Answer.fail(1, "mountpoint: bad usage\nTry 'mountpoint --help' for more information.\n");
        }
        String word = words.rest().getFirst();
        boolean quiet = words.has("-q", "--quiet");
        if (!node.files().exists(call.path(word))) {
            return Answer.fail(1, quiet ? "" : "mountpoint: " + word + ": No such file or directory\n");
        }
        if (words.has("-x", "--devno")) {
            Optional<BlockDevice> device = BlockDevices.of(node).at(call.path(word));
            return device.map(one -> Answer.ok(one.major() + ":" + one.minor() + "\n"))
                    .orElse(Answer.fail(32, "mountpoint: " + word + ": not a block device\n"));
        }
        boolean is = Mounts.of(node).at(real(node, call.path(word))).isPresent();
        if (words.has("-d", "--fs-devno") && is) {
            String device = Mounts.of(node).at(real(node, call.path(word))).orElseThrow().device();
            return Answer.ok(BlockDevices.of(node).named(device).map(one -> one.major() + ":" + one.minor()).orElse("0:50") + "\n");
        }
        return new Answer(is ? 0 : 32, quiet ? "" : word + (is ? " is a mountpoint\n" : " is not a mountpoint\n"), "");
    }
}

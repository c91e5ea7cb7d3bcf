package praktikum.sim.machine.storage.zfs.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Zfs;

/** {@code zfs mount} and {@code zfs unmount}. */
final class ZfsMount {

    private final Machine node;

    ZfsMount(Machine node) {
        this.node = node;
    }

    Answer mount(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-a", "-v", "-l", "-O", "-f"), Set.of("-o", "-R"));
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() > 1 || words.has("-a") && !words.rest().isEmpty()) {
            return Usages.zfs("mount", wrong.orElse("too many arguments"));
        }
        if (words.has("-R")) {
            return Answer.unsupported("zfs", "mount -R");
        }
        if (words.has("-a")) {
            List<String> complaints = Zfs.of(node).datasets().mountAll();
            return complaints.isEmpty() ? Answer.ok("") : Answer.fail(1, String.join("\n", complaints) + "\n");
        }
        if (words.rest().isEmpty()) {
            var text = new StringBuilder();
            Mounts.of(node).all().stream().filter(mount -> mount.type().equals("zfs"))
                    .forEach(mount -> text.append(String.format("%-30s  %s\n", mount.source(), mount.target())));
            return Answer.ok(text.toString());
        }
        Dataset dataset = fileSystem(words.rest().getFirst());
        String what = "cannot mount '" + dataset.name() + "': ";
        String target = dataset.value("mountpoint");
        if (target.equals("legacy")) {
            throw new StorageRefusal(what + "legacy mountpoint\nuse mount(8) to mount this filesystem");
        }
        if (target.equals("none")) {
            throw new StorageRefusal(what + "no mountpoint set");
        }
        if (dataset.value("canmount").equals("off")) {
            throw new StorageRefusal(what + "'canmount' property is set to 'off'");
        }
        if (Zfs.of(node).datasets().mounted(dataset).isPresent()) {
            throw new StorageRefusal(what + "filesystem already mounted");
        }
        Zfs.of(node).datasets().mountAt(dataset, target, words.value("-o"));
        return Answer.ok("");
    }

    private Dataset fileSystem(String name) throws StorageRefusal {
        String what = "cannot open '" + name + "': ";
        Optional<String> bad = Names.dataset(name, false);
        if (bad.isPresent()) {
            throw new StorageRefusal(what + bad.get());
        }
        Dataset dataset = Zfs.of(node).dataset(name).orElseThrow(() -> new StorageRefusal(what + "dataset does not exist"));
        if (dataset.type() != Dataset.Type.FILESYSTEM) {
            throw new StorageRefusal(what + "operation not applicable to datasets of this type");
        }
        return dataset;
    }

    Answer unmount(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-a", "-f", "-u"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() > 1 || words.has("-a") != words.rest().isEmpty()) {
            return Usages.zfs("unmount", wrong.orElse(words.rest().isEmpty() ? "missing filesystem argument" : "too many arguments"));
        }
        if (words.has("-a")) {
            Zfs.of(node).datasets().unmountAll();
            return Answer.ok("");
        }
        String word = words.rest().getFirst();
        Dataset dataset = word.startsWith("/") ? mountedAt(word) : fileSystem(word);
        if (dataset.value("mountpoint").equals("legacy")) {
            throw new StorageRefusal("cannot unmount '" + word + "': legacy mountpoint\nuse umount(8) to unmount this filesystem");
        }
        if (Zfs.of(node).datasets().mounted(dataset).isEmpty()) {
            throw new StorageRefusal("cannot unmount '" + word + "': not currently mounted");
        }
        for (Dataset below : dataset.tree().reversed()) {
            Zfs.of(node).datasets().unmount(below, words.has("-f"));
        }
        return Answer.ok("");
    }

    private Dataset mountedAt(String path) throws StorageRefusal {
        if (!node.files().exists(path)) {
            throw new StorageRefusal("cannot find '" + path + "': No such file or directory");
        }
        Optional<Mount> mount = Mounts.of(node).at(path.replaceFirst("(.)/+$", "$1"));
        if (mount.isEmpty()) {
            throw new StorageRefusal("cannot unmount '" + path + "': not a mountpoint");
        }
        return mount.filter(one -> one.type().equals("zfs")).flatMap(one -> Zfs.of(node).dataset(one.source()))
                .orElseThrow(() -> new StorageRefusal("cannot unmount '" + path + "': not a ZFS filesystem"));
    }
}

package praktikum.sim.machine.storage.zfs.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.Vdev;
import praktikum.sim.machine.storage.zfs.Zfs;

/** {@code zpool offline}, {@code online}, {@code attach}, {@code replace} and {@code detach}. */
final class ZpoolDisks {

    private final Machine node;

    ZpoolDisks(Machine node) {
        this.node = node;
    }

    private Pool pool(String name) throws StorageRefusal {
        return Zfs.of(node).pool(name).orElseThrow(() -> new StorageRefusal("cannot open '" + name + "': no such pool"));
    }

    private Vdev disk(Pool pool, String word, String what) throws StorageRefusal {
        return new VdevNames(node, false, false, false).find(pool, word)
                .orElseThrow(() -> new StorageRefusal(what + ": no such device in pool"));
    }

    Answer offline(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-t", "-f"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() < 2) {
            return Usages.zpool("offline", wrong.orElse(words.rest().isEmpty() ? "missing pool name" : "missing device name"));
        }
        if (words.has("-f")) {
            return Answer.unsupported("zpool", "offline -f");
        }
        Pool pool = pool(words.rest().getFirst());
        for (String word : words.rest().subList(1, words.rest().size())) {
            Vdev disk = disk(pool, word, "cannot offline " + word);
            if (!spareable(pool, disk)) {
                throw new StorageRefusal("cannot offline " + word + ": no valid replicas");
            }
            Zfs.of(node).edit().offline(pool, disk, words.has("-t"));
        }
        return Answer.ok("");
    }

    // Whether the pool works without that disk as well.
    private static boolean spareable(Pool pool, Vdev disk) {
        return pool.all().anyMatch(vdev -> vdev.children().contains(disk) && vdev.children().stream().filter(child -> !child.equals(disk))
                .filter(child -> pool.state(child) != Pool.State.ONLINE && pool.state(child) != Pool.State.DEGRADED).count()
                < vdev.redundancy());
    }

    Answer online(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-e"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() < 2) {
            return Usages.zpool("online", wrong.orElse(words.rest().isEmpty() ? "missing pool name" : "missing device name"));
        }
        Pool pool = pool(words.rest().getFirst());
        var out = new StringBuilder();
        for (String word : words.rest().subList(1, words.rest().size())) {
            Vdev disk = disk(pool, word, "cannot online " + word);
            Pool.State before = pool.state(disk);
            // A group is no device: nothing is done, and said of it as OpenZFS 2.3 does.
            if (before != Pool.State.ONLINE && disk.isLeaf()) {
                Zfs.of(node).edit().online(pool, disk);
            }
            if (disk.isLeaf() ? pool.device(disk).isEmpty() : before != Pool.State.ONLINE) {
                out.append("warning: device '").append(word).append("' onlined, but remains in faulted state\n"
                        + "use 'zpool replace' to replace devices that are no longer present\n");
            }
        }
        return new Answer(0, out.toString(), "");
    }

    Answer attach(List<String> args, boolean replacing) throws StorageRefusal {
        String sub = replacing ? "replace" : "attach";
        CommandLine words = CommandLine.of(args, Set.of("-f", "-s", "-w"), Set.of("-o"));
        Optional<String> wrong = Usages.wrong(words);
        int least = replacing ? 2 : 3;
        if (wrong.isPresent() || words.rest().size() < least || words.rest().size() > 3) {
            return Usages.zpool(sub, wrong.orElse(words.rest().isEmpty() ? "missing pool name argument" : words.rest().size() < 2
                    ? "missing <device> specification" : words.rest().size() < least ? "missing <new_device> specification"
                    : "too many arguments"));
        }
        if (words.has("-s", "-w")) {
            return Answer.unsupported("zpool", sub + " -s or -w");
        }
        String old = words.rest().get(1);
        String fresh = words.rest(2).orElse(old);
        String what = replacing ? "cannot replace " + old + " with " + fresh : "cannot attach " + fresh + " to " + old;
        Pool pool = pool(words.rest().getFirst());
        VdevSpec spec = new VdevSpec(node, words.has("-f"), VdevSpec.ashift(words.values("-o").stream()
                .filter(option -> option.startsWith("ashift=")).map(option -> option.substring(7)).findFirst()));
        List<VdevSpec.Top> tops = spec.read(List.of(fresh));
        spec.check(tops);
        Vdev disk = disk(pool, old, what);
        boolean top = pool.config().vdevs().contains(disk);
        Optional<Vdev> above = pool.all().filter(vdev -> vdev.children().contains(disk)).findFirst();
        if (!replacing && !(top && disk.isLeaf() || above.filter(vdev -> vdev.kind().equals("mirror")).isPresent())) {
            throw new StorageRefusal(what + ": can only attach to mirrors and top-level disks");
        }
        if (replacing && above.filter(vdev -> vdev.kind().equals("replacing")).isPresent()) {
            throw new StorageRefusal(what + ": already in replacing/spare config; wait for completion or use 'zpool detach'");
        }
        long size = BlockDevices.of(node).at(tops.getFirst().paths().getFirst()).orElseThrow().size();
        if (size < disk.asize()) {
            throw new StorageRefusal(what + ": device is too small");
        }
        Zfs.of(node).edit().attach(pool, disk, spec.make(tops).getFirst(), replacing);
        return Answer.ok("");
    }

    Answer detach(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of(), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() != 2) {
            return Usages.zpool("detach", wrong.orElse(words.rest().isEmpty() ? "missing pool name argument" : words.rest().size() == 1
                    ? "missing <device> specification" : "too many arguments"));
        }
        Pool pool = pool(words.rest().getFirst());
        String word = words.rest().get(1);
        Vdev disk = disk(pool, word, "cannot detach " + word);
        if (pool.all().noneMatch(vdev -> vdev.kind().matches("mirror|replacing") && vdev.children().contains(disk))) {
            throw new StorageRefusal("cannot detach " + word + ": only applicable to mirror and replacing vdevs");
        }
        if (!spareable(pool, disk)) {
            throw new StorageRefusal("cannot detach " + word + ": no valid replicas");
        }
        Zfs.of(node).edit().detach(pool, disk);
        return Answer.ok("");
    }
}

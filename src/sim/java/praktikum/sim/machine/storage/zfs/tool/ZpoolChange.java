package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.PoolConfig;
import praktikum.sim.machine.storage.zfs.Property;
import praktikum.sim.machine.storage.zfs.Zfs;

/** {@code zpool destroy}, {@code export}, {@code set}, {@code scrub}, {@code clear} and {@code labelclear}. */
final class ZpoolChange {

    private final Machine node;

    ZpoolChange(Machine node) {
        this.node = node;
    }

    private Pool pool(String name) throws StorageRefusal {
        return Zfs.of(node).pool(name).orElseThrow(() -> new StorageRefusal("cannot open '" + name + "': no such pool"));
    }

    Answer destroy(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-f"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() != 1) {
            return Usages.zpool("destroy", wrong.orElse(words.rest().isEmpty() ? "missing pool argument" : "too many arguments"));
        }
        String name = words.rest().getFirst();
        if (name.contains("/")) {
            throw new StorageRefusal("cannot open '" + name + "': invalid character '/' in pool name\n"
                    + "use 'zfs destroy' to destroy a dataset");
        }
        Pool pool = pool(name);
        suspended(pool, "cannot destroy '" + name + "'");
        try {
            busy(pool, "cannot destroy '" + name + "': pool is busy");
            Zfs.of(node).edit().destroy(pool, words.has("-f"));
        } catch (StorageRefusal mounted) {
            boolean unmount = mounted.getMessage().startsWith("cannot unmount");
            throw unmount ? new StorageRefusal(mounted.getMessage() + "\ncould not destroy '" + name + "': could not unmount datasets")
                    : mounted;
        }
        return Answer.ok("");
    }

    private static void suspended(Pool pool, String what) throws StorageRefusal {
        if (pool.suspended()) {
            throw new StorageRefusal(what + ": pool I/O is currently suspended");
        }
    }

    // A volume of it is mounted, or in use otherwise.
    private void busy(Pool pool, String text) throws StorageRefusal {
        boolean used = pool.datasets().stream().anyMatch(dataset -> BlockDevices.of(node).at("/dev/zvol/" + dataset.name())
                .filter(device -> BlockDevices.of(node).busy(device)).isPresent());
        if (used) {
            throw new StorageRefusal(text);
        }
    }

    Answer export(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-a", "-f", "-F"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().isEmpty() != words.has("-a")) {
            return Usages.zpool("export", wrong.orElse(words.has("-a") ? "too many arguments" : "missing pool argument"));
        }
        List<String> names = words.has("-a") ? Zfs.of(node).pools().stream().map(Pool::name).toList() : words.rest();
        for (String name : names) {
            Pool pool = pool(name);
            suspended(pool, "cannot export '" + name + "'");
            busy(pool, "cannot export '" + name + "': pool is busy");
            Zfs.of(node).edit().export(pool, words.has("-f"));
        }
        return Answer.ok("");
    }

    Answer set(List<String> args) throws StorageRefusal {
        if (args.isEmpty() || args.size() < 2) {
            return Usages.zpool("set", args.isEmpty() ? "missing property=value argument" : "missing pool name");
        }
        int equals = args.getFirst().indexOf('=');
        if (equals < 0) {
            return Usages.zpool("set", "missing value in property=value argument");
        }
        if (args.size() > 2) {
            return Answer.unsupported("zpool", "set of a vdev");
        }
        String name = args.get(1);
        if (Zfs.of(node).pool(name).isEmpty()) {
            return Answer.fail(22, "cannot open '" + name + "': is not a pool\n");
        }
        String property = args.getFirst().substring(0, equals);
        String value = PoolSetting.checked(name, "cannot set property for '" + name + "'", property, args.getFirst().substring(equals + 1),
                node.release().number());
        Zfs.of(node).edit().set(pool(name), Property.ofPool(property, node.release().number()).orElseThrow().name(), value);
        return Answer.ok("");
    }

    Answer scrub(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-s", "-p", "-w", "-e"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().isEmpty()) {
            return Usages.zpool("scrub", wrong.orElse("missing pool name argument"));
        }
        if (words.has("-p", "-e", "-w")) {
            return Answer.unsupported("zpool", "scrub other than with -s");
        }
        for (String name : words.rest()) {
            Pool pool = pool(name);
            boolean running = pool.config().scan().getOrDefault("state", "").equals("scanning");
            boolean scrub = pool.config().scan().getOrDefault("function", "").equals("scrub");
            suspended(pool, "cannot scrub " + name);
            if (words.has("-s")) {
                if (!running || !scrub) {
                    throw new StorageRefusal("cannot cancel scrubbing " + name + ": there is no active scrub");
                }
                Zfs.of(node).edit().cancel(pool);
            } else if (running) {
                throw new StorageRefusal("cannot scrub " + name + ": " + (scrub
                        ? "currently scrubbing; use 'zpool scrub -s' to cancel scrub" : "currently resilvering"));
            } else {
                Zfs.of(node).edit().scrub(pool);
            }
        }
        return Answer.ok("");
    }

    Answer clear(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-n", "-F"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().isEmpty() || words.rest().size() > 2) {
            return Usages.zpool("clear", wrong.orElse(words.rest().isEmpty() ? "missing pool name" : "too many arguments"));
        }
        Pool pool = pool(words.rest().getFirst());
        Optional<String> device = words.rest(1);
        if (device.isPresent() && new VdevNames(node, false, false, false).find(pool, device.get()).isEmpty()) {
            throw new StorageRefusal("cannot clear errors for " + device.get() + ": no such device in pool");
        }
        boolean stuck = pool.suspended() && pool.state() == Pool.State.UNAVAIL;
        Zfs.of(node).edit().clear(pool);
        return stuck ? Answer.fail(1, "cannot clear errors for " + pool.name() + ": I/O error\n") : Answer.ok("");
    }

    Answer labelclear(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-f"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() != 1) {
            return Usages.zpool("labelclear", wrong.orElse(words.rest().isEmpty() ? "missing vdev name" : "too many arguments"));
        }
        String word = words.rest().getFirst();
        Optional<BlockDevice> device = BlockDevices.of(node).at(word.startsWith("/") ? word : "/dev/" + word);
        if (device.isEmpty()) {
            throw new StorageRefusal("failed to find device " + word + ", try specifying absolute path instead");
        }
        Optional<Signature> label = device.get().signature().filter(found -> found.type().equals("zfs_member"));
        if (label.isEmpty()) {
            throw new StorageRefusal("failed to read label from " + word);
        }
        List<String> active = new ArrayList<>(Zfs.of(node).pools().stream().filter(pool -> pool.config().guid().equals(label.get().uuid()))
                .map(Pool::name).toList());
        Optional<PoolConfig> other = Zfs.of(node).onDrives().stream().filter(pool -> pool.guid().equals(label.get().uuid())).findFirst();
        boolean exported = other.filter(pool -> pool.state() == PoolConfig.State.EXPORTED).isPresent();
        if (!active.isEmpty()) {
            throw new StorageRefusal(word + " is a member (ACTIVE) of pool \"" + label.get().label() + "\"");
        }
        if (!words.has("-f") && other.filter(pool -> pool.state() != PoolConfig.State.DESTROYED).isPresent()) {
            throw new StorageRefusal("use '-f' to override the following error:\n" + word + " is a member of " + (exported ? "exported"
                    : "potentially active") + " pool \"" + label.get().label() + "\"");
        }
        BlockDevices.of(node).wipe(device.get());
        return Answer.ok("");
    }
}

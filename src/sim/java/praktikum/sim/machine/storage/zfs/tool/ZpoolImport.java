package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.PoolConfig;
import praktikum.sim.machine.storage.zfs.Vdev;
import praktikum.sim.machine.storage.zfs.Zfs;

/** {@code zpool import}: which pools there are, or one or all of them. */
final class ZpoolImport {

    private final Machine node;

    ZpoolImport(Machine node) {
        this.node = node;
    }

    Answer run(List<String> args) {
        CommandLine words = CommandLine.of(args, Set.of("-a", "-D", "-f", "-N", "-m", "-F", "-l", "-s", "-n"), Set.of("-d", "-c", "-o",
                "-R"));
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() > 2 || words.has("-a") && !words.rest().isEmpty()) {
            return Usages.zpool("import", wrong.orElse("too many arguments"));
        }
        for (String option : List.of("-F", "-l", "-n", "-m")) {
            if (words.has(option)) {
                return Answer.unsupported("zpool", option);
            }
        }
        boolean destroyed = words.has("-D");
        List<PoolConfig> found = Zfs.of(node).onDrives().stream().filter(pool -> destroyed == (pool.state() == PoolConfig.State.DESTROYED))
                .filter(pool -> within(pool, words.value("-d"))).toList();
        if (words.has("-c")) {
            List<String> cached = node.disk().textOrEmpty(words.value("-c").orElseThrow()).lines().map(line -> line.split(" ")[0]).toList();
            found = found.stream().filter(pool -> cached.contains(pool.guid())).toList();
        }
        if (words.rest().isEmpty() && !words.has("-a")) {
            return found.isEmpty() ? Answer.fail(0, "no pools available to import\n") : show(found);
        }
        var err = new StringBuilder();
        for (PoolConfig pool : chosen(words, found, err)) {
            try {
                bring(words, pool);
            } catch (StorageRefusal refused) {
                err.append(refused.getMessage()).append('\n');
            }
        }
        return new Answer(err.isEmpty() ? 0 : 1, "", err.toString());
    }

    // Whether a disk of the pool has a name in a directory, or is that device itself.
    private boolean within(PoolConfig pool, Optional<String> directory) {
        if (directory.isEmpty()) {
            return true;
        }
        String wanted = directory.get().replaceFirst("(.)/+$", "$1");
        return Zfs.of(node).labelled().stream().filter(device -> device.signature().orElseThrow().uuid().equals(pool.guid()))
                .anyMatch(device -> wanted.equals("/dev") || device.node().equals(wanted) || device.links().stream()
                        .anyMatch(link -> link.equals(wanted) || link.startsWith(wanted + "/")));
    }

    private List<PoolConfig> chosen(CommandLine words, List<PoolConfig> found, StringBuilder err) {
        if (words.has("-a")) {
            return found;
        }
        String name = words.rest().getFirst();
        List<PoolConfig> chosen = found.stream().filter(pool -> pool.name().equals(name) || pool.guid().equals(name)).toList();
        if (Zfs.of(node).pool(name).isPresent() && words.rest().size() < 2) {
            err.append("cannot import '").append(name).append("': a pool with that name already exists\nuse the form 'zpool import "
                    + "<pool | id> <newpool>' to give it a new name\n");
            return List.of();
        }
        if (chosen.isEmpty()) {
            err.append("cannot import '").append(name).append("': no such pool available\n");
        }
        if (chosen.size() > 1) {
            err.append("cannot import '").append(name).append("': more than one matching pool\nimport by numeric ID instead\n");
            return List.of();
        }
        return chosen;
    }

    private void bring(CommandLine words, PoolConfig config) throws StorageRefusal {
        Zfs zfs = Zfs.of(node);
        String cacheFile = words.has("-R") ? "none" : "";
        boolean readOnly = false;
        for (String option : words.values("-o")) {
            if (option.startsWith("cachefile=")) {
                cacheFile = option.substring("cachefile=".length());
            } else if (option.equals("readonly=on")) {
                readOnly = true;
            } else if (option.contains("=")) {
                PoolSetting.checked(config.name(), "cannot import '" + config.name() + "'", option.substring(0, option.indexOf('=')),
                        option.substring(option.indexOf('=') + 1), node.release().number());
            }
        }
        Optional<String> newName = words.rest(1);
        Optional<String> bad = newName.flatMap(Names::pool);
        if (bad.isPresent()) {
            throw new StorageRefusal("cannot import '" + newName.get() + "': " + bad.get());
        }
        Pool pool = zfs.edit().importPool(config, newName, words.value("-d"), cacheFile,
                words.value("-R").orElse(""), readOnly);
        if (!words.has("-N")) {
            List<String> complaints = zfs.datasets().mountAll(pool);
            if (!complaints.isEmpty()) {
                throw new StorageRefusal(String.join("\n", complaints));
            }
        }
    }

    private Answer show(List<PoolConfig> found) {
        var text = new StringBuilder();
        found.forEach(config -> text.append(text.isEmpty() ? "" : "\n").append(show(config)));
        return Answer.ok(text.toString());
    }

    private String show(PoolConfig config) {
        Pool pool = Zfs.of(node).preview(config);
        Pool.State state = pool.state();
        boolean offline = pool.leaves().stream().anyMatch(leaf -> pool.state(leaf) == Pool.State.OFFLINE);
        boolean missing = pool.leaves().stream().anyMatch(leaf -> pool.state(leaf) == Pool.State.UNAVAIL);
        boolean label = pool.leaves().stream().anyMatch(leaf -> pool.state(leaf) == Pool.State.UNAVAIL
                && BlockDevices.of(node).at(leaf.path()).isPresent());
        String status = label ? "status: One or more devices contains corrupted data.\n" : missing
                ? "status: One or more devices are missing from the system.\n" : offline
                ? "status: One or more devices are offlined.\n" : "";
        String action = state == Pool.State.ONLINE ? "The pool can be imported using its name or numeric identifier.\n"
                : state == Pool.State.DEGRADED ? "The pool can be imported despite missing or damaged devices.  The\n\tfault "
                + "tolerance of the pool may be compromised if imported.\n"
                : "The pool cannot be imported. Attach the missing\n\tdevices and try again.\n";
        String link = label ? state == Pool.State.UNAVAIL ? "ZFS-8000-5E" : "ZFS-8000-4J" : missing ? state == Pool.State.UNAVAIL
                ? "ZFS-8000-3C" : "ZFS-8000-2Q" : "";
        var text = new StringBuilder("   pool: " + config.name() + "\n     id: " + config.guid() + "\n  state: " + state
                + (config.state() == PoolConfig.State.DESTROYED ? " (DESTROYED)" : "") + "\n" + status + " action: " + action
                + (link.isEmpty() ? "" : "   see: https://openzfs.github.io/openzfs-docs/msg/" + link + "\n") + " config:\n\n");
        List<VdevNames.Named> vdevs = new ArrayList<>(new VdevNames(node, false, false, false).of(config, Optional.of(pool)));
        int width = Math.max(10, Math.max(config.name().length(), vdevs.stream().mapToInt(one -> one.depth() + one.name().length()).max()
                .orElse(0)));
        text.append('\t').append(row(config.name(), 0, width, state, state == Pool.State.UNAVAIL ? "insufficient replicas" : ""));
        vdevs.forEach(one -> text.append('\t').append(row(one.name(), one.depth(), width, pool.state(one.vdev()), note(pool, one.vdev()))));
        return text.toString();
    }

    private static String note(Pool pool, Vdev vdev) {
        return pool.state(vdev) != Pool.State.UNAVAIL ? "" : vdev.isLeaf() ? "cannot open" : "insufficient replicas";
    }

    private static String row(String name, int depth, int width, Pool.State state, String note) {
        return " ".repeat(depth) + name + " ".repeat(Math.max(0, width - depth - name.length())) + "  " + state
                + (note.isEmpty() ? "" : "  " + note) + "\n";
    }
}

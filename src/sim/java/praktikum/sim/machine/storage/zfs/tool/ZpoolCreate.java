package praktikum.sim.machine.storage.zfs.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.Property;
import praktikum.sim.machine.storage.zfs.Zfs;

/** {@code zpool create}; the order of the checks is that of zpool_do_create. */
final class ZpoolCreate {

    private final Machine node;

    ZpoolCreate(Machine node) {
        this.node = node;
    }

    Answer run(List<String> args) {
        CommandLine words = CommandLine.of(args, Set.of("-f", "-n", "-d"), Set.of("-R", "-m", "-o", "-O", "-t"));
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent()) {
            return Usages.zpool("create", wrong.get());
        }
        for (String option : List.of("-n", "-d", "-t")) {
            if (words.has(option)) {
                return Answer.unsupported("zpool", option);
            }
        }
        if (words.rest().size() < 2) {
            return Usages.zpool("create", words.rest().isEmpty() ? "missing pool name argument" : "missing vdev specification");
        }
        try {
            return create(words, words.rest().getFirst(), words.rest().subList(1, words.rest().size()));
        } catch (StorageRefusal refused) {
            return Answer.fail(1, refused.getMessage() + "\n");
        }
    }

    private Answer create(CommandLine words, String name, List<String> spec) throws StorageRefusal {
        Map<String, String> pool = poolProperties(words.values("-o"));
        Map<String, String> files = fileProperties(words.values("-O"));
        words.value("-R").ifPresent(root -> pool.put("altroot", root));
        Optional<String> mountpoint = words.value("-m").or(() -> Optional.ofNullable(files.remove("mountpoint")));
        if (name.contains("/")) {
            throw new StorageRefusal("cannot create '" + name + "': invalid character '/' in pool name\n"
                    + "use 'zfs create' to create a dataset");
        }
        VdevSpec vdevs = new VdevSpec(node, words.has("-f"), VdevSpec.ashift(Optional.ofNullable(pool.get("ashift"))));
        List<VdevSpec.Top> tops = vdevs.read(spec);
        vdevs.check(tops);
        String altroot = pool.getOrDefault("altroot", "");
        if (!altroot.isEmpty() && !altroot.startsWith("/")) {
            throw new StorageRefusal("invalid alternate root '" + altroot + "': must be an absolute path");
        }
        mountpoint(mountpoint, altroot, name);
        Optional<String> bad = Names.pool(name);
        if (bad.isPresent()) {
            throw new StorageRefusal("cannot create '" + name + "': " + bad.get() + "\npool name may have been omitted");
        }
        Map<String, String> checked = new LinkedHashMap<>();
        for (var entry : pool.entrySet()) {
            checked.put(entry.getKey(), PoolSetting.checked(name, "cannot create '" + name + "'", entry.getKey(), entry.getValue(),
                    node.release().number()));
        }
        Map<String, String> own = new LinkedHashMap<>();
        mountpoint.ifPresent(path -> files.put("mountpoint", path));
        for (var entry : files.entrySet()) {
            own.put(entry.getKey(), DatasetSetting.checked("cannot create '" + name + "'", entry.getKey(), entry.getValue(),
                    Dataset.Type.FILESYSTEM, true, node.release().number()));
        }
        if (Zfs.of(node).pool(name).isPresent()) {
            throw new StorageRefusal("cannot create '" + name + "': pool already exists");
        }
        List<String> same = tops.stream().flatMap(top -> top.paths().stream())
                .map(path -> BlockDevices.of(node).at(path).orElseThrow().name()).toList();
        if (same.stream().distinct().count() < same.size()) {
            throw new StorageRefusal("cannot create '" + name + "': one or more vdevs refer to the same device, or one of\nthe devices is "
                    + "part of an active md or lvm device");
        }
        Pool made = Zfs.of(node).edit().create(name, vdevs.make(tops), checked, own, altroot);
        Dataset root = made.root();
        if (root.mountpoint().isPresent() && root.value("canmount").equals("on")) {
            Zfs.of(node).datasets().mount(root);
        }
        return Answer.ok("");
    }

    private void mountpoint(Optional<String> mountpoint, String altroot, String name) throws StorageRefusal {
        if (mountpoint.filter(path -> path.equals("none") || path.equals("legacy")).isPresent()) {
            return;
        }
        if (mountpoint.filter(path -> !path.startsWith("/")).isPresent()) {
            throw new StorageRefusal("invalid mountpoint '" + mountpoint.get() + "': must be an absolute path, 'legacy', or 'none'");
        }
        String path = altroot + mountpoint.orElse("/" + name);
        String hint = "\nuse '-m' option to provide a different default";
        try {
            if (node.files().exists(path) && !node.files().list(path).isEmpty()) {
                throw new StorageRefusal("mountpoint '" + path + "' exists and is not empty" + hint);
            }
        } catch (FileError e) {
            throw new StorageRefusal("mountpoint '" + path + "' : " + e.errno().text() + hint);
        }
    }

    private Map<String, String> poolProperties(List<String> given) throws StorageRefusal {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String word : given) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new StorageRefusal("missing '=' for -o option");
            }
            String name = word.substring(0, equals);
            Optional<Property> property = Property.ofPool(name, node.release().number());
            if (property.isEmpty() && !name.startsWith("feature@")) {
                throw new StorageRefusal("property '" + name + "' is not a valid pool or vdev property");
            }
            if (property.isPresent() && properties.put(property.get().name(), word.substring(equals + 1)) != null) {
                throw new StorageRefusal("property '" + name + "' specified multiple times");
            }
        }
        return properties;
    }

    private Map<String, String> fileProperties(List<String> given) throws StorageRefusal {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String word : given) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new StorageRefusal("missing '=' for -O option");
            }
            String name = word.substring(0, equals);
            Optional<Property> property = Property.ofDataset(name, node.release().number());
            if (property.filter(one -> one.types().contains("f")).isEmpty() && !name.contains(":")) {
                throw new StorageRefusal("property '" + name + "' is not a valid filesystem property");
            }
            String normal = property.map(Property::name).orElse(name);
            if (properties.put(normal, word.substring(equals + 1)) != null) {
                throw new StorageRefusal("property '" + name + "' specified multiple times");
            }
        }
        return properties;
    }
}

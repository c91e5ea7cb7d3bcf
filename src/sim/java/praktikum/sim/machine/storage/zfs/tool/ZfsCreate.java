package praktikum.sim.machine.storage.zfs.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.Property;
import praktikum.sim.machine.storage.zfs.Space;
import praktikum.sim.machine.storage.zfs.Zfs;

/** {@code zfs create}; the order of the checks is that of zfs_do_create and zfs_create. */
final class ZfsCreate {

    private static final long VOLUME_BLOCK = 16_384;

    private final Machine node;

    ZfsCreate(Machine node) {
        this.node = node;
    }

    Answer run(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-p", "-u", "-s", "-n", "-v", "-P"), Set.of("-o", "-V", "-b"));
        Optional<String> wrong = Usages.wrong(words);
        boolean volume = words.has("-V");
        if (wrong.isPresent() || words.rest().size() != 1) {
            return Usages.zfs("create", wrong.orElse(words.rest().isEmpty() ? "missing " + (volume ? "volume" : "filesystem") + " argument"
                    : "too many arguments"));
        }
        if (words.has("-n", "-v", "-P")) {
            return Answer.unsupported("zfs", "create -n, -v or -P");
        }
        if (!volume && words.has("-b", "-s")) {
            return Usages.zfs("create", "'-s' and '-b' can only be used when creating a volume");
        }
        if (volume && words.has("-u")) {
            return Usages.zfs("create", "'-u' can only be used when creating a filesystem");
        }
        String name = words.rest().getFirst();
        Map<String, String> given = properties(words.values("-o"));
        if (volume) {
            volume(words, name, given);
        }
        return create(name, volume ? Dataset.Type.VOLUME : Dataset.Type.FILESYSTEM, given, words.has("-p"), !words.has("-u"));
    }

    /** The properties of {@code -o NAME=VALUE} words, in their order. */
    static Map<String, String> properties(List<String> given) throws StorageRefusal {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String word : given) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new StorageRefusal("missing '=' for property=value argument");
            }
            if (properties.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw new StorageRefusal("property '" + word.substring(0, equals) + "' specified multiple times");
            }
        }
        return properties;
    }

    private void volume(CommandLine words, String name, Map<String, String> given) throws StorageRefusal {
        Optional<Long> size = DatasetSetting.bytes(words.value("-V").orElseThrow());
        if (size.isEmpty()) {
            throw new StorageRefusal("bad volume size '" + words.value("-V").orElseThrow() + "': bad numeric value '"
                    + words.value("-V").orElseThrow() + "'");
        }
        String pool = name.split("/")[0];
        if (Zfs.of(node).pool(pool).isEmpty()) {
            throw new StorageRefusal("cannot open '" + pool + "': no such pool");
        }
        words.value("-b").ifPresent(block -> given.put("volblocksize", block));
        long block = Optional.ofNullable(given.get("volblocksize")).flatMap(DatasetSetting::bytes).orElse(VOLUME_BLOCK);
        long whole = block == 0 ? size.get() : (size.get() + block - 1) / block * block;
        given.put("volsize", String.valueOf(whole));
        if (!words.has("-s") && block > 0) {
            given.putIfAbsent("refreservation", String.valueOf(Space.reservation(whole, block)));
        }
    }

    private Answer create(String name, Dataset.Type type, Map<String, String> given, boolean parents, boolean mount)
            throws StorageRefusal {
        String what = "cannot create '" + name + "'";
        Optional<String> bad = Names.dataset(name, false);
        if (bad.isPresent()) {
            throw new StorageRefusal(what + ": " + bad.get());
        }
        Zfs zfs = Zfs.of(node);
        if (parents && zfs.dataset(name).isPresent()) {
            return Answer.ok("");
        }
        if (!name.contains("/")) {
            throw new StorageRefusal(what + ": missing dataset name");
        }
        String poolName = name.split("/")[0];
        Pool pool = zfs.pool(poolName).orElseThrow(() -> new StorageRefusal(what + ": no such pool '" + poolName + "'"));
        String above = name.substring(0, name.lastIndexOf('/'));
        if (parents) {
            ancestors(pool, above);
        }
        Optional<Dataset> parent = zfs.dataset(above);
        if (parent.isEmpty()) {
            throw new StorageRefusal(what + ": parent does not exist");
        }
        if (parent.get().type() != Dataset.Type.FILESYSTEM) {
            throw new StorageRefusal(what + ": parent is not a filesystem");
        }
        if (zfs.dataset(name).isPresent()) {
            throw new StorageRefusal(what + ": dataset already exists");
        }
        Map<String, String> checked = new LinkedHashMap<>();
        for (var entry : given.entrySet()) {
            checked.put(Property.ofDataset(entry.getKey(), node.release().number()).map(Property::name).orElse(entry.getKey()),
                    DatasetSetting.checked(what, entry.getKey(), entry.getValue(), type, true, node.release().number()));
        }
        if (type == Dataset.Type.VOLUME && checked.get("volsize").equals("0")) {
            throw new StorageRefusal(what + ": volume size cannot be zero");
        }
        if (pool.suspended()) {
            throw new StorageRefusal(what + ": pool I/O is currently suspended");
        }
        if (pool.readOnly()) {
            throw new StorageRefusal(what + ": pool is read-only");
        }
        long kept = Long.parseLong(checked.getOrDefault("refreservation", "none").replace("none", "0"));
        if (kept > pool.space().available(parent.get())) {
            throw new StorageRefusal(what + ": out of space");
        }
        Dataset made = zfs.datasets().make(zfs.datasets().named(pool, name), type, checked);
        return mount ? mount(made) : Answer.ok("");
    }

    private void ancestors(Pool pool, String name) throws StorageRefusal {
        if (!name.contains("/") || Zfs.of(node).dataset(name).isPresent()) {
            return;
        }
        ancestors(pool, name.substring(0, name.lastIndexOf('/')));
        mount(Zfs.of(node).datasets().make(Zfs.of(node).datasets().named(pool, name), Dataset.Type.FILESYSTEM, Map.of()));
    }

    private Answer mount(Dataset made) {
        if (made.type() != Dataset.Type.FILESYSTEM || !made.value("canmount").equals("on") || made.mountpoint().isEmpty()) {
            return Answer.ok("");
        }
        try {
            Zfs.of(node).datasets().mount(made);
            return Answer.ok("");
        } catch (StorageRefusal refused) {
            return Answer.fail(1, refused.getMessage() + "\nfilesystem successfully created, but not mounted\n");
        }
    }
}

package praktikum.sim.proxmox.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.storage.config.StorageConfig;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.storage.plugin.StoragePlugin;
import praktikum.sim.proxmox.storage.plugin.StorageUsage;
import praktikum.sim.proxmox.storage.plugin.StorageVolume;

/**
 * The storages of a cluster as one of its nodes uses them (PVE::Storage). One of these lives as long as a command; whatever asks for a
 * storage activates it first, and that may make directories, import pools and mount file systems.
 */
final class Storages {

    /**
     * What a storage is on this node.
     *
     * @param storage its definition
     * @param enabled whether it is to be used here
     * @param usage how full it is; empty where it is not active
     */
    record State(StorageSection storage, boolean enabled, Optional<StorageUsage> usage) {
    }

    private final Machine node;
    private final StorageOutput output;
    private final Map<String, StoragePlugin> plugins = new HashMap<>();
    private final Set<String> activated = new HashSet<>();

    Storages(Machine node, StorageOutput output) {
        this.node = node;
        this.output = output;
    }

    /** Without the cluster file system no command of Proxmox VE knows who may do what, and none does anything. */
    void reachable() throws StorageError {
        if (!Pmxcfs.of(node).running()) {
            throw StorageError.of(111, "ipcc_send_rec[1] failed: Connection refused\nipcc_send_rec[2] failed: Connection refused\n"
                    + "ipcc_send_rec[3] failed: Connection refused\nUnable to load access control list: Connection refused");
        }
    }

    /** The node's name in the cluster. */
    String nodename() {
        return Pmxcfs.of(node).nodename();
    }

    /** What {@code storage.cfg} says now; what is wrong with it is complained of. */
    StorageConfig config() {
        StorageConfig config = StorageConfig.parse(node.disk().textOrEmpty(StorageConfig.FILE), node.release());
        config.warnings().forEach(output::warn);
        return config;
    }

    /** The plugin of a storage. */
    StoragePlugin plugin(StorageSection storage) {
        return plugins.computeIfAbsent(storage.type().name(), name -> StoragePlugin.of(storage.type(), node, output));
    }

    /** Makes a storage ready for use here. */
    void activate(StorageSection storage) throws StorageError {
        if (storage.flag("disable")) {
            throw new StorageError("storage '" + storage.id() + "' is disabled");
        }
        if (!storage.availableOn(nodename())) {
            throw new StorageError("storage '" + storage.id() + "' is not available on node '" + nodename() + "'");
        }
        if (activated.contains(storage.id())) {
            return;
        }
        if (!plugin(storage).online(storage)) {
            throw StorageError.of(4, "storage '" + storage.id() + "' is not online");
        }
        plugin(storage).activate(storage);
        activated.add(storage.id());
    }

    /**
     * The state of all storages, in no order.
     *
     * @param contents only enabled ones that are for one of these; all where this is empty
     */
    List<State> states(StorageConfig config, List<String> contents) {
        return shuffled(config.sections()).stream().filter(storage -> contents.isEmpty()
                || storage.enabledOn(nodename()) && contents.stream().anyMatch(storage.contents()::contains)).map(this::state).toList();
    }

    /** The state of a storage. */
    State state(StorageSection storage) {
        boolean enabled = storage.enabledOn(nodename());
        return new State(storage, enabled, enabled ? usage(storage) : Optional.empty());
    }

    private Optional<StorageUsage> usage(StorageSection storage) {
        try {
            activate(storage);
            return plugin(storage).usage(storage).filter(StorageUsage::active);
        } catch (StorageError e) {
            output.warn(e.getMessage() + "\n");
            return Optional.empty();
        }
    }

    /**
     * All that a storage holds, sorted.
     *
     * @param guest of this guest only
     * @param content of this type only
     */
    List<StorageVolume> volumes(String id, Optional<Integer> guest, Optional<String> content) throws StorageError {
        StorageSection storage = config().get(id);
        Set<String> contents = new HashSet<>(storage.contents());
        content.ifPresent(only -> contents.retainAll(Set.of(only)));
        activate(storage);
        List<StorageVolume> found = new ArrayList<>();
        for (StorageVolume volume : plugin(storage).volumes(storage, contents)) {
            StorageVolume told = volume.content().equals("images") ? volume.as(container(volume) ? "rootdir" : "images") : volume;
            boolean wanted = guest.isEmpty() || List.of("images", "rootdir", "backup").contains(told.content())
                    && told.guest().isPresent() && told.guest().getAsInt() == guest.get();
            if (wanted && contents.contains(told.content())) {
                found.add(told);
            }
        }
        found.sort(Comparator.comparing(volume -> volume.id().toLowerCase(Locale.ROOT)));
        return found;
    }

    private boolean container(StorageVolume volume) {
        return volume.guest().isPresent() && node.disk().list("/etc/pve/nodes").stream()
                .anyMatch(name -> node.disk().exists("/etc/pve/nodes/" + name + "/lxc/" + volume.guest().getAsInt() + ".conf"));
    }

    /** The storage and the name in it that a volume id means. */
    Map.Entry<StorageSection, String> parsed(String volumeId) throws StorageError {
        if (!volumeId.matches("(?i)[a-z][a-z0-9._-]*[a-z0-9]:.+")) {
            throw new StorageError("unable to parse volume ID '" + volumeId + "'");
        }
        int colon = volumeId.indexOf(':');
        return Map.entry(config().get(volumeId.substring(0, colon)), volumeId.substring(colon + 1));
    }

    /** The fields of a storage in the API. */
    Map<String, Object> fields(State state) {
        StorageSection storage = state.storage();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", storage.type().name());
        fields.put("content", storage.contents(node.world().random()));
        fields.put("enabled", state.enabled() ? 1 : 0);
        fields.put("shared", storage.shared() ? 1 : 0);
        fields.put("active", state.usage().isPresent() ? 1 : 0);
        fields.put("total", state.usage().map(StorageUsage::total).orElse(0L));
        fields.put("used", state.usage().map(StorageUsage::used).orElse(0L));
        fields.put("avail", state.usage().map(StorageUsage::available).orElse(0L));
        return fields;
    }

    /** In the order that a Perl hash has: none. */
    <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, node.world().random());
        return shuffled;
    }
}

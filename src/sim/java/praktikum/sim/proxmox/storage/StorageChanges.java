package praktikum.sim.proxmox.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.storage.config.StorageConfig;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSchema;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.config.StorageType;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** Adds, changes and removes storages of {@code storage.cfg}, on the node that is asked to (PVE::API2::Storage::Config). */
public final class StorageChanges {

    @FunctionalInterface
    private interface Change {
        StorageConfig of(StorageConfig config) throws StorageError;
    }

    private final Machine node;
    private final StorageOutput output;
    private final Storages storages;

    /** Changes on a machine, which say what they say into an output. */
    public StorageChanges(Machine node, StorageOutput output) {
        this.node = node;
        this.output = output;
        this.storages = new Storages(node, output);
    }

    /** Adds a storage; it is activated here first where it is to be used here, and what fails then is not written. */
    StorageSection create(String type, String id, Map<String, String> parameters) throws StorageError {
        Map<String, StorageType> types = StorageType.of(node.release());
        if (!types.containsKey(type)) {
            throw StorageError.parameter("type", "value '" + type + "' does not have a value in the enumeration '"
                    + String.join(", ", types.keySet()) + "'");
        }
        Map<String, String> given = new LinkedHashMap<>(parameters);
        given.remove("nodes", "");
        StorageSchema.check(given);
        StorageSchema.check(Map.of("storage", id));
        var settled = StorageSchema.settled(types.get(type), id, given, true);
        settled.warnings().forEach(output::warn);
        StorageSection[] added = new StorageSection[1];
        locked("create storage failed: ", config -> {
            if (config.find(id).isPresent()) {
                throw new StorageError("storage ID '" + id + "' already defined");
            }
            StorageSection storage = new StorageSection(id, types.get(type), settled.options());
            added[0] = storages.plugin(storage).added(storage);
            deprecated(added[0]);
            if (storage.enabledOn(storages.nodename())) {
                storages.activate(added[0]);
            }
            return config.with(added[0]);
        });
        return added[0];
    }

    /** Sets options of a storage, and removes those that are named in {@code delete}. */
    StorageSection update(String id, Map<String, String> parameters) throws StorageError {
        Map<String, String> given = new LinkedHashMap<>(parameters);
        StorageSchema.check(given);
        String digest = given.getOrDefault("digest", "");
        List<String> removed = StorageSection.words(given.getOrDefault("delete", ""));
        given.keySet().removeAll(Set.of("digest", "delete"));
        StorageSection[] changed = new StorageSection[1];
        locked("update storage failed: ", config -> {
            if (!digest.isEmpty() && !digest.equals(config.digest())) {
                throw new StorageError("detected modified configuration - file changed by other user? Try again.");
            }
            StorageSection storage = config.get(id);
            var settled = StorageSchema.settled(storage.type(), id, given, false);
            settled.warnings().forEach(output::warn);
            for (String name : removed) {
                removable(storage.type(), name, given);
            }
            Map<String, String> options = new LinkedHashMap<>(storage.options());
            options.keySet().removeAll(removed);
            options.putAll(settled.options());
            changed[0] = storage.with(options);
            deprecated(changed[0]);
            return config.with(changed[0]);
        });
        return changed[0];
    }

    private static void removable(StorageType type, String name, Map<String, String> set) throws StorageError {
        if (!type.has(name)) {
            throw new StorageError("no such option '" + name + "'");
        }
        if (type.required().contains(name)) {
            throw new StorageError("unable to delete required option '" + name + "'");
        }
        if (type.fixed().contains(name)) {
            throw new StorageError("unable to delete fixed option '" + name + "'");
        }
        if (set.containsKey(name)) {
            throw new StorageError("cannot set and delete property '" + name + "' at the same time!");
        }
    }

    /** Removes a storage from the file; what it holds stays where it is. */
    void delete(String id) throws StorageError {
        locked("delete storage failed: ", config -> {
            config.get(id);
            return config.without(id);
        });
    }

    /**
     * Adds a storage that is there on this node, or this node to the storage of that name.
     *
     * @param verified the options that a storage of that name must have alike
     * @param trial whether that is only asked
     */
    public void createOrUpdate(String type, String id, Map<String, String> parameters, List<String> verified, boolean trial)
            throws StorageError {
        var existing = storages.config().find(id);
        if (existing.isPresent()) {
            fits(existing.get(), type, parameters, verified);
        }
        if (trial) {
            return;
        }
        if (existing.isEmpty()) {
            create(type, id, parameters);
            return;
        }
        Set<String> nodes = new TreeSet<>(existing.get().nodes());
        nodes.add(storages.nodename());
        update(id, Map.of("nodes", String.join(",", nodes)));
        output.say("Added '" + storages.nodename() + "' to nodes for storage '" + id + "'\n");
    }

    /** Keeps storages away from this node, and removes those that are for no other. */
    public void forgetHere(Predicate<StorageSection> which) throws StorageError {
        for (StorageSection storage : storages.config().sections()) {
            Set<String> nodes = new TreeSet<>(storage.options().containsKey("nodes") ? storage.nodes() : new ClusterView(node).names());
            if (which.test(storage) && nodes.remove(storages.nodename())) {
                if (nodes.isEmpty()) {
                    delete(storage.id());
                } else {
                    update(storage.id(), Map.of("nodes", String.join(",", nodes)));
                }
            }
        }
    }

    private void fits(StorageSection existing, String type, Map<String, String> parameters, List<String> verified) throws StorageError {
        if (existing.availableOn(storages.nodename())) {
            throw new StorageError("Storage ID '" + existing.id() + "' already exists on node " + storages.nodename());
        }
        if (!existing.type().name().equals(type)) {
            throw new StorageError("Option 'type' (" + type + ") does not match existing storage configuration '"
                    + existing.type().name() + "'");
        }
        for (String name : verified) {
            if (!existing.option(name).orElse("").equals(parameters.get(name))) {
                throw new StorageError("Option '" + name + "' (" + parameters.get(name) + ") does not match existing storage "
                        + "configuration '" + existing.option(name).orElse("") + "'");
            }
        }
    }

    private void deprecated(StorageSection storage) {
        if (storage.option("mkdir").isPresent()) {
            output.warn("NOTE: The 'mkdir' option set for '" + storage.id() + "' is deprecated and will be removed in Proxmox VE 9. "
                    + "Use 'create-base-path' or 'create-subdirs' instead.\n");
        }
    }

    // The lock is a directory in the cluster file system: without quorum there is none.
    private void locked(String words, Change change) throws StorageError {
        String lock = "cfs-lock 'file-storage_cfg' error: ";
        if (!Pmxcfs.of(node).running()) {
            throw StorageError.of(107, words + lock + "pve cluster filesystem not online.");
        }
        if (!Pmxcfs.of(node).quorate()) {
            throw StorageError.of(13, words + lock + "no quorum!");
        }
        try {
            node.disk().write(StorageConfig.FILE, change.of(storages.config()).text(node.world().random()));
        } catch (StorageError e) {
            throw e.during(words);
        }
    }
}

package praktikum.sim.proxmox.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.proxmox.storage.config.StorageConfig;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSchema;
import praktikum.sim.proxmox.storage.config.StorageSection;

/**
 * Which storages are asked for: the parameters of {@code pvesm status} and of {@code /nodes/NODE/storage}.
 *
 * @param storage only this one
 * @param contents only enabled ones that are for one of these types of content; empty: all
 * @param enabled only those that are not disabled in the configuration, wherever they are to be used
 * @param target only shared ones that this other node is to use as well
 */
record StorageQuery(Optional<String> storage, List<String> contents, boolean enabled, Optional<String> target) {

    static StorageQuery of(Map<String, String> parameters) throws StorageError {
        for (String name : List.of("storage", "content")) {
            if (parameters.containsKey(name)) {
                StorageSchema.check(Map.of(name, parameters.get(name)));
            }
        }
        return new StorageQuery(Optional.ofNullable(parameters.get("storage")),
                StorageSection.words(parameters.getOrDefault("content", "")), parameters.getOrDefault("enabled", "0").equals("1"),
                Optional.ofNullable(parameters.get("target")));
    }

    List<Storages.State> states(Storages storages) throws StorageError {
        StorageConfig config = storages.config();
        List<Storages.State> states = storages.states(config, contents);
        if (storage.isPresent() && states.stream().noneMatch(state -> state.storage().id().equals(storage.get()))) {
            throw StorageError.parameter("storage", "No such storage.");
        }
        Optional<String> other = target.filter(name -> !name.equals("localhost") && !name.equals(storages.nodename()));
        return states.stream().filter(state -> storage.isEmpty() || state.storage().id().equals(storage.get()))
                .filter(state -> !enabled || !state.storage().flag("disable"))
                .filter(state -> other.isEmpty() || state.storage().shared() && state.storage().availableOn(storages.nodename())
                        && state.storage().availableOn(other.get()))
                .toList();
    }
}

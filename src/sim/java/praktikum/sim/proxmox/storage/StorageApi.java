package praktikum.sim.proxmox.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.storage.config.StorageConfig;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageProperty;
import praktikum.sim.proxmox.storage.config.StorageSchema;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.storage.plugin.StorageVolume;

/** Storages in the API: {@code /storage} and {@code /nodes/NODE/storage}. */
final class StorageApi {

    @FunctionalInterface
    private interface Work {
        ApiResult done(Storages storages, StorageOutput output) throws StorageError, ApiError;
    }

    private final ApiRequest request;

    private StorageApi(ApiRequest request) {
        this.request = request;
    }

    static List<ApiPath> paths() {
        String id = "/[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]";
        return List.of(
                ApiPath.get("/storage", request -> new StorageApi(request).definitions(), "type"),
                ApiPath.get("/storage" + id, request -> new StorageApi(request).definition()),
                ApiPath.change("create", "/storage", (request, call) -> new StorageApi(request).create()),
                ApiPath.change("set", "/storage" + id, (request, call) -> new StorageApi(request).update()),
                ApiPath.change("delete", "/storage" + id, (request, call) -> new StorageApi(request).delete()),
                ApiPath.get("/nodes/{node}/storage", request -> new StorageApi(request).states(), "storage", "content", "enabled", "target",
                        "format"),
                ApiPath.get("/nodes/{node}/storage" + id + "/status", request -> new StorageApi(request).state()),
                ApiPath.get("/nodes/{node}/storage" + id + "/content", request -> new StorageApi(request).volumes(), "content", "vmid"));
    }

    private ApiResult work(Work work) throws ApiError {
        var output = new StorageOutput();
        try {
            var storages = new Storages(request.node(), output);
            storages.reachable();
            return work.done(storages, output).warning(output.err());
        } catch (StorageError e) {
            throw new ApiError(e.exit(), output.err() + e.text(request.usage()));
        }
    }

    private ApiResult definitions() throws ApiError {
        return work((storages, output) -> {
            StorageConfig config = storages.config();
            return ApiResult.of(storages.shuffled(config.sections()).stream().filter(storage -> request.parameter("type").isEmpty()
                    || request.parameter("type").equals(storage.type().name())).map(storage -> fields(config, storage)).toList(),
                    List.of("storage"));
        });
    }

    private ApiResult definition() throws ApiError {
        return work((storages, output) -> {
            StorageConfig config = storages.config();
            return ApiResult.of(fields(config, config.get(request.word(2))));
        });
    }

    private Map<String, Object> fields(StorageConfig config, StorageSection storage) {
        Map<String, Object> fields = new TreeMap<>();
        storage.options().forEach((name, value) -> fields.put(name, Set.of(Kind.FLAG, Kind.NUMBER).contains(StorageProperty.kind(name))
                ? Integer.valueOf(value) : value));
        var order = request.node().world().random();
        fields.put("content", storage.contents(order));
        if (storage.options().containsKey("nodes")) {
            fields.put("nodes", storage.nodes(order));
        }
        if (storage.shared()) {
            fields.put("shared", 1);
        }
        fields.put("storage", storage.id());
        fields.put("type", storage.type().name());
        fields.put("digest", config.digest());
        return fields;
    }

    /** The parameters, which must be known. */
    private Map<String, String> parameters(Map<String, Kind> known, String... more) throws ApiError {
        List<String> names = new ArrayList<>(known.keySet());
        names.addAll(List.of(more));
        request.allow(names);
        Map<String, String> given = new LinkedHashMap<>(request.parameters());
        given.replaceAll((name, value) -> StorageProperty.kind(name) == Kind.FLAG && value.matches("(?i)on|yes|true") ? "1"
                : StorageProperty.kind(name) == Kind.FLAG && value.matches("(?i)off|no|false") ? "0" : value);
        return given;
    }

    private ApiResult changed(Work work) throws ApiError {
        ApiError[] refused = new ApiError[1];
        ApiResult result = request.node().world().ask(() -> {
            try {
                return work(work);
            } catch (ApiError e) {
                refused[0] = e;
                return ApiResult.of(null);
            }
        });
        if (refused[0] != null) {
            throw refused[0];
        }
        return result;
    }

    private ApiResult create() throws ApiError {
        Map<String, String> given = parameters(StorageSchema.toCreate(request.node().release()), "storage", "type");
        return changed((storages, output) -> {
            for (String name : List.of("storage", "type")) {
                if (!given.containsKey(name)) {
                    throw StorageError.parameter(name, "property is missing and it is not optional");
                }
            }
            String id = given.remove("storage");
            return told(new StorageChanges(request.node(), output).create(given.remove("type"), id, given));
        });
    }

    private ApiResult update() throws ApiError {
        Map<String, String> given = parameters(StorageSchema.toUpdate(request.node().release()));
        return changed((storages, output) -> told(new StorageChanges(request.node(), output).update(request.word(2), given)));
    }

    private static ApiResult told(StorageSection storage) {
        return ApiResult.of(new TreeMap<>(Map.of("storage", storage.id(), "type", storage.type().name())));
    }

    private ApiResult delete() throws ApiError {
        request.allow(List.of());
        return changed((storages, output) -> {
            new StorageChanges(request.node(), output).delete(request.word(2));
            return ApiResult.of(null);
        });
    }

    private ApiResult states() throws ApiError {
        return work((storages, output) -> {
            List<Map<String, Object>> list = new ArrayList<>();
            for (Storages.State state : StorageQuery.of(request.parameters()).states(storages)) {
                Map<String, Object> fields = storages.fields(state);
                fields.put("storage", state.storage().id());
                state.usage().filter(usage -> usage.total() > 0)
                        .ifPresent(usage -> fields.put("used_fraction", (double) usage.used() / usage.total()));
                list.add(fields);
            }
            return ApiResult.of(list, List.of("content", "storage", "type", "active", "avail", "enabled", "formats", "select_existing",
                    "shared", "total", "used", "used_fraction"), "avail", "total", "used", "used_fraction")
                    .bytes("avail", "total", "used").percent("used_fraction");
        });
    }

    private ApiResult state() throws ApiError {
        return work((storages, output) -> {
            StorageConfig config = storages.config();
            Storages.State state = storages.states(config, List.of()).stream()
                    .filter(one -> one.storage().id().equals(request.word(4))).findFirst()
                    .orElseThrow(() -> StorageError.parameter("storage", "No such storage."));
            return ApiResult.of(storages.fields(state)).bytes("avail", "total", "used");
        });
    }

    private ApiResult volumes() throws ApiError {
        Optional<Integer> guest = request.parameter("vmid").isEmpty() ? Optional.empty() : Optional.of(request.number("vmid", 0));
        return work((storages, output) -> {
            Optional<String> content = Optional.ofNullable(request.parameters().get("content"));
            StorageSchema.check(content.map(type -> Map.of("content", type)).orElse(Map.of()));
            return ApiResult.of(storages.volumes(request.word(4), guest, content).stream().map(StorageVolume::fields).toList(),
                    List.of("format", "volid", "ctime", "encrypted", "notes", "parent", "protected", "size", "used", "verification",
                            "vmid"), "ctime", "size", "used", "vmid").bytes("size", "used");
        });
    }
}

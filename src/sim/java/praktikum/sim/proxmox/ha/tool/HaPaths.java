package praktikum.sim.proxmox.ha.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.Digest;
import praktikum.sim.proxmox.ha.config.Section;
import praktikum.sim.proxmox.ha.file.HaStore;
import praktikum.sim.proxmox.ha.node.HaFileError;

/** {@code /cluster/ha} in the API. */
public final class HaPaths {

    @FunctionalInterface
    private interface Work {
        ApiResult done(ApiRequest request) throws HaRefusal, ApiError;
    }

    private static final String ID = "/[A-Za-z][A-Za-z0-9_-]+";
    private static final String RESOURCES = "/cluster/ha/resources";
    private static final String ONE_RESOURCE = RESOURCES + "/[a-z0-9:]+";
    private static final List<String> NUMBERS = List.of("max_restart", "max_relocate", "failback", "nofailback", "restricted");

    private HaPaths() {}

    /** All of them. */
    public static List<ApiPath> all() {
        List<ApiPath> paths = new ArrayList<>(List.of(
                get(RESOURCES, HaPaths::resources, "type"),
                get(ONE_RESOURCE, HaPaths::resource),
                change("create", RESOURCES, request -> nothing(() -> new ResourceChanges(request.node()).create(taken(request, "sid"),
                        without(request, "sid")))),
                change("set", ONE_RESOURCE, request -> nothing(() -> new ResourceChanges(request.node()).update(request.word(4),
                        request.parameters()))),
                change("delete", ONE_RESOURCE, request -> nothing(() -> new ResourceChanges(request.node()).delete(request.word(4),
                        request.node().release().number() >= 9 && !request.parameter("purge").equals("0")))),
                change("create", ONE_RESOURCE + "/(migrate|relocate)", HaPaths::move),
                get("/cluster/ha/groups", HaPaths::groups),
                get("/cluster/ha/groups" + ID, HaPaths::group),
                change("create", "/cluster/ha/groups", request -> nothing(() -> new GroupChanges(request.node()).create(taken(request,
                        "group"), without(request, "group")))),
                change("set", "/cluster/ha/groups" + ID, request -> nothing(() -> new GroupChanges(request.node()).update(request.word(4),
                        request.parameters()))),
                change("delete", "/cluster/ha/groups" + ID,
                        request -> nothing(() -> new GroupChanges(request.node()).delete(request.word(4)))),
                get("/cluster/ha/status/current", request -> ApiResult.of(new HaOverview(request.node()).rows(),
                        List.of("id", "node", "status", "type"))),
                get("/cluster/ha/status/manager_status", request -> ApiResult.of(new HaOverview(request.node()).files()))));
        paths.addAll(rules());
        return paths;
    }

    private static List<ApiPath> rules() {
        return List.of(
                get("/cluster/ha/rules", request -> RuleTable.all(new RuleChanges(request.node()).rows(given(request, "type"),
                        given(request, "resource"))), "type", "resource"),
                get("/cluster/ha/rules" + ID, HaPaths::rule),
                change("create", "/cluster/ha/rules", request -> nothing(() -> {
                    Map<String, String> options = without(request, "rule");
                    options.remove("type");
                    new RuleChanges(request.node()).create(taken(request, "type"), taken(request, "rule"), options);
                })),
                change("set", "/cluster/ha/rules" + ID, request -> nothing(() -> new RuleChanges(request.node()).update(
                        request.parameter("type"), request.word(4), without(request, "type")))),
                change("delete", "/cluster/ha/rules" + ID,
                        request -> nothing(() -> new RuleChanges(request.node()).delete(request.word(4)))));
    }

    @FunctionalInterface
    private interface Step {
        void done() throws HaRefusal;
    }

    private static ApiResult nothing(Step step) throws HaRefusal {
        step.done();
        return ApiResult.of(null);
    }

    private static ApiPath get(String path, Work work, String... parameters) {
        return ApiPath.get(path, request -> answer(request, work), parameters);
    }

    private static ApiPath change(String verb, String path, Work work) {
        return ApiPath.change(verb, path, (request, call) -> {
            ApiError[] refused = new ApiError[1];
            ApiResult result = request.node().world().ask(() -> {
                try {
                    return answer(request, work);
                } catch (ApiError e) {
                    refused[0] = e;
                    return ApiResult.of(null);
                }
            });
            if (refused[0] != null) {
                throw refused[0];
            }
            return result;
        });
    }

    private static ApiResult answer(ApiRequest request, Work work) throws ApiError {
        try {
            return work.done(request);
        } catch (HaRefusal e) {
            throw new ApiError(e.exit(), e.text(request.usage()));
        } catch (HaFileError e) {
            throw new ApiError(255, e.getMessage() + "\n");
        }
    }

    private static Optional<String> given(ApiRequest request, String name) {
        return Optional.ofNullable(request.parameters().get(name));
    }

    private static String taken(ApiRequest request, String name) throws HaRefusal {
        return given(request, name).orElseThrow(() -> HaRefusal.parameter(name, "property is missing and it is not optional"));
    }

    private static Map<String, String> without(ApiRequest request, String name) {
        Map<String, String> options = new LinkedHashMap<>(request.parameters());
        options.remove(name);
        return options;
    }

    private static Map<String, Object> fields(Section section, String digest) {
        Map<String, Object> fields = new TreeMap<>(Map.of("digest", digest, "type", section.type()));
        section.options().forEach((name, value) -> fields.put(name, NUMBERS.contains(name) && value.matches("\\d{1,9}")
                ? (Object) Integer.valueOf(value) : value));
        return fields;
    }

    private static ApiResult resources(ApiRequest request) {
        var store = new HaStore(request.node());
        String digest = Digest.sha1(store.text(HaStore.RESOURCES));
        return ApiResult.of(store.files().resources().stream()
                .filter(one -> given(request, "type").filter(type -> !type.equals(one.type())).isEmpty()).map(one -> {
                    Map<String, Object> fields = fields(one, digest);
                    fields.put("sid", ResourceChanges.sid(one));
                    return fields;
                }).toList(), List.of("sid"));
    }

    private static ApiResult resource(ApiRequest request) throws HaRefusal {
        var store = new HaStore(request.node());
        String sid = new ResourceChanges(request.node()).sid(request.word(4));
        Section section = store.files().resources().stream().filter(one -> ResourceChanges.sid(one).equals(sid)).findFirst()
                .orElseThrow(() -> new HaRefusal("no such resource '" + sid + "'"));
        Map<String, Object> fields = fields(section, Digest.sha1(store.text(HaStore.RESOURCES)));
        fields.put("sid", sid);
        return ApiResult.of(fields);
    }

    private static ApiResult move(ApiRequest request) throws HaRefusal {
        var motion = new Motion(request.node());
        String target = taken(request, "node");
        String sid = new ResourceChanges(request.node()).move(request.word(5), request.word(4), target);
        Map<String, Object> fields = new TreeMap<>(Map.of("sid", sid, "requested-node", target));
        if (!motion.together(sid).isEmpty()) {
            fields.put("comigrated-resources", motion.together(sid));
        }
        if (!motion.blocking(sid, target).isEmpty()) {
            fields.put("blocking-resources", motion.blocking(sid, target).stream()
                    .map(other -> new TreeMap<>(Map.of("sid", other, "cause", "resource-affinity"))).toList());
        }
        return request.node().release().number() >= 9 ? ApiResult.of(fields) : ApiResult.of(null);
    }

    private static Map<String, Object> group(Section section, String digest) {
        Map<String, Object> fields = fields(section, digest);
        fields.put("group", section.id());
        return fields;
    }

    private static String groupsDigest(ApiRequest request) {
        return Digest.sha1(new HaStore(request.node()).text(HaStore.GROUPS));
    }

    private static ApiResult groups(ApiRequest request) throws HaRefusal {
        return ApiResult.of(new GroupChanges(request.node()).all("index groups").stream()
                .map(one -> group(one, groupsDigest(request))).toList(), List.of("group"));
    }

    private static ApiResult group(ApiRequest request) throws HaRefusal {
        return ApiResult.of(group(GroupChanges.find(new GroupChanges(request.node()).all("read group"), request.word(4))
                .orElseThrow(() -> new HaRefusal("no such ha group '" + request.word(4) + "'")), groupsDigest(request)));
    }

    private static ApiResult rule(ApiRequest request) throws HaRefusal {
        return ApiResult.of(new RuleChanges(request.node()).rows(Optional.empty(), Optional.empty()).stream()
                .filter(row -> row.get("rule").equals(request.word(4))).findFirst()
                .orElseThrow(() -> new HaRefusal("no such ha rule '" + request.word(4) + "'")));
    }
}

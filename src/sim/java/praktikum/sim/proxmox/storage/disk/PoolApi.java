package praktikum.sim.proxmox.storage.disk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.storage.lvm.VolumeGroup;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiRequest;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.LvmReport;
import praktikum.sim.proxmox.storage.plugin.NodeCommands;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** Pools of ZFS and LVM as the API tells them, which reads what zpool, vgs and lvs print. */
final class PoolApi {

    private static final List<String> FIGURES = List.of("name", "size", "alloc", "free", "frag", "dedup", "health");
    private static final Pattern FIELD = Pattern.compile("\\s*(\\S+): (\\S+.*)");
    private static final Pattern VDEV = Pattern.compile("(\\s+)(\\S+)\\s*(\\S+)?(?:\\s+(\\S+)\\s+(\\S+)\\s+(\\S+))?\\s*(.*)");

    private final ApiRequest request;
    private final StorageOutput output = new StorageOutput();

    PoolApi(ApiRequest request) {
        this.request = request;
    }

    private List<String> ask(String... command) throws ApiError {
        try {
            return new NodeCommands(request.node(), output).ask(List.of(command));
        } catch (StorageError e) {
            throw new ApiError(e.exit(), output.err() + e.text(request.usage()));
        }
    }

    ApiResult pools() throws ApiError {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String line : ask("/sbin/zpool", "list", "-HpPLo", String.join(",", FIGURES))) {
            String[] words = line.strip().split("\\s+");
            Map<String, Object> fields = new TreeMap<>();
            for (int i = 0; i < FIGURES.size(); i++) {
                fields.put(FIGURES.get(i), List.of("name", "health").contains(FIGURES.get(i)) ? words[i] : number(words[i]));
            }
            list.add(fields);
        }
        return ApiResult.of(list, List.of("alloc", "dedup", "frag", "free", "health", "name", "size"), "alloc", "dedup", "frag", "free",
                "size");
    }

    private static Object number(String text) {
        double value = text.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(text) : 0;
        return value == Math.rint(value) ? (Object) (long) value : (Object) value;
    }

    /** Takes {@code zpool status -P} apart: its fields, and the tree of its devices by how far each is indented. */
    ApiResult pool(String name) throws ApiError {
        Map<String, Object> pool = new LinkedHashMap<>();
        Deque<Map<String, Object>> above = new ArrayDeque<>(List.of(pool));
        Deque<Integer> depths = new ArrayDeque<>(List.of(0));
        String field = "";
        boolean config = false;
        for (String line : ask("/sbin/zpool", "status", "-P", name)) {
            Matcher start = FIELD.matcher(line);
            Matcher vdev = VDEV.matcher(line);
            if (start.matches()) {
                field = start.group(1);
                pool.put(field, start.group(2));
                config = config && !field.equals("errors");
            } else if (!config && line.matches("\\s*config:.*")) {
                config = true;
            } else if (!config && line.matches("\\s+\\S.*")) {
                pool.merge(field, line.strip(), (before, more) -> before + " " + more);
            } else if (config && vdev.matches() && !vdev.group(2).equals("NAME")) {
                hang(vdev, above, depths);
            }
        }
        pool.put("name", pool.remove("pool"));
        leaves(pool);
        return ApiResult.of(new TreeMap<>(pool));
    }

    private static void hang(Matcher line, Deque<Map<String, Object>> above, Deque<Integer> depths) {
        int depth = line.group(1).length() / 2 + 1;
        Map<String, Object> vdev = new TreeMap<>(Map.of("name", line.group(2), "msg", line.group(7)));
        if (line.group(3) != null) {
            vdev.put("state", line.group(3));
        }
        if (line.group(4) != null) {
            vdev.put("read", number(line.group(4)));
            vdev.put("write", number(line.group(5)));
            vdev.put("cksum", number(line.group(6)));
        }
        while (depths.peek() >= depth) {
            above.pop();
            depths.pop();
        }
        children(above.peek()).add(vdev);
        above.push(vdev);
        depths.push(depth);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> children(Map<String, Object> of) {
        return (List<Map<String, Object>>) of.computeIfAbsent("children", key -> new ArrayList<Map<String, Object>>());
    }

    private static void leaves(Map<String, Object> vdev) {
        vdev.put("leaf", vdev.containsKey("children") ? 0 : 1);
        if (vdev.containsKey("children")) {
            children(vdev).forEach(PoolApi::leaves);
        }
    }

    ApiResult groups() {
        List<Map<String, Object>> list = new LvmReport(request.node()).groups().stream().map(PoolApi::group).toList();
        return ApiResult.of(new TreeMap<>(Map.of("leaf", 0, "children", list)));
    }

    private static Map<String, Object> group(VolumeGroup group) {
        Map<String, Object> fields = new TreeMap<>(Map.of("name", group.name(), "size", group.size(), "free", group.free(), "leaf", 0,
                "lvcount", group.visible().size()));
        fields.put("children", group.physical().stream().map(pv -> new TreeMap<>(Map.of("name", pv.path(), "size", pv.shownSize(), "free",
                pv.free(), "leaf", 1))).toList());
        return fields;
    }

    ApiResult thinPools() {
        return ApiResult.of(new LvmReport(request.node()).volumes().stream().filter(volume -> volume.type() == 't')
                .map(pool -> new TreeMap<String, Object>(Map.of("lv", pool.name(), "vg", pool.group(), "lv_size", pool.size(), "lv_state",
                        pool.active() ? "a" : "-", "lv_type", "t", "used", pool.used(), "metadata_size", pool.metadataSize(),
                        "metadata_used", pool.metadataUsed()))).toList(),
                List.of("lv", "lv_size", "metadata_size", "metadata_used", "used", "vg"), "lv_size", "metadata_size", "metadata_used",
                "used");
    }
}

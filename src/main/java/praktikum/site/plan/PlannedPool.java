package praktikum.site.plan;

import java.util.ArrayList;
import java.util.List;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlText;
import praktikum.text.yaml.YamlValue.Scalar;

/**
 * A planned ZFS pool. {@code {name: tank, disks: [/dev/sdb]}} → a pool on one disk, ashift 12, compression on, on every node.
 *
 * @param disks the devices it is to be made of, such as {@code /dev/sdb}; none: any
 * @param layout how the lab page makes it: {@code single}, {@code mirror}, {@code raidz}, …; what is found is told, not judged
 * @param ashift base 2 logarithm of the sector size
 * @param compression what its root dataset is set to
 * @param datasets below the root dataset, without the name of the pool
 * @param nodes the names of those that have it; none: all
 */
public record PlannedPool(String name, List<String> disks, String layout, int ashift, String compression, List<String> datasets,
        List<String> nodes) {

    public PlannedPool {
        disks = List.copyOf(disks);
        datasets = List.copyOf(datasets);
        nodes = List.copyOf(nodes);
    }

    static PlannedPool read(YamlMapping pool) {
        return new PlannedPool(pool.text("name").orElseThrow(), texts(pool, "disks"), pool.text("layout").orElse("single"),
                pool.number("ashift").orElse(12), pool.text("compression").orElse("on"), texts(pool, "datasets"), texts(pool, "nodes"));
    }

    static List<String> texts(YamlMapping mapping, String key) {
        return mapping.scalars(key).stream().map(Scalar::value).toList();
    }

    /** Whether a node is to have it. */
    public boolean on(String node) {
        return nodes.isEmpty() || nodes.contains(node);
    }

    /** Its datasets by their whole names: {@code tank/iso}. */
    public List<String> datasetNames() {
        return datasets.stream().map(dataset -> name + "/" + dataset).toList();
    }

    String line() {
        var parts = new ArrayList<>(List.of("name: " + YamlText.quoted(name)));
        list(parts, "disks", disks);
        list(parts, "datasets", datasets);
        if (!layout.equals("single")) {
            parts.add("layout: " + layout);
        }
        if (ashift != 12) {
            parts.add("ashift: " + ashift);
        }
        if (!compression.equals("on")) {
            parts.add("compression: " + YamlText.quoted(compression));
        }
        list(parts, "nodes", nodes);
        return "  - {" + String.join(", ", parts) + "}";
    }

    static void list(List<String> parts, String key, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(key + ": " + YamlText.list(values));
        }
    }
}

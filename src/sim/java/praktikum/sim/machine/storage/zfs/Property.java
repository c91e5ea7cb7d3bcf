package praktikum.sim.machine.storage.zfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A property that OpenZFS knows; the tables lie in the resources {@code zfs-properties.txt} and {@code zpool-properties.txt}, in the order
 * in which {@code get all} prints them.
 *
 * @param name its name
 * @param column the head of its column in {@code list}
 * @param setting {@code readonly}, {@code onetime}, {@code onetime-default}, {@code default} or {@code inherit}
 * @param types the first letters of what has it: file systems, volumes, snapshots, pools
 * @param kind {@code number}, {@code string} or {@code index}
 * @param initial its default, empty text where it has none
 * @param values the values in words, as the usage text tells them
 * @param since the first release of Proxmox VE that has it
 * @param width how wide its column is at least
 */
public record Property(String name, String column, String setting, String types, String kind, String initial, String values, int since,
        int width) {

    private static final List<Property> DATASETS = read("/praktikum/sim/zfs-properties.txt");
    private static final List<Property> POOLS = read("/praktikum/sim/zpool-properties.txt");

    /** The features of a fresh pool in a release of Proxmox VE, by name: {@code active} or {@code enabled}. */
    public static Map<String, String> features(int release) {
        Map<String, String> features = new LinkedHashMap<>();
        lines("/praktikum/sim/zpool-features.txt").stream().map(line -> line.split("; "))
                .filter(words -> Integer.parseInt(words[2]) <= release).forEach(words -> features.put(words[0], words[1]));
        return features;
    }

    /** Those of datasets in a release of Proxmox VE. */
    public static List<Property> ofDatasets(int release) {
        return DATASETS.stream().filter(one -> one.since <= release).toList();
    }

    /** Those of pools in a release of Proxmox VE. */
    public static List<Property> ofPools(int release) {
        return POOLS.stream().filter(one -> one.since <= release).toList();
    }

    /** The one of datasets that is called so, by its name or by the head of its column in lower case. */
    public static Optional<Property> ofDataset(String name, int release) {
        return named(ofDatasets(release), name);
    }

    /** The one of pools that is called so. */
    public static Optional<Property> ofPool(String name, int release) {
        return named(ofPools(release), name);
    }

    private static Optional<Property> named(List<Property> all, String name) {
        return all.stream().filter(one -> one.name.equals(name) || one.column.equalsIgnoreCase(name)).findFirst();
    }

    private static List<Property> read(String resource) {
        return lines(resource).stream().map(line -> line.split("; ")).map(words -> new Property(words[0], words[1], words[2], words[3],
                words[4], words[5].equals("-") ? "" : words[5], words[6], Integer.parseInt(words[7]), Integer.parseInt(words[8]))).toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Property.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is not in the kit", e);
        }
    }

    /** Whether children take it over. */
    public boolean inherited() {
        return setting.equals("inherit");
    }

    /** Whether nobody can set it. */
    public boolean readOnly() {
        return setting.equals("readonly");
    }

    /** Whether it can be set only when a dataset is made. */
    public boolean once() {
        return setting.startsWith("onetime");
    }

    /** Whether it is a number of bytes or of other things. */
    public boolean isNumber() {
        return kind.equals("number");
    }
}

package praktikum.sim.machine.storage.zfs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.storage.Medium;

/**
 * A file system, volume or snapshot of an imported pool.
 *
 * @param pool the pool
 * @param name its full name: {@code tank/vm}, {@code tank/vm@before}
 * @param place its directory on the drives
 */
public record Dataset(Pool pool, String name, Medium place) {

    /** What it is. */
    public enum Type {
        /** Files. */
        FILESYSTEM,
        /** A block device. */
        VOLUME,
        /** A file system or volume as it once was. */
        SNAPSHOT;

        /** The word of zfs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The value of a property.
     *
     * @param value as it was set, or as it is by default
     * @param source {@code local}, {@code default}, {@code inherited from NAME}, {@code temporary}, or {@code -}
     */
    public record Value(String value, String source) {
    }

    private static final String RECORD = "dataset";
    private static final String PROPERTIES = "properties";

    static Map<String, String> newRecord(Type type, Instant created, String guid, int number) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("type", type.name());
        fields.put("created", String.valueOf(created.getEpochSecond()));
        fields.put("guid", guid);
        fields.put("number", String.valueOf(number));
        fields.put("written", "0");
        return fields;
    }

    Map<String, String> record() {
        return place.fields(RECORD);
    }

    void record(Map<String, String> fields) {
        place.fields(RECORD, fields);
    }

    void record(String field, String value) {
        Map<String, String> fields = record();
        fields.put(field, value);
        record(fields);
    }

    /** What it is. */
    public Type type() {
        return Type.valueOf(record().get("type"));
    }

    /** When it was made, by the machine's clock. */
    public Instant created() {
        return Instant.ofEpochSecond(Long.parseLong(record().get("created")));
    }

    /** Its number, unsigned decimal. */
    public String guid() {
        return record().get("guid");
    }

    /** Counts the datasets and snapshots of the pool in the order of their making. */
    public int number() {
        return Integer.parseInt(record().get("number"));
    }

    /** Bytes that were written to it other than as files: by guests, or to fill it. */
    public long written() {
        return Long.parseLong(record().getOrDefault("written", "0"));
    }

    /** Says how many bytes were written to it other than as files. */
    public void written(long bytes) {
        record("written", String.valueOf(bytes));
    }

    /** Bytes of a volume. */
    public long volumeSize() {
        return Long.parseLong(local().getOrDefault("volsize", "0"));
    }

    /** The properties that were set on it itself. */
    public Map<String, String> local() {
        return place.fields(PROPERTIES);
    }

    /** Sets one on it itself. */
    void local(String property, String value) {
        Map<String, String> fields = local();
        fields.put(property, value);
        place.fields(PROPERTIES, fields);
    }

    /** Takes away what was set on it itself. */
    void unset(String property) {
        Map<String, String> fields = local();
        fields.remove(property);
        place.fields(PROPERTIES, fields);
    }

    /** The directory of its files. */
    public Medium files() {
        return place.in("files");
    }

    /** What a volume holds. */
    public Medium content() {
        return place.in("content");
    }

    /** The dataset above it, of a snapshot that which it is of; none for the pool's own. */
    public Optional<Dataset> parent() {
        int end = Math.max(name.lastIndexOf('/'), name.lastIndexOf('@'));
        return end < 0 ? Optional.empty() : Optional.of(new Dataset(pool, name.substring(0, end),
                new Medium(place.tree(), place.path().replaceFirst("/(child|snapshot)/[^/]+$", ""))));
    }

    private List<String> names(String folder) {
        try {
            return place.tree().list(place.in(folder).path());
        } catch (FileError none) {
            return List.of();
        }
    }

    /** The file systems and volumes directly below it, by name. */
    public List<Dataset> children() {
        return names("child").stream().map(child -> new Dataset(pool, name + "/" + child, place.in("child").in(child))).toList();
    }

    /** Its snapshots, the oldest first. */
    public List<Dataset> snapshots() {
        return names("snapshot").stream().map(snap -> new Dataset(pool, name + "@" + snap, place.in("snapshot").in(snap)))
                .sorted(Comparator.comparingInt(Dataset::number)).toList();
    }

    /** It and all file systems and volumes below it, each before those below it. */
    public List<Dataset> tree() {
        List<Dataset> all = new ArrayList<>(List.of(this));
        children().forEach(child -> all.addAll(child.tree()));
        return all;
    }

    /** The value of a property that can be set, or of one of the user's own. */
    public Value setting(Property property) {
        if (property.name().equals("mountpoint")) {
            return mountpointSetting();
        }
        String own = local().get(property.name());
        if (own != null) {
            return new Value(own, property.setting().equals("onetime") ? "-" : "local");
        }
        return (property.inherited() ? inherited(property.name()) : Optional.<Value>empty())
                .orElse(new Value(property.initial(), "default"));
    }

    /** The value of a user property, one with a colon. */
    public Optional<Value> userProperty(String property) {
        return Optional.ofNullable(local().get(property)).map(value -> new Value(value, "local")).or(() -> inherited(property));
    }

    private Optional<Value> inherited(String property) {
        return parent().flatMap(above -> Optional.ofNullable(above.local().get(property))
                .map(value -> new Value(value, "inherited from " + above.name)).or(() -> above.inherited(property)));
    }

    private Value mountpointSetting() {
        for (Optional<Dataset> above = Optional.of(this); above.isPresent(); above = above.get().parent()) {
            String set = above.get().local().get("mountpoint");
            if (set != null) {
                boolean own = above.get().equals(this);
                boolean word = set.equals("none") || set.equals("legacy");
                String rest = name.substring(above.get().name.length());
                String path = word ? set : set.equals("/") && !rest.isEmpty() ? rest : set + rest;
                return new Value(word ? path : pool.altroot() + path, own ? "local" : "inherited from " + above.get().name);
            }
        }
        return new Value(pool.altroot() + "/" + name, "default");
    }

    /** The value of a property by its name alone. */
    public String value(String property) {
        return setting(Property.ofDataset(property, pool.release()).orElseThrow()).value();
    }

    /** Where it is to be mounted; empty where it is {@code none} or {@code legacy}. */
    public Optional<String> mountpoint() {
        return Optional.of(value("mountpoint")).filter(path -> path.startsWith("/"));
    }

    /** Bytes of a property that is a size; 0 for {@code none}. */
    long bytes(String property) {
        String value = value(property);
        return value.isEmpty() || value.equals("none") ? 0 : Long.parseLong(value);
    }
}

package praktikum.fact.storage;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;

/**
 * A logical volume of LVM.
 *
 * @param name of the volume
 * @param group its volume group
 * @param attributes the ten letters of {@code lv_attr} (lvs(8)), such as {@code twi-aotz--}
 * @param size in bytes
 * @param pool of a thin volume the thin pool in its group
 * @param data percent of a pool or thin volume that is used, 0 to 100
 * @param metadata percent of a pool's metadata that is used
 * @param groupSize of its volume group, in bytes
 * @param groupFree in its volume group, in bytes
 */
public record LogicalVolume(String name, String group, String attributes, long size, Optional<String> pool, OptionalDouble data,
        OptionalDouble metadata, long groupSize, long groupFree) {

    private static final Pattern ATTRIBUTES = Pattern.compile("[A-Za-z-]{6,12}");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,4})?");

    static LogicalVolume of(Json json) throws NotUnderstood {
        String attributes = json.text("lv_attr");
        if (!ATTRIBUTES.matcher(attributes).matches()) {
            throw new NotUnderstood("no attributes of a logical volume", attributes);
        }
        return new LogicalVolume(json.text("lv_name"), json.text("vg_name"), attributes, json.number("lv_size"),
                json.findText("pool_lv").filter(pool -> !pool.isEmpty()), percent(json, "data_percent"), percent(json, "metadata_percent"),
                json.number("vg_size"), json.number("vg_free"));
    }

    private static OptionalDouble percent(Json json, String key) throws NotUnderstood {
        String text = json.text(key);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!PERCENT.matcher(text).matches()) {
            throw new NotUnderstood("no percent for " + key, text);
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }

    /** Whether it is a thin pool. */
    public boolean thinPool() {
        return attributes.charAt(0) == 't';
    }

    /** Whether it is a volume in a thin pool. */
    public boolean thinVolume() {
        return attributes.charAt(0) == 'V';
    }

    /** Whether it is active, so that it has a device. */
    public boolean active() {
        return attributes.charAt(4) == 'a';
    }
}

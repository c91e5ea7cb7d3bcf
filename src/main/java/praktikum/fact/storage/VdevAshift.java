package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The sector sizes a pool really writes with, as powers of two, from {@code zpool get … all-vdevs} (vdevprops(7), OpenZFS 2.2 and
 * later). Only that of a device at the top counts: members of a mirror or RAID-Z may have any or 0.
 *
 * @param top the devices at the top of the pool, those of logs and the like included; none where there is no such pool
 */
public record VdevAshift(List<Top> top) {

    private static final List<String> PROPERTIES = List.of("ashift", "path", "parent");
    // The characters of zpoolconcepts(7); a name begins with a letter.
    private static final Pattern POOL = Pattern.compile("[A-Za-z][A-Za-z0-9_.: -]{0,254}");

    /**
     * A device at the top of a pool.
     *
     * @param name such as {@code mirror-0}, or the last part of a disk's path
     * @param path of a disk or file; empty for a group
     * @param ashift 9 to 16; 12 is 4096 bytes
     */
    public record Top(String name, Optional<String> path, int ashift) {}

    public VdevAshift {
        top = List.copyOf(top);
    }

    /** That of a pool. */
    public static Question<VdevAshift> of(String pool) {
        if (!POOL.matcher(pool).matches()) {
            throw new IllegalArgumentException("no name of a pool: " + pool);
        }
        return Question.of(printed -> read(printed, pool), "zpool", "get", "-Hp", "-o", ZfsRows.COLUMNS, String.join(",", PROPERTIES), pool,
                "all-vdevs");
    }

    /** Reads the lines between tabs: {@code mirror-0 ashift 12 -} and {@code mirror-0 parent tank -} → 12 at the top of tank. */
    public static Reading<VdevAshift> read(Printed printed, String pool) {
        return Reading.of(printed, p -> {
            if (p.exit() == 1 && ErrorText.only(p).endsWith(": no such pool available.")) {
                return new VdevAshift(List.of());
            }
            List<Top> top = new ArrayList<>();
            for (Map.Entry<String, Map<String, ZfsProperty>> vdev : ZfsRows.read(p.succeeded(), PROPERTIES).entrySet()) {
                Map<String, ZfsProperty> properties = vdev.getValue();
                if (properties.get("parent").value().equals(pool)) {
                    top.add(new Top(vdev.getKey(), Optional.of(properties.get("path").value()).filter(path -> path.startsWith("/")),
                            TextLines.smallCount(properties.get("ashift").value(), "ashift")));
                }
            }
            if (top.isEmpty()) {
                throw new NotUnderstood("no device at the top of the pool");
            }
            return new VdevAshift(top);
        });
    }

    /** The smallest of them, which decides whether the pool suits disks of 4096 bytes; 0 where there is no such pool. */
    public int smallest() {
        return top.stream().mapToInt(Top::ashift).min().orElse(0);
    }
}

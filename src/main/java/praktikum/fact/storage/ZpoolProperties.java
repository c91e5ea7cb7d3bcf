package praktikum.fact.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * Properties of all imported pools, from {@code zpool get} (zpoolprops(7)). {@code ashift} is what was asked for when the pool was made,
 * 0 where nobody did; the real one is a {@link VdevAshift}.
 *
 * @param pools the properties of each pool by their names, in the order printed
 */
public record ZpoolProperties(Map<String, Map<String, ZfsProperty>> pools) {

    private static final List<String> PROPERTIES =
            List.of("ashift", "health", "size", "allocated", "free", "capacity", "cachefile", "readonly", "autotrim");

    public static final Question<ZpoolProperties> ASKED =
            Question.of(ZpoolProperties::read, "zpool", "get", "-Hp", "-o", ZfsRows.COLUMNS, String.join(",", PROPERTIES));

    public ZpoolProperties {
        pools = Collections.unmodifiableMap(new LinkedHashMap<>(pools));
    }

    /** Reads the lines between tabs: {@code tank ashift 12 local} → 12, set; no lines → no pools. */
    public static Reading<ZpoolProperties> read(Printed printed) {
        return Reading.of(printed, p -> new ZpoolProperties(ZfsRows.read(p.succeeded(), PROPERTIES)));
    }

    /** A property of a pool; empty where there is no such pool or it has no value. */
    public Optional<ZfsProperty> find(String pool, String property) {
        return Optional.ofNullable(pools.getOrDefault(pool, Map.of()).get(property)).filter(one -> !one.value().equals("-"));
    }

    /** A property that is a whole number, such as {@code ashift}, {@code size} in bytes or {@code capacity} in percent. */
    public OptionalLong number(String pool, String property) {
        return find(pool, property).map(ZfsProperty::number).orElse(OptionalLong.empty());
    }
}

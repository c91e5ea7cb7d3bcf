package praktikum.sim.proxmox.api;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What an API path gives, and what its schema says of a table of it.
 *
 * @param data a map, a list of maps, a text, or null
 * @param columns the columns of the table in text form, in order; empty: all keys, sorted
 * @param numbers the columns that are aligned to the right
 * @param readable columns that a table for people shows in another form
 * @param warnings what was said on standard error meanwhile, with line ends
 */
public record ApiResult(Object data, List<String> columns, Set<String> numbers, Map<String, Function<Object, String>> readable,
        String warnings) {

    /** A result whose table has all keys for columns, sorted. */
    public static ApiResult of(Object data) {
        return new ApiResult(data, List.of(), Set.of(), Map.of(), "");
    }

    /** A result whose table has these columns, some of them numbers. */
    public static ApiResult of(Object data, List<String> columns, String... numbers) {
        return new ApiResult(data, columns, Set.of(numbers), Map.of(), "");
    }

    /** The same with columns that are shown as bytes with their unit: {@code 25.11 GiB}. */
    public ApiResult bytes(String... names) {
        Map<String, Function<Object, String>> all = new HashMap<>(readable);
        for (String name : names) {
            all.put(name, ApiResult::withUnit);
        }
        return new ApiResult(data, columns, numbers, all, warnings);
    }

    /** The same with a column that is shown in percent: {@code 15.31%}. */
    public ApiResult percent(String name) {
        Map<String, Function<Object, String>> all = new HashMap<>(readable);
        all.put(name, value -> String.format(Locale.ROOT, "%.2f%%", ((Number) value).doubleValue() * 100));
        return new ApiResult(data, columns, numbers, all, warnings);
    }

    /** The same with something said on standard error. */
    public ApiResult warning(String text) {
        return new ApiResult(data, columns, numbers, readable, warnings + text);
    }

    /** As PVE::Format::render_bytes. */
    private static String withUnit(Object value) {
        double number = ((Number) value).doubleValue();
        int unit = number > 1023 ? (int) (Math.log(number) / Math.log(1024)) : 0;
        return String.format(Locale.ROOT, "%.2f %s", number / Math.pow(1024, unit), List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB")
                .get(unit));
    }
}

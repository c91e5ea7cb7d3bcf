package praktikum.sim.proxmox.api;

import java.util.List;
import java.util.Set;

/**
 * What an API path gives, and what its schema says of a table of it.
 *
 * @param data a map, a list of maps, a text, or null
 * @param columns the columns of the table in text form, in order; empty: all keys, sorted
 * @param numbers the columns that are aligned to the right
 */
public record ApiResult(Object data, List<String> columns, Set<String> numbers) {

    /** A result whose table has all keys for columns, sorted. */
    public static ApiResult of(Object data) {
        return new ApiResult(data, List.of(), Set.of());
    }

    /** A result whose table has these columns, some of them numbers. */
    public static ApiResult of(Object data, List<String> columns, String... numbers) {
        return new ApiResult(data, columns, Set.of(numbers));
    }
}

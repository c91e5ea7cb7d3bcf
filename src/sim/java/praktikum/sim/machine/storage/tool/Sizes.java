package praktikum.sim.machine.storage.tool;

import java.util.Locale;

/** Bytes as people read them. */
final class Sizes {

    private static final String LETTERS = "BKMGTPE";

    private Sizes() {}

    /** As util-linux: {@code 62.9G}, {@code 100G}, {@code 1007K}; size_to_human_string of lib/strutils.c. */
    static String utilLinux(long bytes) {
        int unit = 0;
        while (unit < LETTERS.length() - 1 && bytes >> 10 * (unit + 1) > 0) {
            unit++;
        }
        long whole = bytes >> 10 * unit;
        long rest = bytes & (1L << 10 * unit) - 1;
        long tenth = unit == 0 ? 0 : ((rest >> 10 * (unit - 1)) * 1000 / 1024 + 50) / 100;
        if (tenth == 10) {
            whole++;
            tenth = 0;
        }
        return whole + (tenth == 0 ? "" : "." + tenth) + LETTERS.charAt(unit);
    }

    /** As util-linux in sentences: {@code 7.9 GiB}. */
    static String sentence(long bytes) {
        return utilLinux(bytes).replaceFirst("B$", " B").replaceFirst("([KMGTPE])$", " $1iB");
    }

    /** As {@code df -h}: rounded up, one decimal below ten; {@code 62G}, {@code 2.1G}, {@code 24K}, {@code 0}. */
    static String df(long bytes, int base) {
        if (bytes < base) {
            return String.valueOf(bytes);
        }
        int unit = 0;
        double value = bytes;
        while (value >= base && unit < LETTERS.length() - 1) {
            value /= base;
            unit++;
        }
        double shown = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
        if (shown >= base && unit < LETTERS.length() - 1) {
            shown /= base;
            unit++;
        }
        char letter = base == 1000 && unit == 1 ? 'k' : LETTERS.charAt(unit);
        return String.format(Locale.ROOT, shown < 10 ? "%.1f" : "%.0f", shown) + letter;
    }
}

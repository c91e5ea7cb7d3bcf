package praktikum.sim.machine.storage.zfs.tool;

import java.util.Locale;

/** Numbers as OpenZFS shows them in at most five characters: zutil_nicenum.c. */
final class Nice {

    private static final String[] UNITS = {"", "K", "M", "G", "T", "P", "E"};

    private Nice() {}

    /** {@code 99.5G}, {@code 96K}, {@code 0}. */
    static String number(long value) {
        return format(value, "");
    }

    /** The same with {@code B} behind what has no other unit: {@code 0B}. */
    static String bytes(long value) {
        return format(value, "B");
    }

    private static String format(long value, String none) {
        int unit = 0;
        while (unit < UNITS.length - 1 && value >> 10 * (unit + 1) > 0) {
            unit++;
        }
        String letter = unit == 0 ? none : UNITS[unit];
        long base = 1L << 10 * unit;
        if (value % base == 0) {
            return value / base + letter;
        }
        for (int digits = 2; digits > 0; digits--) {
            String text = String.format(Locale.ROOT, "%." + digits + "f", (double) value / base) + letter;
            if (text.length() <= 5) {
                return text;
            }
        }
        return String.format(Locale.ROOT, "%.0f", (double) value / base) + letter;
    }

    /** Seconds as a scan took them: {@code 00:00:03}, {@code 2 days 01:00:00}. */
    static String duration(long seconds) {
        String clock = String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        return seconds >= 86_400 ? seconds / 86_400 + " days " + clock : clock;
    }
}

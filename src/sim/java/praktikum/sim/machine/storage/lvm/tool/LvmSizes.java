package praktikum.sim.machine.storage.lvm.tool;

import java.util.Locale;
import java.util.Optional;
import praktikum.sim.machine.storage.lvm.LogicalVolume;

/** Sizes as lvm2 reads and shows them. */
final class LvmSizes {

    private static final String UNITS = "bkmgtpe";
    private static final String[] WORDS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private LvmSizes() {}

    /** {@code <32.00g}, {@code 1.00g}, {@code 0 }: reports in their usual unit, with a mark where it was rounded up. */
    static String report(long bytes) {
        if (bytes == 0) {
            return "0 ";
        }
        int unit = unit(bytes);
        return rounded(bytes, unit) + UNITS.charAt(unit);
    }

    /** {@code 30.39 GiB}: in sentences. */
    static String sentence(long bytes) {
        int unit = unit(bytes);
        return rounded(bytes, unit) + " " + WORDS[unit];
    }

    private static int unit(long bytes) {
        int unit = 0;
        while (unit < UNITS.length() - 1 && bytes >> 10 * (unit + 1) > 0) {
            unit++;
        }
        return Math.max(1, unit);
    }

    private static String rounded(long bytes, int unit) {
        double value = (double) bytes / (1L << 10 * unit);
        String text = String.format(Locale.ROOT, "%.2f", value);
        return (Double.parseDouble(text) > value ? "<" : "") + text;
    }

    /**
     * In a unit that {@code --units} names: {@code 2048.00m}, {@code 2147483648B}; empty where there is no such unit.
     *
     * @param suffix whether the unit is shown
     */
    static Optional<String> in(String units, long bytes, boolean suffix) {
        if (units.equals("r") || units.equals("h") || units.equals("R") || units.equals("H")) {
            String text = report(bytes);
            text = units.equalsIgnoreCase("h") ? text.replace("<", "") : text;
            return Optional.of(suffix ? text : text.replaceFirst("[a-z ]$", ""));
        }
        boolean thousands = Character.isUpperCase(units.charAt(0)) && !units.equals("B") && !units.equals("S");
        int unit = UNITS.indexOf(units.toLowerCase(Locale.ROOT));
        if (units.equalsIgnoreCase("b") || units.equalsIgnoreCase("s")) {
            long value = units.equalsIgnoreCase("s") ? bytes / 512 : bytes;
            return Optional.of(value + (suffix ? units.toUpperCase(Locale.ROOT) : ""));
        }
        if (unit < 0 || units.length() != 1) {
            return Optional.empty();
        }
        if (bytes == 0) {
            return Optional.of(suffix ? "0 " : "0");
        }
        double base = thousands ? Math.pow(1000, unit) : 1L << 10 * unit;
        return Optional.of(String.format(Locale.ROOT, "%.2f", bytes / base) + (suffix ? units : ""));
    }

    /** A size that was typed, {@code 10G}, {@code 512m}, {@code 4096} in MiB: bytes; empty where it is none. */
    static Optional<Long> bytes(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.matches("\\d{1,12}(\\.\\d{1,6})?([bskmgtpe](ib)?)?")) {
            return Optional.empty();
        }
        String digits = lower.replaceFirst("[a-z]+$", "");
        char letter = lower.equals(digits) ? 'm' : lower.charAt(digits.length());
        long factor = letter == 's' ? 512 : 1L << 10 * UNITS.indexOf(letter);
        return Optional.of((long) (Double.parseDouble(digits) * factor));
    }

    /** Whole extents for bytes, rounded up. */
    static long extents(long bytes) {
        return (bytes + LogicalVolume.EXTENT - 1) / LogicalVolume.EXTENT;
    }
}

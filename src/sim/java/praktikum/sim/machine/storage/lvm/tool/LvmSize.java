package praktikum.sim.machine.storage.lvm.tool;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import praktikum.sim.machine.storage.lvm.LogicalVolume;

/**
 * How sizes are printed: dm_size_to_string of libdm, with the settings of a command.
 *
 * @param unit {@code r} (readable, told where it was rounded up), {@code h}, or one letter for all; capitals count by thousands
 * @param suffix whether the unit is printed where it is one for all
 */
record LvmSize(char unit, boolean suffix) {

    /** What commands do unless told otherwise. */
    static final LvmSize DEFAULT = new LvmSize('r', true);
    private static final String LETTERS = "kmgtpe";
    private static final String[] WORDS = {" KiB", " MiB", " GiB", " TiB", " PiB", " EiB"};

    /** That of options {@code --units} and {@code --nosuffix}; empty where the unit is none. */
    static Optional<LvmSize> of(String unit, boolean suffix) {
        return unit.matches("[rRhHbBsSkKmMgGtTpPeE]") ? Optional.of(new LvmSize(unit.charAt(0), suffix)) : Optional.empty();
    }

    /** In columns: {@code <17.94g}, {@code 0 }. */
    String column(long bytes) {
        return text(bytes, false);
    }

    /** In sentences: {@code 17.94 GiB}, rounded up with {@code <} before it. */
    static String words(long bytes) {
        return DEFAULT.text(bytes, true);
    }

    private String text(long bytes, boolean words) {
        char lower = Character.toLowerCase(unit);
        boolean readable = lower == 'r' || lower == 'h';
        if (bytes == 0) {
            return "0" + (readable ? suffix ? words ? "   " : " " : "" : !suffix ? "" : lower == 'b' || lower == 's'
                    ? String.valueOf(Character.toUpperCase(unit)) : String.valueOf(unit));
        }
        if (lower == 'b' || lower == 's') {
            return bytes / (lower == 'b' ? 1 : 512) + (suffix ? lower == 'b' ? "B" : "S" : "");
        }
        long base = Character.isUpperCase(unit) ? 1000 : 1024;
        int power = readable ? power(bytes, base) : LETTERS.indexOf(lower) + 1;
        if (power == 0) {
            return bytes + ".00" + (words ? " B" : base == 1000 ? "B" : "b");
        }
        BigDecimal exact = new BigDecimal(bytes).divide(BigDecimal.valueOf(base).pow(power), MathContext.DECIMAL128);
        BigDecimal shown = exact.setScale(2, RoundingMode.HALF_EVEN);
        String sign = lower == 'r' && shown.compareTo(exact) > 0 ? "<" : "";
        String letter = LETTERS.substring(power - 1, power);
        String end = words ? WORDS[power - 1] : base == 1000 ? letter.toUpperCase(Locale.ROOT) : letter;
        return sign + shown.toPlainString() + (readable || suffix ? end : "");
    }

    private static int power(long bytes, long base) {
        int power = 0;
        for (long left = bytes; left >= base && power < LETTERS.length(); left /= base) {
            power++;
        }
        return power;
    }

    /** A percentage: two decimals, and neither 0 nor 100 unless it is. */
    static String percent(double percent) {
        double shown = percent > 0 && percent < 0.01 ? 0.01 : percent > 99.99 && percent < 100 ? 99.99 : percent;
        return new BigDecimal(shown).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Bytes of a size argument such as {@code 10G}, {@code 1.5t} or {@code 512}, which are MiB; empty where it is none. */
    static Optional<Long> parse(String text) {
        if (!text.matches("[0-9]+(\\.[0-9]*)?([bBsSkKmMgGtTpPeE]([iI]?[bB])?)?")) {
            return Optional.empty();
        }
        String number = text.replaceAll("[A-Za-z]+$", "");
        String letter = text.substring(number.length()).toLowerCase(Locale.ROOT);
        BigDecimal factor = letter.startsWith("b") ? BigDecimal.ONE : letter.startsWith("s") ? BigDecimal.valueOf(512)
                : BigDecimal.valueOf(1024).pow(letter.isEmpty() ? 2 : LETTERS.indexOf(letter.charAt(0)) + 1);
        BigDecimal bytes = new BigDecimal(number).multiply(factor);
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) > 0 ? Optional.empty() : Optional.of(bytes.longValue());
    }

    /** Whole extents of so many bytes, rounded up. */
    static long extents(long bytes) {
        return (bytes + LogicalVolume.EXTENT - 1) / LogicalVolume.EXTENT;
    }
}

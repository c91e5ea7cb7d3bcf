package praktikum.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of data as Proxmox VE shows it (PVE::Format, render_bytes): rounded, so that it is as exact as its last digit.
 *
 * @param text as printed, such as {@code 547.1 MiB}
 * @param bytes what that is
 */
public record DataSize(String text, long bytes) {

    private static final String UNITS = "KMGTP";
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,3})?) (?:([KMGTP])i)?B");

    /** Parses {@code 547.1 MiB} → 573 675 930 bytes. */
    public static Optional<DataSize> parse(String text) {
        Matcher parts = SIZE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int power = parts.group(2) == null ? 0 : UNITS.indexOf(parts.group(2)) + 1;
        var bytes = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(1L << 10 * power)).setScale(0, RoundingMode.HALF_UP);
        // Up to 9 999 PiB is a long.
        return bytes.toBigInteger().bitLength() < Long.SIZE ? Optional.of(new DataSize(text, bytes.longValueExact())) : Optional.empty();
    }

    /** The same in mebibytes. */
    public double mebibytes() {
        return bytes / (double) (1 << 20);
    }

    /** As people write it: 547.1 MiB → {@code 547,1 MiB} in Indonesian. */
    public String in(Locale locale) {
        return text.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    @Override
    public String toString() {
        return text;
    }
}

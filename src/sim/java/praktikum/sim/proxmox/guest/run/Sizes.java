package praktikum.sim.proxmox.guest.run;

import java.util.Locale;

/** Sizes as Proxmox VE writes them in configuration files: {@code 8G}, {@code 3584M}. */
public final class Sizes {

    private static final String UNITS = "KMGT";

    private Sizes() {}

    /** {@code 8G} → 8589934592; 0 for what is no size. */
    public static long bytes(String text) {
        if (!text.matches("\\d{1,12}(\\.\\d+)?[KMGT]?")) {
            return 0;
        }
        char unit = text.charAt(text.length() - 1);
        boolean plain = Character.isDigit(unit);
        double number = Double.parseDouble(plain ? text : text.substring(0, text.length() - 1));
        return (long) (number * (plain ? 1 : 1L << 10 * (UNITS.indexOf(unit) + 1)));
    }

    /** 8589934592 → {@code 8G}: the largest unit of which it is a whole number, of nothing {@code 0T}. */
    public static String text(long bytes) {
        if (bytes == 0) {
            return "0T";
        }
        long number = bytes;
        int unit = -1;
        while (number >= 1024 && number % 1024 == 0 && unit < UNITS.length() - 1) {
            number /= 1024;
            unit++;
        }
        return number + (unit < 0 ? "" : UNITS.substring(unit, unit + 1));
    }

    /** 1073741824 → {@code 1.0 GiB}, as PVE::Format::render_bytes with one digit. */
    public static String readable(double bytes) {
        double number = bytes;
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        while (number >= 1024 && unit < units.length - 1) {
            number /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", number, units[unit]);
    }
}

package praktikum.sim.machine;

import java.math.BigInteger;

/** Debian's order of package versions, without epochs (deb-version(7)). */
public final class VersionOrder {

    private VersionOrder() {
    }

    /** Below, at or above zero as the first is older, equal or newer. */
    public static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            int textA = i;
            int textB = j;
            while (i < a.length() && !Character.isDigit(a.charAt(i))) {
                i++;
            }
            while (j < b.length() && !Character.isDigit(b.charAt(j))) {
                j++;
            }
            int order = text(a.substring(textA, i), b.substring(textB, j));
            if (order != 0) {
                return order;
            }
            int numberA = i;
            int numberB = j;
            while (i < a.length() && Character.isDigit(a.charAt(i))) {
                i++;
            }
            while (j < b.length() && Character.isDigit(b.charAt(j))) {
                j++;
            }
            order = new BigInteger("0" + a.substring(numberA, i))
                    .compareTo(new BigInteger("0" + b.substring(numberB, j)));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int text(String a, String b) {
        for (int i = 0; i < Math.max(a.length(), b.length()); i++) {
            int order = weight(a, i) - weight(b, i);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int weight(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        char c = text.charAt(at);
        return c == '~' ? -1 : Character.isLetter(c) ? c : c + 256;
    }
}

package praktikum.fact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A version that orders as Debian orders versions: digits as numbers, everything else as text, {@code ~} before anything
 * (Debian Policy §5.6.12), so {@code 6.17.2-1-pve < 6.17.2-2-pve < 6.17.10-1-pve}. Versions that differ in leading zeros only are
 * of equal rank and yet not equal.
 *
 * @param text as printed
 */
public record Version(String text) implements Comparable<Version> {

    private static final Pattern PART = Pattern.compile("([^0-9]*)([0-9]*)");

    @Override
    public int compareTo(Version other) {
        Matcher mine = PART.matcher(text);
        Matcher theirs = PART.matcher(other.text);
        int order = 0;
        for (int i = 0, j = 0; order == 0 && (i < text.length() || j < other.text.length()); i = mine.end(), j = theirs.end()) {
            mine.find(i);
            theirs.find(j);
            order = compareText(mine.group(1), theirs.group(1));
            order = order == 0 ? compareDigits(mine.group(2), theirs.group(2)) : order;
        }
        return order;
    }

    @Override
    public String toString() {
        return text;
    }

    private static int compareText(String mine, String theirs) {
        return IntStream.range(0, Math.max(mine.length(), theirs.length()))
                .map(i -> Integer.compare(rank(mine, i), rank(theirs, i))).filter(order -> order != 0).findFirst().orElse(0);
    }

    private static int compareDigits(String mine, String theirs) {
        String a = mine.replaceFirst("^0+", "");
        String b = theirs.replaceFirst("^0+", "");
        return a.length() == b.length() ? Integer.signum(a.compareTo(b)) : Integer.compare(a.length(), b.length());
    }

    private static int rank(String text, int index) {
        if (index >= text.length()) {
            return 0;
        }
        char c = text.charAt(index);
        if (c == '~') {
            return -1;
        }
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? c : c + 256;
    }
}

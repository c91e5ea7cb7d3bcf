package praktikum.fact;

/**
 * A version that orders as Debian orders versions: digits as numbers, everything else as text, {@code ~} before anything
 * (Debian Policy §5.6.12), so {@code 6.17.2-1-pve < 6.17.2-2-pve < 6.17.10-1-pve}. Versions that differ in leading zeros only are
 * of equal rank and yet not equal.
 *
 * @param text as printed
 */
public record Version(String text) implements Comparable<Version> {

    @Override
    public int compareTo(Version other) {
        int mine = 0;
        int theirs = 0;
        while (mine < text.length() || theirs < other.text.length()) {
            while (isText(text, mine) || isText(other.text, theirs)) {
                int order = Integer.compare(rank(text, mine), rank(other.text, theirs));
                if (order != 0) {
                    return order;
                }
                mine++;
                theirs++;
            }
            int myEnd = endOfDigits(text, mine);
            int theirEnd = endOfDigits(other.text, theirs);
            int order = compareDigits(text.substring(mine, myEnd), other.text.substring(theirs, theirEnd));
            if (order != 0) {
                return order;
            }
            mine = myEnd;
            theirs = theirEnd;
        }
        return 0;
    }

    @Override
    public String toString() {
        return text;
    }

    private static int compareDigits(String mine, String theirs) {
        String a = withoutZeros(mine);
        String b = withoutZeros(theirs);
        return a.length() == b.length() ? Integer.signum(a.compareTo(b)) : Integer.compare(a.length(), b.length());
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static boolean isText(String text, int index) {
        return index < text.length() && !isDigit(text.charAt(index));
    }

    private static int rank(String text, int index) {
        if (index >= text.length() || isDigit(text.charAt(index))) {
            return 0;
        }
        char c = text.charAt(index);
        if (c == '~') {
            return -1;
        }
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? c : c + 256;
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return Math.max(start, end);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

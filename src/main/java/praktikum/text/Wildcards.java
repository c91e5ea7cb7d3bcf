package praktikum.text;

/**
 * Names with {@code *} for any characters and {@code ?} for one, as OpenSSH and the shell have them; in time that grows with both lengths
 * only.
 */
public final class Wildcards {

    // No name of a host is longer.
    private static final int LONGEST = 255;

    private Wildcards() {
    }

    /** Whether a name is one of those that a pattern stands for. */
    public static boolean match(String pattern, String name) {
        if (pattern.length() > LONGEST || name.length() > LONGEST) {
            return false;
        }
        var at = 0;
        var star = -1;
        var from = 0;
        for (var i = 0; i < name.length();) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                from = i;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                // Only the last star can still take more: what those before it took leaves at least as much for the rest.
                at = star + 1;
                i = ++from;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}

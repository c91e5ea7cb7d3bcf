package praktikum.site.ssh;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import praktikum.text.FileProblem;

/**
 * The settings below one {@code Host} line.
 *
 * @param patterns what the line names; {@code *} and {@code ?} stand for characters, {@code !} takes out
 * @param ignored the keywords in it that do not count
 */
record SshConfigBlock(List<String> patterns, List<Setting> settings, List<FileProblem> ignored) {

    /** @param keyword in lower case */
    record Setting(String keyword, String value) {
    }

    boolean matches(String name) {
        return patterns.stream().anyMatch(pattern -> glob(pattern, name))
                && patterns.stream().noneMatch(pattern -> pattern.startsWith("!") && glob(pattern.substring(1), name));
    }

    /** The names that are no patterns. */
    List<String> plainNames() {
        return patterns.stream().filter(pattern -> !isPattern(pattern)).toList();
    }

    static boolean isPattern(String name) {
        return name.matches(".*[*?!].*");
    }

    private static boolean glob(String pattern, String name) {
        // Runs of stars are one star: a pattern of many would take exponential time.
        var regex = pattern.replaceAll("\\*+", "*").chars().mapToObj(c -> switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }).collect(Collectors.joining());
        return pattern.chars().filter(c -> c == '*').count() <= 8 && name.matches(regex);
    }
}

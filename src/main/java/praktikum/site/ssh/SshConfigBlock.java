package praktikum.site.ssh;

import java.util.List;
import praktikum.text.FileProblem;
import praktikum.text.Wildcards;

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
        return patterns.stream().anyMatch(pattern -> Wildcards.match(pattern, name))
                && patterns.stream().noneMatch(pattern -> pattern.startsWith("!") && Wildcards.match(pattern.substring(1), name));
    }

    /** The names that are no patterns. */
    List<String> plainNames() {
        return patterns.stream().filter(pattern -> !isPattern(pattern)).toList();
    }

    static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> c == '*' || c == '?' || c == '!');
    }
}

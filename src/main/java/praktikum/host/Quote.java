package praktikum.host;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Quotes words for a POSIX shell. */
public final class Quote {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*");

    // POSIX Shell Command Language 2.4, and what bash adds: a plain first word of these is no program.
    private static final Set<String> RESERVED = Set.of("case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in",
            "then", "until", "while", "coproc", "function", "select", "time");

    private Quote() {
    }

    /** Words as a command line; the first is the program. */
    public static String words(List<String> words) {
        return Stream.concat(words.stream().limit(1).map(Quote::program), words.stream().skip(1).map(Quote::word))
                .collect(Collectors.joining(" "));
    }

    /** One word that is not the first. */
    public static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : quoted(word);
    }

    // A first word with an equals sign would be an assignment.
    private static String program(String word) {
        return word.indexOf('=') >= 0 || RESERVED.contains(word) ? quoted(word) : word(word);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}

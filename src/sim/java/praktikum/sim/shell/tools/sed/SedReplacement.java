package praktikum.sim.shell.tools.sed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import praktikum.sim.shell.command.UnsupportedUsage;
import praktikum.sim.shell.pattern.InterruptibleText;
import praktikum.sim.shell.tools.sed.SedSyntax.Piece;
import praktikum.sim.shell.tools.sed.SedSyntax.Substitution;

/** The right side of {@code s}, and what it makes of a line. */
final class SedReplacement {

    private SedReplacement() {}

    /** The pieces of a replacement as it is written. */
    static List<Piece> pieces(String replacement) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            int group = c == '&' ? 0 : -1;
            if (c == '\\' && i + 1 < replacement.length()) {
                char escaped = replacement.charAt(++i);
                if (Character.isDigit(escaped)) {
                    group = escaped - '0';
                } else if ("LUluE".indexOf(escaped) >= 0) {
                    throw new UnsupportedUsage("\\" + escaped + " in a replacement");
                } else {
                    plain.append(switch (escaped) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
                }
            } else if (group < 0) {
                plain.append(c);
            }
            if (group >= 0) {
                pieces.add(new Piece(plain.toString(), -1));
                plain.setLength(0);
                pieces.add(new Piece("", group));
            }
        }
        pieces.add(new Piece(plain.toString(), -1));
        return pieces;
    }

    /** The text after the substitution, empty where nothing fits. */
    static Optional<String> apply(Substitution substitution, String text) {
        Matcher matcher = substitution.pattern().matcher(new InterruptibleText(text));
        StringBuilder result = new StringBuilder();
        int copied = 0;
        int occurrence = 0;
        int lastEnd = -1;
        boolean done = false;
        while (matcher.find()) {
            if (matcher.end() == matcher.start() && matcher.start() == lastEnd) {
                continue;
            }
            lastEnd = matcher.end();
            if (++occurrence < substitution.occurrence()) {
                continue;
            }
            result.append(text, copied, matcher.start());
            for (Piece piece : substitution.replacement()) {
                String group = piece.group() < 0 ? piece.text() : matcher.group(piece.group());
                result.append(group == null ? "" : group);
            }
            copied = matcher.end();
            done = true;
            if (!substitution.all()) {
                break;
            }
        }
        return done ? Optional.of(result.append(text, copied, text.length()).toString()) : Optional.empty();
    }

    /** What {@code y} makes of a text: each character of the table's first half becomes its partner in the second. */
    static String transliterated(String table, String text) {
        int half = table.length() / 2;
        StringBuilder result = new StringBuilder();
        for (char c : text.toCharArray()) {
            int place = table.substring(0, half).indexOf(c);
            result.append(place < 0 ? c : table.charAt(half + place));
        }
        return result.toString();
    }
}

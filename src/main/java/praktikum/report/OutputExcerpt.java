package praktikum.report;

/**
 * The beginning of an output.
 *
 * @param text whole lines where that is possible, tabs expanded
 * @param linesLeft lines that were left out
 * @param charactersLeft characters that were left out, of cut lines and of the lines left out
 */
public record OutputExcerpt(String text, int linesLeft, int charactersLeft) {

    /** No output. */
    public static final OutputExcerpt NOTHING = new OutputExcerpt("", 0, 0);

    private static final int TAB = 8;

    /** The beginning of a text, within limits. */
    public static OutputExcerpt of(String text, EvidencePart.Limits limits) {
        var whole = text.replace("\r\n", "\n").stripTrailing();
        var kept = new StringBuilder();
        var lines = 0;
        var at = 0;
        while (at < whole.length() && lines < limits.lines() && kept.length() < limits.characters()) {
            var end = whole.indexOf('\n', at);
            var line = expanded(whole.substring(at, end < 0 ? whole.length() : end));
            var room = limits.characters() - kept.length();
            kept.append(lines == 0 ? "" : "\n");
            if (line.length() > room) {
                kept.append(line, 0, Character.isHighSurrogate(line.charAt(room - 1)) ? room - 1 : room);
                var left = line.length() - room + (end < 0 ? 0 : whole.length() - end);
                return new OutputExcerpt(kept.toString(), end < 0 ? 0 : lines(whole.substring(end + 1)), left);
            }
            kept.append(line);
            lines++;
            at = end < 0 ? whole.length() : end + 1;
        }
        var rest = whole.substring(at);
        return new OutputExcerpt(kept.toString(), rest.isEmpty() ? 0 : lines(rest), rest.length());
    }

    /** Whether something was left out. */
    public boolean cut() {
        return charactersLeft > 0;
    }

    /** How many lines are shown. */
    public int lines() {
        return text.isEmpty() ? 0 : lines(text);
    }

    /** Whether there is nothing to show. */
    public boolean empty() {
        return text.isEmpty();
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count() + 1;
    }

    private static String expanded(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        var wide = new StringBuilder();
        for (var i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') {
                wide.repeat(' ', TAB - wide.length() % TAB);
            } else {
                wide.append(line.charAt(i));
            }
        }
        return wide.toString();
    }
}

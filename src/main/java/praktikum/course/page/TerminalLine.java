package praktikum.course.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of styled text, wrapped by what is seen.
 *
 * @param colour whether styles are shown; without, code stands in backquotes
 */
record TerminalLine(boolean colour) {

    private static final String BOLD = "\u001b[1m";
    private static final String ITALIC = "\u001b[3m";
    private static final String CODE = "\u001b[36m";
    private static final String HOST = "\u001b[32m";
    private static final String ALARM = "\u001b[1;33m";
    private static final String END = "\u001b[0m";
    private static final Pattern STYLE = Pattern.compile("\u001b\\[[0-9;]*m");

    /** The text without anything a terminal would obey. */
    static String clean(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(c == '\t' ? ' ' : TerminalText.printable(c) ? c : 0xFFFD));
        return out.toString();
    }

    /** How many columns a line takes. */
    static int width(String line) {
        var seen = STYLE.matcher(line).replaceAll("");
        return seen.codePointCount(0, seen.length());
    }

    /** The parts as lines of at most that many columns; a longer word has a line of its own. */
    List<String> wrapped(List<Inline> parts, int width) {
        var lines = new ArrayList<String>();
        for (var text : words(parts, "").toString().split("\n", -1)) {
            wrap(text, width, lines);
        }
        return lines;
    }

    String code(String text) {
        return styled(CODE, text, "");
    }

    String host(String text) {
        return styled(HOST, clean(text), "");
    }

    String alert(Block.AlertKind kind, String title) {
        return styled(kind == Block.AlertKind.WARNING || kind == Block.AlertKind.CAUTION ? ALARM : BOLD, clean(title), "");
    }

    // Each word carries its style itself, so that a line may end anywhere.
    private StringBuilder words(List<Inline> parts, String around) {
        var out = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Inline.Text(var text) -> out.append(styled(around, clean(text.replace('\n', ' ')), ""));
                case Inline.Code(var text) -> out.append(styled(CODE, clean(text.replace('\n', ' ')), "`"));
                case Inline.Emphasis(var strong, var inner) -> out.append(words(inner, around + (strong ? BOLD : ITALIC)));
                case Inline.Link(var url, var inner) -> {
                    out.append(words(inner, around));
                    if (url.contains("://") && !out.toString().endsWith(url)) {
                        out.append(" (").append(clean(url)).append(')');
                    }
                }
                case Inline.Picture(var file, var alt) -> out.append('[').append(clean(alt)).append(": ").append(clean(file)).append(']');
                case Inline.Break() -> out.append('\n');
            }
        }
        return out;
    }

    private String styled(String style, String text, String mark) {
        if (!colour || style.isEmpty() || text.isEmpty()) {
            return colour ? text : mark + text + mark;
        }
        return style + text.replace(" ", END + " " + style) + END;
    }

    static void wrap(String text, int width, List<String> lines) {
        var line = new StringBuilder();
        var used = 0;
        for (var word : text.strip().split(" +")) {
            var columns = width(word);
            if (used > 0 && used + 1 + columns > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += columns;
        }
        lines.add(line.toString());
    }
}

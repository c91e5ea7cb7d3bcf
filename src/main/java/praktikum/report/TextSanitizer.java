package praktikum.report;

import java.util.function.IntPredicate;

/**
 * Makes text from machines harmless: what cannot be seen, could reorder a line, or has no glyph is spelled out as
 * {@code \x1B} or {@code \}{@code u{202E}}. Line feeds stay; a tab becomes a blank.
 */
final class TextSanitizer {

    private final IntPredicate glyph;
    private final int longest;

    /**
     * Spells out, besides what is never shown, the code points that the medium has no glyph for.
     *
     * @param longest how many characters of one text are kept; how many were left out is said
     */
    TextSanitizer(IntPredicate glyph, int longest) {
        this.glyph = glyph;
        this.longest = longest;
    }

    /** The text without anything invisible. */
    String text(String hostile) {
        var safe = new StringBuilder(Math.min(hostile.length(), longest) + 16);
        for (var i = 0; i < hostile.length(); ) {
            if (i >= longest) {
                return safe.append(" … [+").append(hostile.length() - i).append("]").toString();
            }
            var point = hostile.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\n') {
                safe.append('\n');
            } else if (point == '\t') {
                safe.append(' ');
            } else if (visible(point) && (point < 0x7f || glyph.test(point))) {
                safe.appendCodePoint(point);
            } else {
                safe.append(point < 0x100 ? "\\x%02X".formatted(point) : "\\u{%X}".formatted(point));
            }
        }
        return safe.toString();
    }

    /** The text for an element or a quoted attribute of HTML, XHTML or SVG. */
    String markup(String hostile) {
        var escaped = new StringBuilder(hostile.length() + 32);
        text(hostile).chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** The same, with what stands between back-quotes as code. */
    TrustedMarkup sentence(String hostile) {
        var parts = hostile.split("`", -1);
        var markup = new StringBuilder();
        for (var i = 0; i < parts.length; i++) {
            var code = i % 2 == 1 && i < parts.length - 1;
            var stray = i % 2 == 1 && !code;
            markup.append(stray ? "`" : "").append(code ? "<code>" : "").append(markup(parts[i])).append(code ? "</code>" : "");
        }
        return new TrustedMarkup(markup.toString());
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

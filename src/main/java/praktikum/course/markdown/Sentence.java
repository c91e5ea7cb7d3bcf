package praktikum.course.markdown;

import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.course.PageValues;
import praktikum.course.page.Html;
import praktikum.course.page.Inline;
import praktikum.course.page.TerminalText;

/**
 * A sentence of a lab page: what a check says, a hint, a mistake.
 *
 * @param parts its pieces, values filled in
 */
public record Sentence(List<Inline> parts) {

    private static final Pattern WORD = Pattern.compile("\\$\\{([a-z][a-z-]*)}");

    public Sentence {
        parts = List.copyOf(parts);
    }

    /** Reads a sentence. */
    public static Sentence of(String markdown, PageValues values) {
        return of(markdown, values, Map.of());
    }

    /**
     * Reads a sentence with places for single words.
     *
     * @param words what stands for {@code ${node}}, {@code ${found}} and so on; it may be hostile: it is filled in after parsing
     */
    public static Sentence of(String markdown, PageValues values, Map<String, String> words) {
        var inlines = new InlineConverter(text -> WORD.matcher(values.show(text))
                .replaceAll(place -> Matcher.quoteReplacement(words.getOrDefault(place.group(1), place.group()))));
        var parts = new ArrayList<Inline>();
        for (Node paragraph : Markdown.parse(markdown.strip()).getChildren()) {
            if (!parts.isEmpty()) {
                parts.add(new Inline.Text(" "));
            }
            parts.addAll(inlines.below(paragraph));
        }
        return new Sentence(parts);
    }

    /** For inside a paragraph. */
    public String html() {
        return Html.ofLine(parts);
    }

    /** On one line; without colour, code stands in backquotes. */
    public String terminal(boolean colour) {
        return TerminalText.ofLine(parts, colour);
    }

    /** Words only, for a document that has its own styles. */
    public String plain() {
        return plain(parts);
    }

    private static String plain(List<Inline> parts) {
        var out = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Inline.Text(var text) -> out.append(text.replace('\n', ' '));
                case Inline.Code(var text) -> out.append(text);
                case Inline.Emphasis(var strong, var inner) -> out.append(plain(inner));
                case Inline.Link(var url, var inner) -> out.append(plain(inner));
                case Inline.Picture(var file, var alt) -> out.append(alt);
                case Inline.Break() -> out.append(' ');
            }
        }
        return out.toString();
    }
}

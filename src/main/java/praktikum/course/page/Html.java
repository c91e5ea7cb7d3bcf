package praktikum.course.page;

import java.util.List;
import java.util.stream.Collectors;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * Prints blocks as HTML that is well-formed XML too. Classes for style sheets: {@code aside.alert} with {@code note}, {@code tip},
 * {@code important}, {@code warning} or {@code caution} and a {@code p.alert-title}; {@code figure.commands} with a {@code figcaption}
 * of {@code span.where} and {@code span.note}; {@code figure.picture}; {@code pre.shown}.
 */
public final class Html {

    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private Html(Language language) {
        this.language = language;
    }

    /** The HTML of some blocks, for inside a body. */
    public static String of(List<Block> blocks, Language language) {
        var html = new Html(language);
        blocks.forEach(html::block);
        return html.out.toString();
    }

    /** The HTML of a line of text, for inside a paragraph. */
    public static String ofLine(List<Inline> parts) {
        return parts.stream().map(Html::inline).collect(Collectors.joining());
    }

    /** The text with everything that HTML or XML takes for markup or refuses written as characters. */
    public static String escaped(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.append((char) c);
                default -> out.appendCodePoint(TerminalText.printable(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(var level, var parts) -> line("<h" + level + ">" + ofLine(parts) + "</h" + level + ">");
            case Block.Paragraph(var parts) when parts.size() == 1 && parts.getFirst() instanceof Inline.Picture picture ->
                    line("<figure class=\"picture\">" + inline(picture) + "<figcaption>" + escaped(picture.alt())
                            + "</figcaption></figure>");
            case Block.Paragraph(var parts) -> line("<p>" + ofLine(parts) + "</p>");
            case Block.Items items -> items(items);
            case Block.Quote(var blocks) -> within("<blockquote>", blocks, "</blockquote>");
            case Block.Alert(var kind, var blocks) -> within("<aside class=\"alert " + kind.word() + "\">\n<p class=\"alert-title\">"
                    + escaped(kind.title().in(language)) + "</p>", blocks, "</aside>");
            case Block.Code(var code, var text) -> line("<pre class=\"shown\"><code" + (code.matches("[A-Za-z0-9+-]+")
                    ? " class=\"language-" + code + "\"" : "") + ">" + escaped(text) + "</code></pre>");
            case Block.Commands commands -> commands(commands);
            case Block.Table table -> table(table);
            case Block.Rule() -> line("<hr />");
        }
    }

    private void items(Block.Items list) {
        line(list.numbered() ? list.start() == 1 ? "<ol>" : "<ol start=\"" + list.start() + "\">" : "<ul>");
        for (var item : list.items()) {
            // A single paragraph stays on the line of its bullet.
            if (item.size() == 1 && item.getFirst() instanceof Block.Paragraph(var parts)) {
                line("<li>" + ofLine(parts) + "</li>");
            } else {
                within("<li>", item, "</li>");
            }
        }
        line(list.numbered() ? "</ol>" : "</ul>");
    }

    private void commands(Block.Commands commands) {
        var notes = commands.notes().stream().map(this::note).collect(Collectors.joining());
        line("<figure class=\"commands\"><figcaption><span class=\"where\">" + escaped(commands.where().in(language)) + "</span>" + notes
                + "</figcaption><pre><code class=\"language-sh\">" + escaped(commands.script()) + "</code></pre></figure>");
    }

    private String note(Message note) {
        return " <span class=\"note\">" + escaped(note.in(language)) + "</span>";
    }

    private void table(Block.Table table) {
        line("<table>");
        line("<thead>" + row("th", table.head()) + "</thead>");
        line("<tbody>");
        table.rows().forEach(row -> line(row("td", row)));
        line("</tbody>");
        line("</table>");
    }

    private static String row(String tag, List<List<Inline>> cells) {
        return cells.stream().map(cell -> within(tag, ofLine(cell))).collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String within(String tag, String text) {
        return "<" + tag + ">" + text + "</" + tag + ">";
    }

    private static String inline(Inline part) {
        return switch (part) {
            case Inline.Text(var text) -> escaped(text);
            case Inline.Code(var text) -> "<code>" + escaped(text) + "</code>";
            case Inline.Emphasis(var strong, var parts) -> within(strong ? "strong" : "em", ofLine(parts));
            case Inline.Link(var url, var parts) -> "<a href=\"%1$s\" title=\"%1$s\">%2$s</a>".formatted(escaped(url), ofLine(parts));
            case Inline.Picture(var file, var alt) -> "<img src=\"" + escaped(file) + "\" alt=\"" + escaped(alt) + "\" />";
            case Inline.Break() -> "<br />";
        };
    }

    private void within(String open, List<Block> blocks, String close) {
        line(open);
        blocks.forEach(this::block);
        line(close);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}

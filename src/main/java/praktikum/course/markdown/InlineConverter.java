package praktikum.course.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import praktikum.course.page.Inline;

/**
 * Makes pieces of text from Markdown nodes. Values are filled in here, after parsing, so that none of them can be markup.
 *
 * @param fill puts values into text and code
 */
public record InlineConverter(UnaryOperator<String> fill) {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    /** The pieces below a node. */
    List<Inline> below(Node parent) {
        var nodes = new ArrayList<Node>();
        parent.getChildren().forEach(nodes::add);
        return of(nodes);
    }

    /** The pieces of some nodes; neighbouring words are one piece. */
    List<Inline> of(List<Node> nodes) {
        var parts = new ArrayList<Inline>();
        for (var node : nodes) {
            for (var part : of(node)) {
                if (part instanceof Inline.Text(var text) && !parts.isEmpty() && parts.getLast() instanceof Inline.Text(var before)) {
                    parts.set(parts.size() - 1, new Inline.Text(before + text));
                } else {
                    parts.add(part);
                }
            }
        }
        parts.replaceAll(part -> part instanceof Inline.Text(var text) ? new Inline.Text(fill.apply(text)) : part);
        return parts;
    }

    private List<Inline> of(Node node) {
        return switch (node) {
            case Text text -> text(text.getChars().unescape());
            case Code code -> List.of(new Inline.Code(fill.apply(code.getText().toString().replace('\n', ' ').strip())));
            case Emphasis emphasis -> List.of(new Inline.Emphasis(false, below(emphasis)));
            case StrongEmphasis strong -> List.of(new Inline.Emphasis(true, below(strong)));
            case SoftLineBreak line -> text("\n");
            case HardLineBreak line -> List.of(new Inline.Break());
            case Link link -> link(link.getUrl().unescape(), below(link));
            case AutoLink link -> link(link.getText().toString(), List.of(new Inline.Text(fill.apply(link.getText().toString()))));
            case MailLink link -> text(link.getText().toString());
            case LinkRef link -> reference(link);
            case Image image -> picture(image.getUrl().unescape(), image.getText().unescape());
            case ImageRef image -> text(image.getChars().toString());
            case HtmlInlineComment comment -> List.of();
            default -> node.hasChildren() ? below(node) : text(node.getChars().unescape());
        };
    }

    private static List<Inline> text(String text) {
        return List.of(new Inline.Text(text));
    }

    private List<Inline> reference(LinkRef link) {
        var target = Optional.ofNullable(link.getReferenceNode(link.getDocument()));
        if (target.isPresent()) {
            return link(target.get().getUrl().unescape(), link.hasChildren() ? below(link) : text(link.getReference().unescape()));
        }
        return text(link.getChars().unescape());
    }

    private List<Inline> link(String url, List<Inline> parts) {
        var target = fill.apply(url);
        return safe(target) ? List.of(new Inline.Link(target, parts)) : parts;
    }

    private List<Inline> picture(String file, String alt) {
        return isPicture(file) ? List.of(new Inline.Picture(file, fill.apply(alt))) : text(alt);
    }

    /** Whether a page may link there: http, https, or relative. */
    static boolean safe(String url) {
        var scheme = SCHEME.matcher(url);
        var known = !scheme.matches() || scheme.group(1).equalsIgnoreCase("http") || scheme.group(1).equalsIgnoreCase("https");
        return known && !url.isEmpty() && !url.startsWith("//") && url.chars().noneMatch(c -> c <= ' ' || c == '\\' || c == 0x7f);
    }

    /** Whether a picture's file is one of the lab's own folder. */
    public static boolean isPicture(String file) {
        return file.matches("[A-Za-z0-9_][A-Za-z0-9._-]*\\.(svg|png|jpg)");
    }
}

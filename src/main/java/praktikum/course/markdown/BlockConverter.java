package praktikum.course.markdown;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import praktikum.course.PageValues;
import praktikum.course.page.Block;
import praktikum.course.page.Inline;
import praktikum.text.ProblemCollector;

/** Makes blocks from Markdown nodes, with the values of a site. */
public final class BlockConverter {

    private static final Pattern ALERT = Pattern.compile("\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)]\\s*");

    private final PageValues values;
    private final InlineConverter inlines;

    /** Fills these values in. */
    public BlockConverter(PageValues values) {
        this.values = values;
        this.inlines = new InlineConverter(values::show);
    }

    /** The blocks that some nodes are. */
    public List<Block> of(Iterable<? extends Node> nodes) {
        var blocks = new ArrayList<Block>();
        for (var node : nodes) {
            blocks.addAll(of(node));
        }
        return blocks;
    }

    private List<Block> of(Node node) {
        return switch (node) {
            case Heading heading -> List.of(new Block.Heading(Math.max(3, heading.getLevel()), inlines.below(heading)));
            case Paragraph paragraph -> paragraph(inlines.below(paragraph));
            case BulletList list -> List.of(new Block.Items(false, 1, items(list)));
            case OrderedList list -> List.of(new Block.Items(true, list.getStartNumber(), items(list)));
            case BlockQuote quote -> List.of(quote(quote));
            case FencedCodeBlock fence -> fence(fence);
            case IndentedCodeBlock code -> List.of(new Block.Code("", values.show(code.getContentChars().toString().stripIndent())));
            case TableBlock table -> List.of(table(table));
            case ThematicBreak rule -> List.of(new Block.Rule());
            case HtmlCommentBlock comment -> List.of();
            case Reference reference -> List.of();
            // Raw HTML, above all: what is no block of ours is read as it is written.
            default -> paragraph(List.of(new Inline.Text(values.show(node.getChars().toString().strip()))));
        };
    }

    private static List<Block> paragraph(List<Inline> parts) {
        return parts.isEmpty() ? List.of() : List.of(new Block.Paragraph(parts));
    }

    private List<List<Block>> items(Node list) {
        return StreamSupport.stream(list.getChildren().spliterator(), false).map(item -> of(item.getChildren())).toList();
    }

    private Block quote(BlockQuote quote) {
        var first = Optional.ofNullable(quote.getFirstChild()).filter(Paragraph.class::isInstance);
        var line = first.map(paragraph -> paragraph.getChars().toString().lines().findFirst().orElse("")).orElse("");
        var alert = ALERT.matcher(line);
        if (!alert.matches()) {
            return new Block.Quote(of(quote.getChildren()));
        }
        var blocks = new ArrayList<>(paragraph(inlines.of(afterFirstLine(first.get()))));
        for (var node = first.get().getNext(); node != null; node = node.getNext()) {
            blocks.addAll(of(node));
        }
        return new Block.Alert(Block.AlertKind.valueOf(alert.group(1)), blocks);
    }

    private static List<Node> afterFirstLine(Node paragraph) {
        var rest = new ArrayList<Node>();
        var begun = false;
        for (var node : paragraph.getChildren()) {
            if (begun) {
                rest.add(node);
            }
            begun |= node instanceof SoftLineBreak;
        }
        return rest;
    }

    private List<Block> fence(FencedCodeBlock fence) {
        var info = FenceInfo.read(fence.getInfo().toString(), 1, new ProblemCollector(""));
        var text = PageReader.content(fence);
        if (info.isChecks()) {
            return List.of();
        }
        return info.on().isPresent()
                ? new CommandBlockConverter(values).of(info, text)
                : List.of(new Block.Code(info.language(), values.show(text)));
    }

    private Block table(TableBlock table) {
        var head = new ArrayList<List<Inline>>();
        var rows = new ArrayList<List<List<Inline>>>();
        for (var part : table.getChildren()) {
            for (var row : part.getChildren()) {
                if (part instanceof TableHead && row instanceof TableRow) {
                    head.addAll(cells(row));
                } else if (part instanceof TableBody && row instanceof TableRow) {
                    rows.add(cells(row));
                }
            }
        }
        return new Block.Table(head, rows.stream().map(row -> fit(row, head.size())).toList());
    }

    private List<List<Inline>> cells(Node row) {
        var cells = new ArrayList<List<Inline>>();
        for (var cell : row.getChildren()) {
            if (cell instanceof TableCell) {
                cells.add(inlines.below(cell));
            }
        }
        return cells;
    }

    private static List<List<Inline>> fit(List<List<Inline>> row, int columns) {
        var cells = new ArrayList<>(row.subList(0, Math.min(columns, row.size())));
        while (cells.size() < columns) {
            cells.add(List.of());
        }
        return cells;
    }
}

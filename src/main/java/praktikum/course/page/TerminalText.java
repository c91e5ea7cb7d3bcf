package praktikum.course.page;

import java.util.ArrayList;
import java.util.List;
import praktikum.text.Language;

/** Prints blocks for a terminal: wrapped, code indented below the host it is for, no control characters but colours. */
public final class TerminalText {

    private static final int TAB = 8;

    private final Language language;
    private final TerminalLine style;
    private final List<String> lines = new ArrayList<>();

    private TerminalText(Language language, boolean colour) {
        this.language = language;
        this.style = new TerminalLine(colour);
    }

    /**
     * The text of some blocks; every line ends with a line feed.
     *
     * @param width columns to wrap at, at least 20; commands and outputs are never wrapped
     * @param colour whether to use ANSI colours
     */
    public static String of(List<Block> blocks, Language language, int width, boolean colour) {
        var terminal = new TerminalText(language, colour);
        terminal.blocks(blocks, Math.max(20, width));
        return terminal.lines.isEmpty() ? "" : String.join("\n", terminal.lines) + "\n";
    }

    /** A line of text without wrapping. */
    public static String ofLine(List<Inline> parts, boolean colour) {
        return String.join(" ", new TerminalLine(colour).wrapped(parts, Integer.MAX_VALUE));
    }

    /** Text as lines of at most that many columns, broken between words; a longer word has a line of its own. Styles take no room. */
    public static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        TerminalLine.wrap(text, width, lines);
        return lines;
    }

    /** How many columns a line takes. */
    public static int columns(String line) {
        return TerminalLine.width(line);
    }

    /** Whether a terminal may see the character: no controls, no invisible directions, nothing half. */
    static boolean printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            // Zero-width joiners belong to scripts; what turns the direction of text round does not belong here.
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D || codePoint == 0x00AD;
            default -> true;
        };
    }

    private void blocks(List<Block> blocks, int width) {
        for (var block : blocks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            block(block, width);
        }
    }

    private void block(Block block, int width) {
        switch (block) {
            case Block.Heading(var level, var parts) -> heading(style.wrapped(List.of(new Inline.Emphasis(true, parts)), width));
            case Block.Paragraph(var parts) -> lines.addAll(style.wrapped(parts, width));
            case Block.Items list -> items(list, width);
            case Block.Quote(var blocks) -> indented("│ ", "│ ", blocks, width);
            case Block.Alert(var kind, var blocks) -> {
                lines.add("┃ " + style.alert(kind, kind.title().in(language)));
                indented("┃ ", "┃ ", blocks, width);
            }
            // What is only shown has a bar, so that nobody types what a command prints.
            case Block.Code(var code, var text) -> code("  │ ", text);
            case Block.Commands commands -> {
                var notes = new StringBuilder();
                commands.notes().forEach(note -> notes.append(" · ").append(note.in(language)));
                lines.add("  " + style.host(commands.where().in(language)) + TerminalLine.clean(notes.toString()) + ":");
                code("    ", commands.script());
            }
            case Block.Table table -> lines.addAll(TerminalTable.lines(table, style, width));
            case Block.Rule() -> lines.add("─".repeat(Math.min(width, 40)));
        }
    }

    private void heading(List<String> text) {
        lines.addAll(text);
        if (!style.colour()) {
            lines.add("─".repeat(text.stream().mapToInt(TerminalLine::width).max().orElse(0)));
        }
    }

    private void items(Block.Items list, int width) {
        var number = list.start();
        for (var item : list.items()) {
            var bullet = list.numbered() ? number++ + ". " : "• ";
            indented(bullet, " ".repeat(bullet.length()), item, width);
        }
    }

    private void indented(String first, String others, List<Block> blocks, int width) {
        var inner = new TerminalText(language, style.colour());
        inner.blocks(blocks, Math.max(20, width - first.length()));
        for (var i = 0; i < inner.lines.size(); i++) {
            lines.add(((i == 0 ? first : others) + inner.lines.get(i)).stripTrailing());
        }
    }

    /** With blanks in place of tabs, eight columns apart as on every terminal. */
    private static String untabbed(String line) {
        var out = new StringBuilder();
        line.codePoints().forEach(c -> out.append(
                c == '\t' ? " ".repeat(TAB - out.codePointCount(0, out.length()) % TAB) : Character.toString(c)));
        return out.toString();
    }

    private void code(String indent, String text) {
        text.stripTrailing().lines().forEach(line -> lines.add((indent + style.code(TerminalLine.clean(untabbed(line)))).stripTrailing()));
    }
}

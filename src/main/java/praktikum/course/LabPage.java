package praktikum.course;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import praktikum.course.page.Block;
import praktikum.course.page.Html;
import praktikum.course.page.TerminalText;
import praktikum.text.Language;

/** A lab page in one language, for reading. Values of the site are filled in after parsing, in text and code only. */
public interface LabPage {

    /** The language it is written in. */
    Language language();

    /** The lab's title. */
    String title();

    /** The title of a step; empty where there is no such step. */
    Optional<String> title(String step);

    /**
     * What a step is about, in a sentence that needs no page around it, code between back-quotes; empty where the page has none.
     *
     * @param values what is filled in
     */
    Optional<String> summary(String step, PageValues values);

    /** What stands before the first step. */
    List<Block> intro(PageValues values);

    /** A step without its heading and its checks; nothing where there is no such step. Its headings are of level 3 and deeper. */
    List<Block> step(String step, PageValues values);

    /** The files of the pictures it shows, as {@code src} has them in its HTML. */
    List<String> pictures();

    /**
     * The bytes of one of its pictures; empty where there is no such file.
     *
     * @throws IOException when it cannot be read
     */
    Optional<byte[]> picture(String file) throws IOException;

    /** {@link #intro} as HTML; see {@link Html} for its classes. */
    default String introHtml(PageValues values) {
        return Html.of(intro(values), language());
    }

    /** {@link #step} as HTML; see {@link Html} for its classes. */
    default String html(String step, PageValues values) {
        return Html.of(step(step, values), language());
    }

    /** {@link #intro} for a terminal of that many columns. */
    default String introTerminal(PageValues values, int width, boolean colour) {
        return TerminalText.of(intro(values), language(), width, colour);
    }

    /** {@link #step} for a terminal of that many columns. */
    default String terminal(String step, PageValues values, int width, boolean colour) {
        return TerminalText.of(step(step, values), language(), width, colour);
    }
}

package praktikum.course;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import praktikum.course.page.Block;
import praktikum.course.page.Html;
import praktikum.course.page.Terminal;
import praktikum.text.Language;

/** A lab page in one language, for reading. Values of the site are filled in after parsing, in text and code only. */
public final class Page {

    private final Language language;
    private final RawPage page;
    private final Source source;
    private final String folder;

    Page(Language language, RawPage page, Source source, String folder) {
        this.language = language;
        this.page = page;
        this.source = source;
        this.folder = folder;
    }

    /** The language it is written in. */
    public Language language() {
        return language;
    }

    /** The lab's title. */
    public String title() {
        return page.front().title().orElse("");
    }

    /** The title of a step; empty where there is no such step. */
    public Optional<String> title(String step) {
        return page.step(step).map(RawPage.RawStep::title);
    }

    /**
     * How a step begins, a sentence or two without Markdown but for code between back-quotes; empty where it begins with something else.
     *
     * @param values what is filled in
     */
    public Optional<String> opening(String step, Values values) {
        return page.step(step).flatMap(found -> Opening.of(found.blocks())).map(values::show);
    }

    /** What stands before the first step. */
    public List<Block> intro(Values values) {
        return new Blocks(values).of(page.intro());
    }

    /** A step without its heading and its checks; nothing where there is no such step. Its headings are of level 3 and deeper. */
    public List<Block> step(String step, Values values) {
        return page.step(step).map(found -> new Blocks(values).of(found.blocks())).orElse(List.of());
    }

    /** {@link #intro} as HTML; see {@link Html} for its classes. */
    public String introHtml(Values values) {
        return Html.of(intro(values), language);
    }

    /** {@link #step} as HTML; see {@link Html} for its classes. */
    public String html(String step, Values values) {
        return Html.of(step(step, values), language);
    }

    /** {@link #intro} for a terminal of that many columns. */
    public String introTerminal(Values values, int width, boolean colour) {
        return Terminal.of(intro(values), language, width, colour);
    }

    /** {@link #step} for a terminal of that many columns. */
    public String terminal(String step, Values values, int width, boolean colour) {
        return Terminal.of(step(step, values), language, width, colour);
    }

    /** The files of the pictures it shows, as {@code src} has them in its HTML. */
    public List<String> pictures() {
        return page.pictures().stream().map(RawPage.Use::name).distinct().toList();
    }

    /**
     * The bytes of one of its pictures; empty where there is no such file.
     *
     * @throws IOException when it cannot be read
     */
    public Optional<byte[]> picture(String file) throws IOException {
        return Inlines.isPicture(file) ? source.bytes(folder + "/" + file) : Optional.empty();
    }
}

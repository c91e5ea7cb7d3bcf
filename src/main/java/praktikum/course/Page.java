package praktikum.course;

import java.util.Optional;
import praktikum.text.Language;

/** A lab page in one language, for reading. */
public final class Page {

    private final Language language;
    private final RawPage page;

    private Page(Language language, RawPage page) {
        this.language = language;
        this.page = page;
    }

    static Page of(Language language, RawPage page) {
        return new Page(language, page);
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
}

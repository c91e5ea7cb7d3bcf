package praktikum.course;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import praktikum.course.page.Block;
import praktikum.text.Language;

/**
 * A page that was parsed, made into blocks when it is asked for.
 *
 * @param folder the lab's, where its pictures are
 */
record MarkdownPage(Language language, RawPage page, Source source, String folder) implements Page {

    @Override
    public String title() {
        return page.front().title().orElse("");
    }

    @Override
    public Optional<String> title(String step) {
        return page.step(step).map(RawPage.RawStep::title);
    }

    @Override
    public Optional<String> opening(String step, Values values) {
        return page.step(step).flatMap(found -> Opening.of(found.blocks())).map(values::show);
    }

    @Override
    public List<Block> intro(Values values) {
        return new Blocks(values).of(page.intro());
    }

    @Override
    public List<Block> step(String step, Values values) {
        return page.step(step).map(found -> new Blocks(values).of(found.blocks())).orElse(List.of());
    }

    @Override
    public List<String> pictures() {
        return page.pictures().stream().map(RawPage.Use::name).distinct().toList();
    }

    @Override
    public Optional<byte[]> picture(String file) throws IOException {
        return Inlines.isPicture(file) ? source.bytes(folder + "/" + file) : Optional.empty();
    }
}

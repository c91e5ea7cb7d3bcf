package praktikum.course.markdown;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import praktikum.course.LabPage;
import praktikum.course.PageValues;
import praktikum.course.file.CourseFiles;
import praktikum.course.page.Block;
import praktikum.text.Language;

/**
 * A page that was parsed, made into blocks when it is asked for.
 *
 * @param folder the lab's, where its pictures are
 */
record MarkdownPage(Language language, ParsedPage page, CourseFiles source, String folder) implements LabPage {

    @Override
    public String title() {
        return page.front().title().orElse("");
    }

    @Override
    public Optional<String> title(String step) {
        return page.step(step).map(ParsedPage.ParsedStep::title);
    }

    @Override
    public Optional<String> summary(String step, PageValues values) {
        return Optional.ofNullable(page.front().steps().get(step)).map(summary -> values.show(summary.text()));
    }

    @Override
    public List<Block> intro(PageValues values) {
        return new BlockConverter(values).of(page.intro());
    }

    @Override
    public List<Block> step(String step, PageValues values) {
        return page.step(step).map(found -> new BlockConverter(values).of(found.blocks())).orElse(List.of());
    }

    @Override
    public List<String> pictures() {
        return page.pictures().stream().map(ParsedPage.Use::name).distinct().toList();
    }

    @Override
    public Optional<byte[]> picture(String file) throws IOException {
        return InlineConverter.isPicture(file) ? source.bytes(folder + "/" + file) : Optional.empty();
    }
}

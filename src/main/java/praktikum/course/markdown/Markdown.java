package praktikum.course.markdown;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;

/** How lab pages are Markdown: CommonMark with tables. */
public final class Markdown {

    // A built parser keeps nothing between texts and may be used by many threads; building one takes longer than a page.
    private static final Parser PARSER =
            Parser.builder(new MutableDataSet().set(Parser.EXTENSIONS, List.of(TablesExtension.create())).toImmutable()).build();

    private Markdown() {
    }

    /** The text as the nodes of flexmark. */
    public static Document parse(String text) {
        return PARSER.parse(text);
    }
}

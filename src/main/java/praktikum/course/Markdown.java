package praktikum.course;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;

/** How lab pages are Markdown: CommonMark with tables. */
final class Markdown {

    private final DataHolder options = new MutableDataSet().set(Parser.EXTENSIONS, List.of(TablesExtension.create())).toImmutable();
    private final Parser parser = Parser.builder(options).build();

    Document parse(String text) {
        return parser.parse(text);
    }
}

package praktikum.course.markdown;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first thing a step says, without Markdown: for lists and reports, where a whole page is too much. */
final class FirstSentences {

    private static final int SENTENCES = 2;
    private static final Pattern SENTENCE = Pattern.compile(".*?[.!?](?=\\s|$)");

    private FirstSentences() {
    }

    /** At most two sentences of the first paragraph that is no picture; code between back-quotes, a colon before a list as a full stop. */
    static Optional<String> of(List<Node> blocks) {
        return blocks.stream().filter(Paragraph.class::isInstance).map(FirstSentences::text).map(String::strip)
                .filter(text -> !text.isEmpty()).map(text -> text.replaceFirst(":$", ".")).findFirst().map(FirstSentences::beginning);
    }

    private static String beginning(String text) {
        var sentences = SENTENCE.matcher(text).results().limit(SENTENCES).map(found -> found.group().strip()).toList();
        return sentences.isEmpty() ? text : String.join(" ", sentences);
    }

    private static String text(Node node) {
        var text = new StringBuilder();
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            switch (child) {
                case Text words -> text.append(words.getChars().unescape());
                case Code code -> text.append('`').append(code.getText()).append('`');
                case SoftLineBreak soft -> text.append(' ');
                case HardLineBreak hard -> text.append(' ');
                case Image picture -> { }
                default -> text.append(text(child));
            }
        }
        return text.toString();
    }
}

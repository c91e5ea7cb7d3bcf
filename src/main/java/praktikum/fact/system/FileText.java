package praktikum.fact.system;

import java.util.Optional;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * What a file holds, from {@code cat FILE}.
 *
 * @param text the content; empty where there is no such file
 */
public record FileText(Optional<String> text) {

    /** That of a file. */
    public static Question<FileText> of(String path) {
        return Question.of(FileText::read, "cat", path);
    }

    /** Reads {@code cat FILE}: {@code hello} → hello; "No such file or directory" is a known absence. */
    public static Reading<FileText> read(Printed printed) {
        return Reading.of(printed, p -> new FileText(p.content()));
    }
}

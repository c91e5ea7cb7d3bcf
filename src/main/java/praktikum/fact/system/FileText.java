package praktikum.fact.system;

import java.util.Optional;
import praktikum.fact.ParserGuard;
import praktikum.fact.Printed;
import praktikum.fact.Reading;

/**
 * What a file holds, from {@code cat FILE}.
 *
 * @param text the content; empty where there is no such file
 */
public record FileText(Optional<String> text) {

    /** Reads {@code cat FILE} for one file; "No such file or directory" is a known absence. */
    public static Reading<FileText> read(Printed printed) {
        return ParserGuard.read(printed, p -> new FileText(ParserGuard.content(p)));
    }
}

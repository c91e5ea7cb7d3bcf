package praktikum.report;

import java.util.Optional;

/**
 * A topic's chapter in a report.
 *
 * @param after the lab whose chapter it follows; empty where it comes before all labs
 */
public record ChapterPart(String id, Optional<String> after, Chapter.Content content) {

    /** The name of its template. */
    public String template() {
        return "report/" + id + "/" + id + ".vm";
    }
}

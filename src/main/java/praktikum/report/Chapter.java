package praktikum.report;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A chapter on one topic, after that of its lab. A public class that implements this, with a constructor without arguments, is found by
 * {@link ServiceLoader}; nobody else names it. Its title is the sentence {@code report.ID.title}, its template
 * {@code templates/report/ID/ID.vm}, which finds the chapter's heads as {@code $chapter} and its content as {@code $part}.
 */
public interface Chapter {

    /** Its name in links, sentences and templates, as {@code quorum}. */
    String id();

    /** The step of the course that it belongs to, as {@code 02-cluster/quorum-drill}: says where it stands. */
    String step();

    /** What it has to tell; empty where the evidence has nothing of it. */
    Optional<? extends Content> content(ChapterSource source);

    /** What a chapter has to tell, for its template. */
    interface Content {

        /** The ids of its sections in order; their titles are the sentences {@code report.ID.SECTION}. */
        List<String> sections();

        /** The transcript records it cites, in any order. */
        Collection<Integer> cited();
    }

    /** All chapters there are. */
    static List<Chapter> installed() {
        return ServiceLoader.load(Chapter.class, Chapter.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList();
    }
}

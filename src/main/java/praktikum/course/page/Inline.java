package praktikum.course.page;

import java.util.List;

/** A piece of a line of text. Texts are as they are to be read, nothing in them is markup. */
public sealed interface Inline {

    /** Plain words. */
    record Text(String text) implements Inline {
    }

    /** Words of a machine: a command, a path, an output. */
    record Code(String text) implements Inline {
    }

    /** Stressed words. */
    record Emphasis(boolean strong, List<Inline> parts) implements Inline {
        public Emphasis {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A link.
     *
     * @param url http, https, or relative to the page
     */
    record Link(String url, List<Inline> parts) implements Inline {
        public Link {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A picture.
     *
     * @param file relative to the page, inside its folder
     * @param alt what it shows, in words
     */
    record Picture(String file, String alt) implements Inline {
    }

    /** A new line that the author wants. */
    record Break() implements Inline {
    }
}

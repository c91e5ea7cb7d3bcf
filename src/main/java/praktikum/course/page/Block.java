package praktikum.course.page;

import java.util.List;
import java.util.Locale;
import praktikum.text.Message;

/** A block of a page. */
public sealed interface Block {

    /** @param level 3 and deeper below a step's own heading */
    record Heading(int level, List<Inline> parts) implements Block {
        public Heading {
            parts = List.copyOf(parts);
        }
    }

    /** Running text. */
    record Paragraph(List<Inline> parts) implements Block {
        public Paragraph {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A list.
     *
     * @param numbered whether its items are numbered, from {@code start}
     */
    record Items(boolean numbered, int start, List<List<Block>> items) implements Block {
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /** Something quoted. */
    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /** A box that wants attention, as {@code > [!WARNING]} of GitHub. */
    record Alert(AlertKind kind, List<Block> blocks) implements Block {
        public Alert {
            blocks = List.copyOf(blocks);
        }
    }

    /** The kinds of alerts that GitHub has. */
    enum AlertKind {
        NOTE, TIP, IMPORTANT, WARNING, CAUTION;

        /** What stands above the box. */
        public Message title() {
            return Message.of("page.alert." + word());
        }

        /** Its name in lower case, for style sheets. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Text of a machine that is only shown.
     *
     * @param language what the author named, such as {@code text}; may be empty
     */
    record Code(String language, String text) implements Block {
    }

    /**
     * Commands for a host.
     *
     * @param where the host or hosts
     * @param notes what is special: by hand, asks for a secret, restarts the machine
     */
    record Commands(Message where, List<Message> notes, String script) implements Block {
        public Commands {
            notes = List.copyOf(notes);
        }
    }

    /** A table; rows have as many cells as the head. */
    record Table(List<List<Inline>> head, List<List<List<Inline>>> rows) implements Block {
        public Table {
            head = head.stream().map(List::copyOf).toList();
            rows = rows.stream().map(row -> row.stream().map(List::copyOf).toList()).toList();
        }
    }

    /** A line across the page. */
    record Rule() implements Block {
    }
}

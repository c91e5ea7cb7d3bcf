package praktikum.text;

import java.util.List;

/**
 * A sentence of the kit before it is told: its key in a file below {@code praktikum/text} and the values to put in.
 * Results keep messages, never finished sentences, so that each can be told in either language.
 *
 * @param key its first word names the file: {@code check.broken} stands in {@code praktikum/text/check.properties}
 * @param args what replaces {@code {0}}, {@code {1}} …, in order
 */
public record Message(String key, List<String> args) {

    public Message {
        args = List.copyOf(args);
    }

    /** A message with the given values, each as its {@code toString}. */
    public static Message of(String key, Object... args) {
        return new Message(key, List.of(args).stream().map(Object::toString).toList());
    }

    /** Whether this version has a sentence for the key; what another version wrote down may have one that it has not. */
    public boolean known() {
        return Messages.has(key);
    }

    /** The sentence in one language. */
    public String in(Language language) {
        return Messages.tell(this, language);
    }
}

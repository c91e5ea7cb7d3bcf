package praktikum.text;

import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sentences of {@link Message}s; both bundles have the same keys (a test holds that). */
final class Messages {

    // Plain {0} … and no MessageFormat: its quotes would make every apostrophe and brace of a sentence a trap.
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    private Messages() {
    }

    static boolean has(String key) {
        return ResourceBundle.getBundle("praktikum.text.messages", Language.ENGLISH.locale(), NO_FALLBACK).containsKey(key);
    }

    static String tell(Message message, Language language) {
        var bundle = ResourceBundle.getBundle("praktikum.text.messages", language.locale(), NO_FALLBACK);
        if (!bundle.containsKey(message.key())) {
            throw new IllegalArgumentException("no sentence has the key " + message.key());
        }
        return PLACE.matcher(bundle.getString(message.key())).replaceAll(place -> {
            var index = Integer.parseInt(place.group(1));
            var value = index < message.args().size() ? message.args().get(index) : place.group();
            return Matcher.quoteReplacement(value);
        });
    }

    // English is the root bundle; the machine's own locale must not decide what a report says.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}

package praktikum.text;

import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the sentences of {@link Message}s: a file per room, and per topic where a room is divided, so that a new topic brings its own.
 * Both languages have the same keys (a test holds that).
 */
final class Messages {

    // Plain {0} … and no MessageFormat: its quotes would make every apostrophe and brace of a sentence a trap.
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

    private Messages() {
    }

    static boolean has(String key) {
        return bundle(key, Language.ENGLISH).filter(bundle -> bundle.containsKey(key)).isPresent();
    }

    static String tell(Message message, Language language) {
        var bundle = bundle(message.key(), language).filter(found -> found.containsKey(message.key()))
                .orElseThrow(() -> new IllegalArgumentException("no sentence has the key " + message.key()));
        return PLACE.matcher(bundle.getString(message.key())).replaceAll(place -> {
            var index = Integer.parseInt(place.group(1));
            var value = index < message.args().size() ? message.args().get(index) : place.group();
            return Matcher.quoteReplacement(value);
        });
    }

    /** The file of a key: {@code drill.quorum.plan} stands in {@code drill/quorum.properties}, or {@code drill.properties}. */
    private static Optional<ResourceBundle> bundle(String key, Language language) {
        var words = key.split("\\.", 3);
        var topic = words.length > 2 && Messages.class.getResource(words[0] + "/" + words[1] + ".properties") != null;
        try {
            var file = "praktikum.text." + words[0] + (topic ? "." + words[1] : "");
            return Optional.of(ResourceBundle.getBundle(file, language.locale(), NO_FALLBACK));
        } catch (MissingResourceException none) {
            return Optional.empty();
        }
    }

    // English is the root bundle; the machine's own locale must not decide what a report says.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}

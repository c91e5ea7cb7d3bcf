package praktikum.text;

import java.util.Locale;
import java.util.Optional;

/** A language that students and instructors read; everything they read exists in both. */
public enum Language {
    ENGLISH("en"),
    INDONESIAN("id");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The ISO 639-1 code, as {@code --lang} takes it. */
    public String code() {
        return code;
    }

    /** The locale for numbers, dates and the language tag of documents. */
    public Locale locale() {
        return Locale.of(code);
    }

    /** The language of an ISO 639-1 code, empty for any other text. */
    public static Optional<Language> of(String code) {
        for (var language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}

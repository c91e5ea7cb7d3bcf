package praktikum.report;

import java.util.Locale;

/** How a check, or one subject of it, came out: a word and a sign, so that no colour is needed. */
public enum OutcomeLabel {
    PASSED("✔"),
    FAILED("✘"),
    NOT_MEASURED("?"),
    SKIPPED("–");

    private final String sign;

    OutcomeLabel(String sign) {
        this.sign = sign;
    }

    /** The sign that stands before the word. */
    public String sign() {
        return sign;
    }

    /** The word's key in the messages. */
    public String key() {
        return "report.fate." + style();
    }

    /** The class name in style sheets. */
    public String style() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

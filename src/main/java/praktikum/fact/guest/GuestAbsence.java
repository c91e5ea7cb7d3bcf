package praktikum.fact.guest;

import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.Printed;

/** How {@code qm} and {@code pct} say that the asked node has no such guest; another may have it. */
public final class GuestAbsence {

    /** What they say, as a regular expression. */
    public static final String WORDS = "Configuration file 'nodes/[^' ]{1,200}\\.conf' does not exist";

    private static final Pattern SAID = Pattern.compile(WORDS);

    private GuestAbsence() {}

    /** Whether a command that failed says it. */
    public static boolean isToldBy(Printed printed) {
        return printed.exit() != 0 && printed.out().isBlank() && SAID.matcher(ErrorText.only(printed)).matches();
    }
}

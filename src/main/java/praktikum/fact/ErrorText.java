package praktikum.fact;

import java.util.List;
import java.util.regex.Pattern;

/** What a command itself says on standard error, without what sudo, shells and locales say beside it on many machines. */
public final class ErrorText {

    /** A command that complains of what it knows does so in a few lines; nobody looks through megabytes for them. */
    static final int LOOKED_AT = 20_000;

    /** None of these keeps a command from doing its work. The first one shows exactly where a host's own name does not resolve. */
    private static final List<Pattern> NOISE = List.of(
            Pattern.compile("sudo: unable to resolve host .{0,300}"),
            Pattern.compile("[^:]{1,40}:(?: line [0-9]{1,9}:)? warning: setlocale: LC_.{0,200}"),
            Pattern.compile("perl: warning: .{0,200}|(?:LANGUAGE|LANG|LC_[A-Z]{2,20}) = .{0,100}"
                    + "|are supported and installed on your system\\."),
            Pattern.compile("(?:stty|mesg|tput): .{0,60}(?:Inappropriate ioctl for device|No value for \\$TERM and no -T specified)"),
            Pattern.compile("Warning: Permanently added .{0,300}"));

    private ErrorText() {}

    /** The lines that remain, without blanks at their ends. */
    public static List<String> of(Printed printed) {
        return TextLines.filledLines(TextLines.cut(printed.err(), LOOKED_AT)).stream()
                .filter(line -> NOISE.stream().noneMatch(noise -> noise.matcher(line).matches())).toList();
    }

    /** The only line that remains; empty where there is none or more than one. */
    public static String only(Printed printed) {
        List<String> lines = of(printed);
        return lines.size() == 1 ? lines.getFirst() : "";
    }
}

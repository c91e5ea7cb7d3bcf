package praktikum.fact.system;

import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * By which files are compared that nobody else may see, from {@code sha256sum FILE}.
 *
 * @param sha256 64 hexadecimal digits; empty where there is no such file
 */
public record FileDigest(Optional<String> sha256) {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *]/.+");

    /** That of a file. */
    public static Question<FileDigest> of(String path) {
        return Question.of(FileDigest::read, "sha256sum", path);
    }

    /** Reads {@code HEX  /etc/corosync/authkey} → HEX; "No such file or directory" is a known absence. */
    public static Reading<FileDigest> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() == 1 && p.out().isBlank() && ErrorText.only(p).matches("sha256sum: .{1,300}: No such file or directory")) {
                return new FileDigest(Optional.empty());
            }
            var line = p.onlyLine();
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new NotUnderstood("not 'SHA256  FILE'", line);
            }
            return new FileDigest(Optional.of(parts.group(1)));
        });
    }
}

package praktikum.sim.shell.tools.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.fs.FileStatus;

/** File modes as text: {@code 0644}, {@code u+x,go-w}, {@code rw-r--r--}. */
final class FileModes {

    private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)([-+=])([rwxXst]*)");

    private FileModes() {}

    /** The mode that a change makes of a mode; empty where the change is not understood. */
    static Optional<Integer> changed(String change, int mode, boolean directory) {
        if (change.matches("[0-7]{1,5}")) {
            int value = Integer.parseInt(change, 8);
            return value > 07777 ? Optional.empty() : Optional.of(value);
        }
        int result = mode;
        for (String part : change.split(",", -1)) {
            Matcher clause = CLAUSE.matcher(part);
            if (!clause.matches()) {
                return Optional.empty();
            }
            result = clause(clause, result, directory);
        }
        return Optional.of(result);
    }

    private static int clause(Matcher clause, int mode, boolean directory) {
        String who = clause.group(1).isEmpty() || clause.group(1).contains("a") ? "ugo" : clause.group(1);
        // Without a letter for "whose" the umask, 022 here, holds back writing of others.
        int umask = clause.group(1).isEmpty() ? 022 : 0;
        int bits = 0;
        int whole = 0;
        for (char c : who.toCharArray()) {
            int shift = c == 'u' ? 6 : c == 'g' ? 3 : 0;
            whole |= 7 << shift | (c == 'u' ? 04000 : c == 'g' ? 02000 : 0);
            for (char letter : clause.group(3).toCharArray()) {
                bits |= switch (letter) {
                    case 'r' -> 4 << shift;
                    case 'w' -> 2 << shift;
                    case 'x' -> 1 << shift;
                    case 'X' -> directory || (mode & 0111) != 0 ? 1 << shift : 0;
                    case 's' -> c == 'u' ? 04000 : c == 'g' ? 02000 : 0;
                    default -> 01000;
                };
            }
        }
        bits &= ~umask;
        return switch (clause.group(2)) {
            case "+" -> mode | bits;
            case "-" -> mode & ~bits;
            default -> mode & ~(whole & ~(directory ? 06000 : 0)) | bits;
        };
    }

    /** The ten characters of {@code ls -l}. */
    static String shown(FileStatus status) {
        StringBuilder text = new StringBuilder().append(status.kind().letter());
        for (int shift = 6; shift >= 0; shift -= 3) {
            int bits = status.mode() >> shift & 7;
            boolean special = (status.mode() & 01000 << shift / 3) != 0;
            char specialLetter = shift == 0 ? 't' : 's';
            boolean execute = (bits & 1) != 0;
            text.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
            text.append(special ? execute ? specialLetter : Character.toUpperCase(specialLetter) : execute ? 'x' : '-');
        }
        return text.toString();
    }
}

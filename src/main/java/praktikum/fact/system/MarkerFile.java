package praktikum.fact.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * A small file that proves who sees what: one machine writes it, others read it, and it is removed again. Name and text follow from a
 * run's seed, so that whoever knows the seed knows which file it was.
 *
 * @param path where it lies
 * @param text the line it holds
 */
public record MarkerFile(String path, String text) {

    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+/\\.praktikum-[0-9a-f]{16}");
    private static final int LETTERS = 16;

    /** What became of writing one: why it was refused, or nothing where it was written. */
    public record Written(Optional<String> refusal) {}

    public MarkerFile {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("no path of a marker: " + path);
        }
    }

    /** That of a run in a folder: {@code /mnt/pve/nfs} → {@code /mnt/pve/nfs/.praktikum-0123456789abcdef}. */
    public static MarkerFile in(String folder, long seed) {
        return new MarkerFile(folder + "/.praktikum-" + digest("name " + seed), digest("text " + seed + " " + folder));
    }

    /** The folder it lies in. */
    public String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** The path by which another machine should find it, where the folder has another name there. */
    public String in(String folder) {
        return folder + path.substring(path.lastIndexOf('/'));
    }

    private static String digest(String of) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /**
     * Writes it: the one question that changes something; asked by challenges only. A client of NFS sends what was written when the file
     * is closed, and no shell looks at what came of that: so it is synchronised.
     */
    public Question<Written> written() {
        return Question.of(MarkerFile::read, "sh", "-c", "printf '%s\\n' \"$1\" >\"$2\" && sync \"$2\"", "sh", text, path);
    }

    /** Reads what writing printed: nothing → written; {@code sh: 1: cannot create /mnt/x: Permission denied} → "Permission denied". */
    public static Reading<Written> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() == 0) {
                return new Written(Optional.empty());
            }
            var lines = ErrorText.of(p);
            if (p.exit() > 2 || lines.isEmpty() || !lines.getLast().contains(": ")) {
                throw p.failure();
            }
            var last = lines.getLast();
            return new Written(Optional.of(last.substring(last.lastIndexOf(": ") + 2)));
        });
    }

    /** The command that removes it; one that is not there is removed already. */
    public List<String> removal() {
        return List.of("rm", "-f", path);
    }
}

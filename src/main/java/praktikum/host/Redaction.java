package praktikum.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Covers the secrets of a dialogue wherever a host echoes them. */
public final class Redaction {

    private static final byte[] COVER = "*****".getBytes(StandardCharsets.US_ASCII);

    private final List<byte[]> secrets;

    private Redaction(List<byte[]> secrets) {
        this.secrets = secrets;
    }

    /** The secrets a command types; none for a command without a terminal. */
    public static Redaction of(Command command) {
        return new Redaction(command.dialogue().stream().flatMap(dialogue -> dialogue.turns().stream())
                .filter(turn -> turn.secret() && !turn.answer().isEmpty())
                .map(turn -> turn.answer().getBytes(StandardCharsets.UTF_8))
                .sorted(Comparator.comparing(secret -> -secret.length)).toList());
    }

    /** The answer without the secrets. */
    public Answer from(Answer answer) {
        return switch (answer) {
            case Output output when !secrets.isEmpty() -> new Output(output.exit(), from(output.out()), from(output.err()),
                    output.truncated(), output.started(), output.took());
            default -> answer;
        };
    }

    /** The bytes without the secrets. */
    public byte[] from(byte[] bytes) {
        return secrets.isEmpty() ? bytes : cover(bytes, false).covered();
    }

    /**
     * The beginning of something longer without the secrets.
     *
     * @param covered what is certain
     * @param held the rest, which might be the beginning of a secret; to be put before what comes next
     */
    public record Part(byte[] covered, byte[] held) {
    }

    /** The bytes without the secrets, where more is to come. */
    public Part part(byte[] bytes) {
        return cover(bytes, true);
    }

    private Part cover(byte[] bytes, boolean more) {
        var covered = new ByteArrayOutputStream(bytes.length);
        int at = 0;
        while (at < bytes.length && !(more && begun(bytes, at))) {
            var secret = at(bytes, at);
            covered.writeBytes(secret == 0 ? new byte[] {bytes[at]} : COVER);
            at += Math.max(secret, 1);
        }
        return new Part(covered.toByteArray(), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private boolean begun(byte[] bytes, int at) {
        var left = bytes.length - at;
        return secrets.stream().anyMatch(secret -> left < secret.length && Arrays.equals(bytes, at, bytes.length, secret, 0, left));
    }

    private int at(byte[] bytes, int at) {
        for (var secret : secrets) {
            if (at + secret.length <= bytes.length && Arrays.equals(bytes, at, at + secret.length, secret, 0, secret.length)) {
                return secret.length;
            }
        }
        return 0;
    }
}

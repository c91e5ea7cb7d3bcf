package praktikum.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Covers the secrets of a dialogue wherever a host echoes them. */
public final class Blot {

    private static final byte[] COVER = "*****".getBytes(StandardCharsets.US_ASCII);

    private final List<byte[]> secrets;

    private Blot(List<byte[]> secrets) {
        this.secrets = secrets;
    }

    /** The secrets a command types; none for a command without a terminal. */
    public static Blot of(Command command) {
        return new Blot(command.dialogue().stream().flatMap(dialogue -> dialogue.turns().stream())
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
        if (secrets.isEmpty()) {
            return bytes;
        }
        var rest = new ByteArrayOutputStream(bytes.length);
        for (int at = 0; at < bytes.length;) {
            var secret = at(bytes, at);
            rest.writeBytes(secret == 0 ? new byte[] {bytes[at]} : COVER);
            at += Math.max(secret, 1);
        }
        return rest.toByteArray();
    }

    /** How many bytes at the end might be the beginning of a secret whose rest is still to come. */
    public int doubtful(byte[] bytes) {
        int doubtful = 0;
        for (var secret : secrets) {
            for (int n = Math.min(secret.length - 1, bytes.length); n > doubtful; n--) {
                if (Arrays.equals(bytes, bytes.length - n, bytes.length, secret, 0, n)) {
                    doubtful = n;
                }
            }
        }
        return doubtful;
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

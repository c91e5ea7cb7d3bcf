package praktikum.host.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How a line carries its own hash: the JSON object's last member is {@code "sha256"}, and it is the SHA-256 of every
 * byte of the line before the comma in front of that member. So there is no byte whose change stays unseen.
 */
final class RecordHash {

    /** What the first record names as the record before it. */
    static final String NONE = "0".repeat(64);

    /** What stands between a record and its hash. */
    static final String WORDS = ",\"sha256\":\"";

    private static final byte[] FRONT = WORDS.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BACK = "\"}".getBytes(StandardCharsets.US_ASCII);

    /** How long a whole seal is, the object's closing brace included. */
    static final int LENGTH = FRONT.length + 64 + BACK.length;

    private RecordHash() {
    }

    /** The hash of a JSON object that is to become a line. */
    static String hash(byte[] object) {
        return sha256(object, object.length - 1);
    }

    /** The object's line, with its hash and its line end. */
    static byte[] line(byte[] object, String hash) {
        var body = object.length - 1;
        var line = Arrays.copyOf(object, body + LENGTH + 1);
        System.arraycopy(FRONT, 0, line, body, FRONT.length);
        System.arraycopy(hash.getBytes(StandardCharsets.US_ASCII), 0, line, body + FRONT.length, 64);
        System.arraycopy(BACK, 0, line, body + FRONT.length + 64, BACK.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** The hash a line (without line end) carries, empty if it carries none or not the one of its bytes. */
    static Optional<String> check(byte[] line) {
        var body = line.length - LENGTH;
        if (body < 1 || !Arrays.equals(line, body, body + FRONT.length, FRONT, 0, FRONT.length)
                || !Arrays.equals(line, line.length - BACK.length, line.length, BACK, 0, BACK.length)) {
            return Optional.empty();
        }
        var carried = new String(line, body + FRONT.length, 64, StandardCharsets.ISO_8859_1);
        return Optional.of(carried).filter(sha256(line, body)::equals);
    }

    private static String sha256(byte[] bytes, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

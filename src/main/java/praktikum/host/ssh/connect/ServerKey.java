package praktikum.host.ssh.connect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The public key by which a machine proves which one it is.
 *
 * @param type as {@code ssh-ed25519}
 * @param blob the key in SSH's wire format (RFC 4253, 6.6), which begins with its type
 */
public record ServerKey(String type, byte[] blob) {

    /** The key of a wire blob, empty if it does not begin with a type. */
    static Optional<ServerKey> of(byte[] blob) {
        if (blob.length < 4) {
            return Optional.empty();
        }
        var length = ByteBuffer.wrap(blob).getInt();
        if (length < 1 || length > 64 || blob.length <= 4 + length) {
            return Optional.empty();
        }
        return Optional.of(new ServerKey(new String(blob, 4, length, StandardCharsets.US_ASCII), blob));
    }

    /** The fingerprint as OpenSSH prints it: {@code SHA256:…}. */
    public String fingerprint() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The key as a line of {@code known_hosts} has it behind the host: type and base64. */
    String text() {
        return type + " " + Base64.getEncoder().encodeToString(blob);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerKey that && Arrays.equals(blob, that.blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }

    @Override
    public String toString() {
        return type + " " + fingerprint();
    }
}

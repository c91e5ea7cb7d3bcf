package praktikum.host.ssh.connect;

import java.util.Base64;
import java.util.Optional;

/** Base64 from files that people edit. */
final class Base64Text {

    private Base64Text() {
    }

    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

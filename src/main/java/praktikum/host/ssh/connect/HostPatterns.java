package praktikum.host.ssh.connect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import praktikum.text.Wildcards;

/** The first field of a {@code known_hosts} line: names and patterns with commas between, or one hashed name. */
record HostPatterns(List<String> patterns) {

    private static final String HASHED = "|1|";

    static HostPatterns of(String field) {
        return new HostPatterns(List.of(field.split(",")));
    }

    /** Whether the line is about this host: a pattern fits and none with {@code !} does. */
    boolean match(String name) {
        var fits = false;
        for (var pattern : patterns) {
            if (pattern.startsWith("!")) {
                if (fits(pattern.substring(1), name)) {
                    return false;
                }
            } else {
                fits |= fits(pattern, name);
            }
        }
        return fits;
    }

    /** The field without this host, empty if nothing would be left. Patterns that fit it go too. */
    Optional<String> without(String name) {
        var rest = patterns.stream().filter(pattern -> !fits(pattern, name)).collect(Collectors.joining(","));
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    private static boolean fits(String pattern, String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        if (pattern.startsWith(HASHED)) {
            return hashed(pattern.substring(HASHED.length()), wanted);
        }
        return Wildcards.match(pattern.toLowerCase(Locale.ROOT), wanted);
    }

    // ssh-keygen -H: base64 of a salt, and of the name's HMAC-SHA1 under that salt.
    private static boolean hashed(String saltAndHash, String name) {
        var parts = saltAndHash.split("\\|", 2);
        if (parts.length < 2) {
            return false;
        }
        var salt = Base64Text.decode(parts[0]).filter(bytes -> bytes.length > 0);
        var hash = Base64Text.decode(parts[1]);
        if (salt.isEmpty() || hash.isEmpty()) {
            return false;
        }
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt.get(), "HmacSHA1"));
            return Arrays.equals(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)), hash.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}

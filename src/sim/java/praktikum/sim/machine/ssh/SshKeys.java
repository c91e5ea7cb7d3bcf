package praktikum.sim.machine.ssh;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Machine;

/** Public keys in files: host keys, authorized keys, known hosts. */
final class SshKeys {

    /**
     * A public key.
     *
     * @param type {@code ssh-rsa}, {@code ssh-ed25519}
     * @param blob its Base64
     */
    record Key(String type, String blob) {

        /** {@code RSA}, {@code ED25519}. */
        String word() {
            return type.replace("ssh-", "").toUpperCase(Locale.ROOT);
        }

        /** {@code SHA256:…}. */
        String fingerprint() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(blob));
                return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return "SHA256:unknown";
            }
        }

        /** The length of an RSA modulus, 256 for ed25519. */
        int bits() {
            return type.equals("ssh-rsa") ? (Base64.getDecoder().decode(blob).length - 23) / 64 * 512 : 256;
        }
    }

    /**
     * An entry of a known hosts file.
     *
     * @param file where
     * @param line its number
     * @param key the key
     */
    record Known(String file, int line, Key key) {
    }

    private SshKeys() {
    }

    /** The key in a line {@code TYPE BLOB COMMENT}, options and host names before it passed over. */
    static Optional<Key> key(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return Optional.empty();
        }
        String[] words = line.strip().split("\\s+");
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].matches("ssh-(rsa|ed25519|dss)|ecdsa-sha2-nistp\\d+")) {
                return Optional.of(new Key(words[i], words[i + 1]));
            }
        }
        return Optional.empty();
    }

    /** The host keys that a machine's sshd shows. */
    static List<Key> hostKeys(Machine node) {
        List<Key> keys = new ArrayList<>();
        for (String name : List.of("ssh_host_ed25519_key.pub", "ssh_host_rsa_key.pub")) {
            key(node.disk().line("/etc/ssh/" + name)).ifPresent(keys::add);
        }
        return keys;
    }

    /** Whether a machine's root lets a key in. */
    static boolean authorized(Machine node, List<Key> keys) {
        return authorized(node, "/root", keys);
    }

    /** Whether whoever has that home directory lets a key in. */
    static boolean authorized(Machine node, String home, List<Key> keys) {
        return List.of(home + "/.ssh/authorized_keys", home + "/.ssh/authorized_keys2").stream()
                .flatMap(file -> node.disk().textOrEmpty(file).lines()).flatMap(line -> key(line).stream()).anyMatch(keys::contains);
    }

    /** The entries of a host in some files. */
    static List<Known> known(Disk disk, List<String> files, String host) {
        List<Known> found = new ArrayList<>();
        for (String file : files) {
            int number = 0;
            for (String line : disk.textOrEmpty(file).split("\n")) {
                number++;
                List<String> hosts = List.of(line.strip().split("\\s+")[0].toLowerCase(Locale.ROOT).split(","));
                int at = number;
                if (hosts.contains(host.toLowerCase(Locale.ROOT))) {
                    key(line).ifPresent(key -> found.add(new Known(file, at, key)));
                }
            }
        }
        return found;
    }
}

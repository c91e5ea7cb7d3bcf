package praktikum.sim.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Iterator;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Key pairs in files, OpenSSH format. New ones are Ed25519 (RFC 8709). */
public final class SshKeyFile {

    private SshKeyFile() {
    }

    /**
     * The pair in a file; made there first (0600, its public half beside it as {@code .pub}) where there is none, or an empty one, as a
     * system that went down leaves it.
     */
    public static KeyPair of(Path file) throws IOException {
        JdkEd25519Registrar.register();
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                write(generate(), file);
            }
            try (var in = Files.newInputStream(file)) {
                var pairs = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, null);
                return Optional.ofNullable(pairs).map(Iterable::iterator).filter(Iterator::hasNext)
                        .orElseThrow(() -> new FileSystemException(file.toString(), null, "no key is in it")).next();
            }
        } catch (GeneralSecurityException broken) {
            throw new IOException(file + ": " + broken.getMessage(), broken);
        }
    }

    /** A new pair. */
    static KeyPair generate() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(JdkEd25519.ALGORITHM).generateKeyPair();
    }

    /** The public half as a line of {@code authorized_keys} or, after a host's name, of {@code known_hosts}. */
    public static String line(KeyPair pair) {
        JdkEd25519Registrar.register();
        return PublicKeyEntry.toString(pair.getPublic());
    }

    /** Whether a line of an {@code authorized_keys} file holds that public key; a line that cannot be read holds none. */
    static boolean holds(String line, PublicKey key) {
        try {
            var entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line.strip());
            return entry != null && KeyUtils.compareKeys(entry.resolvePublicKey(null, null), key);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** The pair as the text of such a file. */
    public static String text(KeyPair pair) {
        var bytes = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "praktikum-sim", null, bytes);
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // into memory, and of a kind that was read before
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /** The pair in the text of such a file. */
    public static KeyPair parse(String text) throws IOException {
        JdkEd25519Registrar.register();
        try (var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))) {
            return SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("kept key"), in, null).iterator().next();
        } catch (GeneralSecurityException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private static void write(KeyPair pair, Path file) throws IOException {
        // Whole or not at all: whoever is killed meanwhile finds no half key the next time.
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(fresh, text(pair));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(file.resolveSibling(file.getFileName() + ".pub"), line(pair) + "\n");
    }
}

package praktikum.host.ssh.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.host.PrivateFile;
import praktikum.text.LimitedFile;

/**
 * The host keys that a person accepted, in OpenSSH's {@code known_hosts} format (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT):
 * plain, hashed and pattern entries, {@code @revoked}. An entry for the bare address says nothing about another port.
 * Lines that are not understood, and certificate authorities, are kept and not used.
 */
public final class KnownHosts {

    /** One usable line. */
    private record Line(HostPatterns hosts, boolean revoked, ServerKey key) {

        static Optional<Line> of(String text) {
            var words = text.strip().split("[ \t]+");
            var marked = words[0].startsWith("@");
            var at = marked ? 1 : 0;
            if (words[0].startsWith("#") || words.length < at + 3 || marked && !words[0].equals("@revoked")) {
                return Optional.empty();
            }
            return Base64Text.decode(words[at + 2]).flatMap(ServerKey::of)
                    .map(key -> new Line(HostPatterns.of(words[at]), marked, key));
        }
    }

    private static final int LONGEST = 1 << 22;

    private final Path file;

    /** The keys in a file, which need not exist yet; it is read again at each asking. */
    public KnownHosts(Path file) {
        this.file = file;
    }

    /** Where they are. */
    public Path file() {
        return file;
    }

    /** How a host is named in the file: the bare address on port 22, else {@code [address]:port}. */
    public static String name(String address, int port) {
        return port == 22 ? address : "[" + address + "]:" + port;
    }

    /**
     * The accepted keys of a host.
     *
     * @param name as {@link #name} gives it, or a HostKeyAlias
     */
    public List<ServerKey> keys(String name) throws IOException {
        return matching(name, false);
    }

    /** The keys of a host that must not be accepted any more. */
    List<ServerKey> revoked(String name) throws IOException {
        return matching(name, true);
    }

    /** Accepts a further key of a host. */
    public void add(String name, ServerKey key) throws IOException {
        var lines = lines();
        lines.add(name + " " + key.text());
        write(lines);
    }

    /** Accepts a key of a host in place of all that it had; other hosts on the same lines keep theirs. */
    public void replace(String name, ServerKey key) throws IOException {
        var lines = new ArrayList<String>();
        for (var line : lines()) {
            var parsed = Line.of(line);
            if (parsed.isEmpty() || parsed.get().revoked() || !parsed.get().hosts().match(name)) {
                lines.add(line);
            } else {
                parsed.get().hosts().without(name)
                        .ifPresent(rest -> lines.add(rest + line.strip().substring(line.strip().split("[ \t]")[0].length())));
            }
        }
        lines.add(name + " " + key.text());
        write(lines);
    }

    private List<ServerKey> matching(String name, boolean revoked) throws IOException {
        var wanted = name.toLowerCase(Locale.ROOT);
        var keys = new ArrayList<ServerKey>();
        for (var text : lines()) {
            Line.of(text).filter(line -> line.revoked() == revoked && line.hosts().match(wanted)).ifPresent(line -> keys.add(line.key()));
        }
        return keys;
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? new ArrayList<>(new String(LimitedFile.bytes(file, LONGEST), StandardCharsets.UTF_8).lines().toList())
                : new ArrayList<>();
    }

    private void write(List<String> lines) throws IOException {
        PrivateFile.replace(file, String.join("\n", lines) + "\n");
    }
}

package praktikum.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import praktikum.host.ssh.SshHosts;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.PlannedNode;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;

/** An SSH server that tests may treat badly. */
public interface SshMachine extends AutoCloseable {

    /** The address it listens at. */
    default String address() {
        return "127.0.0.1";
    }

    /** The port it listens on. */
    int port();

    /** The user it lets in. */
    String user();

    /** The private key it lets in. */
    Path loginKey();

    /** Its host key, as {@code known_hosts} has it behind the name: type and base64. */
    String hostKey() throws IOException;

    /** Ends its open connections, at once. */
    void cut() throws IOException;

    /** Takes it down, its connections too. */
    void down() throws IOException;

    /** Starts it again, on the same port with the same keys. */
    void up() throws IOException;

    /** Whether a command with these words in it still runs there. */
    boolean runs(String words) throws IOException;

    /** A file that holds its key. */
    Path knownHosts();

    @Override
    void close() throws IOException;

    /** It as a node of a site. */
    default PlannedNode node(String name) {
        return node(name, address(), port());
    }

    /** Address and port, as sentences have them. */
    default String shown() {
        return address() + ":" + port();
    }

    /** Its name in {@code known_hosts}. */
    default String known() {
        return KnownHosts.name(address(), port());
    }

    /** Any port on 127.0.0.1 as a node of a site. */
    static PlannedNode node(String name, int port) {
        return node(name, "127.0.0.1", port);
    }

    /** Anything that listens as a node of a site. */
    static PlannedNode node(String name, String address, int port) {
        return new PlannedNode(name, InetAddress.ofLiteral("192.0.2.11"), List.of(),
                SshLogin.at(address, port), Optional.empty());
    }

    /** How to log in to it. */
    default SshSettings ssh() {
        return new SshSettings(user(), List.of(loginKey()), false, Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT);
    }

    /** How to log in to it, with less patience. */
    default SshSettings ssh(Duration patience) {
        return new SshSettings(user(), List.of(loginKey()), false, Optional.empty(), false, patience);
    }

    /** It as the only machine of a site, called pve1. */
    default SshHosts hosts() {
        return hosts(ssh());
    }

    /** It as the only machine of a site, called pve1, logged in to this way. */
    default SshHosts hosts(SshSettings ssh) {
        return hosts(ssh, knownHosts());
    }

    /** It as the only machine of a site, called pve1, with these host keys accepted. */
    default SshHosts hosts(SshSettings ssh, Path knownHosts) {
        return SshHosts.of(List.of(node("pve1")), ssh, new KnownHosts(knownHosts), Optional.empty(), InstantSource.system());
    }
}

package praktikum.site;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where SSH connects to a machine, and how it logs in there where that is not as the site says.
 *
 * @param address a literal or a DNS name
 * @param port 1 to 65535
 * @param user empty for the site's user
 * @param alias the name to look up in {@code known_hosts} in place of address and port, as HostKeyAlias
 * @param keys private key files to try, in order; none for the site's
 * @param sudo whether commands run through {@code sudo -n}; empty for as the site says
 * @param jump a machine to go through; empty for the site's, if it has one
 */
public record SshLogin(String address, int port, Optional<String> user, Optional<String> alias, List<Path> keys, Optional<Boolean> sudo,
        Optional<SshSettings.Jump> jump) {

    /** The port of SSH. */
    public static final int PORT = 22;

    public SshLogin {
        keys = List.copyOf(keys);
    }

    /** A login with the site's keys, its {@code sudo} and its way. */
    public SshLogin(String address, int port, Optional<String> user, Optional<String> alias) {
        this(address, port, user, alias, List.of(), Optional.empty(), Optional.empty());
    }

    /** A login at an address and a port, in all else as the site says. */
    public static SshLogin at(String address, int port) {
        return new SshLogin(address, port, Optional.empty(), Optional.empty());
    }

    /** A login at an address, in all else as the site says. */
    public static SshLogin at(String address) {
        return at(address, PORT);
    }
}

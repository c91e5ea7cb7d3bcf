package praktikum.host.ssh.connect;

import java.util.Optional;

/**
 * Where to log in, and as whom.
 *
 * @param name what people call the machine
 * @param alias the name in {@code known_hosts} in place of address and port
 */
public record Endpoint(String name, String user, String address, int port, Optional<String> alias) {

    /** Its name in {@code known_hosts}. */
    public String known() {
        return alias.orElseGet(() -> KnownHosts.name(address, port));
    }

    /** Address and port, as people read them. */
    public String shown() {
        return shown(address, port);
    }

    static String shown(String address, int port) {
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
    }
}

package praktikum.site;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the kit logs in to the machines.
 *
 * @param user the login name, {@code root} unless said
 * @param keys private key files to try, in order
 * @param agent whether keys of a running ssh-agent are tried too
 * @param jump a machine to go through
 * @param sudo whether commands run through {@code sudo -n}
 * @param connectTimeout how long a host may take until login is done; default 10 s
 * @param budget how long a host may take of one asking of a check; default 60 s
 */
public record SshSettings(String user, List<Path> keys, boolean agent, Optional<Jump> jump, boolean sudo, Duration connectTimeout,
        Duration budget) {

    /** How long a host may take to let us in unless the site says otherwise. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** How long a host may take of one asking unless the site says otherwise. */
    public static final Duration DEFAULT_BUDGET = Duration.ofSeconds(60);

    public SshSettings {
        keys = List.copyOf(keys);
    }

    /** Settings with the default budget. */
    public SshSettings(String user, List<Path> keys, boolean agent, Optional<Jump> jump, boolean sudo, Duration connectTimeout) {
        this(user, keys, agent, jump, sudo, connectTimeout, DEFAULT_BUDGET);
    }

    /** The same for one machine: what its login says itself goes before what the site says. */
    public SshSettings of(SshLogin login) {
        return new SshSettings(login.user().orElse(user), login.keys().isEmpty() ? keys : login.keys(), agent, login.jump().or(() -> jump),
                login.sudo().orElse(sudo), connectTimeout, budget);
    }

    /** A jump host: its own key must be in {@code known_hosts} like every other. */
    public record Jump(String user, String address, int port) {

        @Override
        public String toString() {
            return user + "@" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
        }

        /** The jump host that {@code [user@]host[:port]} names, an IPv6 literal in brackets. */
        public static Jump of(String text, String defaultUser) {
            var at = text.indexOf('@');
            var rest = text.substring(at + 1);
            var colon = rest.startsWith("[") ? rest.indexOf(':', rest.indexOf(']')) : rest.indexOf(':');
            var host = colon < 0 ? rest : rest.substring(0, colon);
            return new Jump(at < 0 ? defaultUser : text.substring(0, at), host.replaceAll("[\\[\\]]", ""),
                    colon < 0 ? 22 : Integer.parseInt(rest.substring(colon + 1)));
        }
    }
}

package praktikum.host.ssh.connect;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.util.List;
import java.util.Optional;

/** What jsch asks about one host's key; remembers which key the host showed. Nothing is ever added or removed here. */
final class HostKeyVerifier implements HostKeyRepository {

    private final List<ServerKey> accepted;
    private final List<ServerKey> revoked;
    private volatile Optional<ServerKey> shown = Optional.empty();

    HostKeyVerifier(List<ServerKey> accepted, List<ServerKey> revoked) {
        this.accepted = accepted;
        this.revoked = revoked;
    }

    /** The key the host showed, empty as long as it did not. */
    Optional<ServerKey> shown() {
        return shown;
    }

    /** Whether it showed a key that may be trusted. */
    boolean trusted() {
        return shown.filter(key -> accepted.contains(key) && !revoked.contains(key)).isPresent();
    }

    boolean revokedShown() {
        return shown.filter(revoked::contains).isPresent();
    }

    List<ServerKey> accepted() {
        return accepted;
    }

    @Override
    public int check(String host, byte[] key) {
        shown = ServerKey.of(key);
        if (trusted()) {
            return OK;
        }
        // Another type of key than the known one is a change as well: known types are asked for first.
        return accepted.isEmpty() ? NOT_INCLUDED : CHANGED;
    }

    @Override
    public HostKey[] getHostKey(String host, String type) {
        return accepted.stream().filter(key -> type == null || key.type().equals(type))
                .flatMap(key -> hostKey(host, key).stream()).toArray(HostKey[]::new);
    }

    private static Optional<HostKey> hostKey(String host, ServerKey key) {
        try {
            return Optional.of(new HostKey(host, key.blob()));
        } catch (JSchException | RuntimeException e) {
            // A type of key that jsch does not know; then the host cannot show it to us either.
            return Optional.empty();
        }
    }

    @Override
    public HostKey[] getHostKey() {
        return getHostKey("", null);
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "known_hosts";
    }

    @Override
    public void add(HostKey key, UserInfo ui) {
        throw new UnsupportedOperationException("host keys are accepted by people only");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("host keys are removed by people only");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        remove(host, type);
    }
}

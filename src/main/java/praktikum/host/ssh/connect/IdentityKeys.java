package praktikum.host.ssh.connect;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Vector;

/** The keys a login tries, in order: key files, then the agent's, those first whose files are here but locked. */
final class IdentityKeys implements IdentityRepository {

    /** A key file as an identity; {@link KeyPair} signs. */
    private record FileKey(Path file, KeyPair pair) implements Identity {

        @Override
        public boolean setPassphrase(byte[] passphrase) {
            return true;
        }

        @Override
        public byte[] getPublicKeyBlob() {
            return pair.getPublicKeyBlob();
        }

        @Override
        public byte[] getSignature(byte[] data) {
            return pair.getSignature(data);
        }

        @Override
        public byte[] getSignature(byte[] data, String algorithm) {
            return pair.getSignature(data, algorithm);
        }

        @Override
        public String getAlgName() {
            return pair.getKeyTypeString();
        }

        @Override
        public String getName() {
            return file.toString();
        }

        @Override
        public boolean isEncrypted() {
            return false;
        }

        @Override
        public void clear() {
        }
    }

    private final Vector<Identity> identities = new Vector<>();
    private final List<String> locked = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();

    private IdentityKeys() {
    }

    /**
     * Reads key files and asks the agent for what it has. What cannot be used is noted, not thrown: another key may do.
     *
     * @param agent the agent's socket
     */
    static IdentityKeys of(JSch jsch, List<Path> files, Optional<Path> agent) {
        var keys = new IdentityKeys();
        var wanted = new ArrayList<byte[]>();
        for (var file : files) {
            keys.read(jsch, file, wanted);
        }
        agent.ifPresent(socket -> keys.ask(socket, wanted));
        return keys;
    }

    private void read(JSch jsch, Path file, List<byte[]> wanted) {
        try {
            if (!Files.isReadable(file)) {
                unusable.add(file.toString());
                return;
            }
            var pair = KeyPair.load(jsch, file.toString());
            if (pair.isEncrypted()) {
                locked.add(file.toString());
                Optional.ofNullable(pair.getPublicKeyBlob()).ifPresent(wanted::add);
            } else {
                identities.add(new FileKey(file, pair));
            }
        } catch (JSchException | RuntimeException e) {
            unusable.add(file.toString());
        }
    }

    private void ask(Path socket, List<byte[]> wanted) {
        try {
            var offered = new ArrayList<>(new AgentIdentityRepository(new SSHAgentConnector(socket)).getIdentities());
            // Servers count tries: the agent's keys that site.yaml names come before all its others.
            offered.sort((a, b) -> Boolean.compare(named(b, wanted), named(a, wanted)));
            offered.removeIf(key -> identities.stream().anyMatch(file -> Arrays.equals(file.getPublicKeyBlob(), key.getPublicKeyBlob())));
            identities.addAll(offered);
        } catch (AgentProxyException | RuntimeException e) {
            unusable.add("ssh-agent (" + socket + ")");
        }
    }

    private static boolean named(Identity key, List<byte[]> wanted) {
        return wanted.stream().anyMatch(blob -> Arrays.equals(blob, key.getPublicKeyBlob()));
    }

    /** What a login tries, for people: file or agent comment with the fingerprint. */
    List<String> tried() {
        return identities.stream().map(key -> key.getName() + ServerKey.of(key.getPublicKeyBlob())
                .map(known -> " (" + known.fingerprint() + ")").orElse("")).toList();
    }

    /** Key files under a passphrase. */
    List<String> locked() {
        return locked;
    }

    /** What is not there or cannot be read as a key. */
    List<String> unusable() {
        return unusable;
    }

    @Override
    public Vector<Identity> getIdentities() {
        return identities;
    }

    @Override
    public String getName() {
        return "keys of the site";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
    }
}

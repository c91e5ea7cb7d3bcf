package praktikum.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Transcript;
import praktikum.host.ssh.SshHosts;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.Site;
import praktikum.site.Workspace;

/** The site's machines over SSH, every answer written down. */
final class Hosts implements AutoCloseable {

    private final SshHosts ssh;
    private final Map<String, WitnessedHost> askers = new HashMap<>();

    Hosts(Site site, Workspace workspace, Transcript transcript) {
        this(site, open(site, workspace), transcript);
    }

    /** Machines that are perhaps being connected to already. */
    Hosts(Site site, SshHosts ssh, Transcript transcript) {
        this.ssh = ssh;
        site.nodes().forEach(node -> askers.put(node.name(), transcript.witness(ssh.host(node.name()))));
        ssh.prepare();
    }

    /** The machines without anybody writing down what they say. */
    static SshHosts open(Site site, Workspace workspace) {
        return SshHosts.of(site.nodes(), site.ssh(), new KnownHosts(workspace.knownHosts()),
                Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).filter(socket -> !socket.isEmpty()).map(Path::of), Clock.systemUTC());
    }

    Map<String, WitnessedHost> askers() {
        return Map.copyOf(askers);
    }

    @Override
    public void close() {
        ssh.close();
    }
}

package praktikum.run.practice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.host.PrivateFile;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.host.ssh.connect.ServerKey;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.run.SiteText;
import praktikum.run.WorkFailed;
import praktikum.sim.ClusterSpec;
import praktikum.sim.EmbeddedCluster;
import praktikum.sim.server.SshKeyFile;
import praktikum.site.PlannedMachine;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.Workspace;
import praktikum.site.plan.Virtualisation;
import praktikum.site.schema.ValueKind;
import praktikum.text.Language;

/** What a workspace has that leads to its simulated machines: the login's key, {@code site.yaml}, {@code known_hosts}. */
final class PracticeFiles {

    static final String IDENTITY = "id_ed25519";
    private static final String ZFS_ROOT = "rpool";

    private final Workspace workspace;
    private final Path folder;
    private final String login;

    /** Makes the login's key where there is none. */
    PracticeFiles(Workspace workspace) throws IOException, WorkFailed {
        this.workspace = workspace;
        this.folder = PracticeCluster.keyFolder(workspace).toAbsolutePath();
        if (!ValueKind.PATH.allows(folder.toString())) {
            throw WorkFailed.because("run.practice.folder", folder);
        }
        PrivateFile.folder(folder);
        this.login = SshKeyFile.line(SshKeyFile.of(folder.resolve(IDENTITY)));
    }

    /** The folder of the simulation within the workspace. */
    Path folder() {
        return folder;
    }

    /** The public key of the login. */
    String login() {
        return login;
    }

    /** The ports that the machines of an earlier time had. */
    static Map<String, Integer> ports(Site planned) {
        return planned.machines().stream().filter(PracticeCluster::simulated)
                .collect(Collectors.toMap(PlannedMachine::name, machine -> machine.login().port()));
    }

    /** What is to be installed for a plan. */
    ClusterSpec spec(Site planned, int release, double speed) {
        var network = planned.plan().network();
        var spec = new ClusterSpec(planned.nodes().stream().map(node -> machine(node)).toList(), network.prefix(),
                Addresses.text(network.gateway()), Addresses.text(network.dns()), network.domain(), network.bridge(),
                release == 8 ? "eno1" : "nic0", release, planned.plan().timeZone().orElse("Asia/Jakarta"),
                planned.plan().virtualisation() == Virtualisation.NESTED ? "kvm" : "none", PracticeCluster.ROOT_PASSWORD, 1, speed, folder,
                List.of(login)).withStorage(network.storage().map(Cidr::toString))
                .withOthers(planned.nfs().map(server ->
                        new ClusterSpec.Machine(server.name(), Addresses.text(server.address()), List.of())).stream().toList());
        return onZfs(planned) ? spec.withZfs() : spec;
    }

    /** Whether the plan has a storage on the pool that the installer makes where the root file system is ZFS. */
    private static boolean onZfs(Site planned) {
        return planned.storage().of("zfspool").stream().map(storage -> storage.target().get("pool"))
                .anyMatch(pool -> pool.equals(ZFS_ROOT) || pool.startsWith(ZFS_ROOT + "/"));
    }

    private static ClusterSpec.Machine machine(PlannedNode node) {
        return new ClusterSpec.Machine(node.name(), Addresses.text(node.address()), node.links().stream().map(Addresses::text).toList());
    }

    /** Writes what leads to the machines; the host keys of machines that go on stay known as they are. */
    Site write(Site planned, EmbeddedCluster cluster, boolean anew, Language language) throws IOException {
        var nodes = planned.nodes().stream().map(node -> new PlannedNode(node.name(), node.address(), node.links(),
                login(node, cluster), Optional.empty())).toList();
        var nfs = planned.nfs().map(server ->
                new PlannedNfsServer(server.name(), server.address(), server.export(), login(server, cluster)));
        var site = new Site(nodes, nfs, new SshSettings("root", List.of(folder.resolve(IDENTITY)), false, Optional.empty(), false,
                SshSettings.DEFAULT_CONNECT_TIMEOUT), planned.plan());
        SiteText.write(workspace, site, language);
        var known = new KnownHosts(workspace.knownHosts());
        for (var machine : site.machines()) {
            var name = KnownHosts.name("127.0.0.1", machine.login().port());
            if (anew || known.keys(name).isEmpty()) {
                var words = cluster.hostKey(machine.name()).split(" ");
                known.replace(name, new ServerKey(words[0], Base64.getDecoder().decode(words[1])));
            }
        }
        return site;
    }

    private static SshLogin login(PlannedMachine machine, EmbeddedCluster cluster) {
        return SshLogin.at("127.0.0.1", cluster.port(machine.name()));
    }
}

package praktikum.run.practice;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import praktikum.host.Quote;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.host.ssh.connect.ServerKey;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.run.SiteText;
import praktikum.run.WorkFailed;
import praktikum.sim.ClusterSpec;
import praktikum.sim.EmbeddedCluster;
import praktikum.sim.server.SshKeyFile;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshSettings;
import praktikum.site.Workspace;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.TimePlan;
import praktikum.site.plan.Virtualisation;
import praktikum.site.schema.ValueKind;
import praktikum.text.Language;

/**
 * A workspace whose machines are simulated: a fresh cluster for the plan in its {@code site.yaml}, and logins that lead there.
 *
 * @param site the site with the ports the machines listen on
 */
public record PracticeCluster(Site site, EmbeddedCluster cluster) implements AutoCloseable {

    /** Root's password on every simulated machine. */
    public static final String ROOT_PASSWORD = "praktikum";

    private static final String KEYS = "sim";

    /**
     * Starts the machines and writes {@code site.yaml}, {@code known_hosts} and the login's key.
     *
     * @param planned what to simulate; its logins are replaced
     * @param release 8 or 9
     */
    public static PracticeCluster start(Workspace workspace, Site planned, int release, double speed, Language language) throws IOException, WorkFailed {
        var keys = workspace.folder().toAbsolutePath().resolve(KEYS);
        if (!ValueKind.PATH.allows(keys.toString())) {
            throw WorkFailed.because("run.practice.folder", keys);
        }
        Files.createDirectories(keys);
        var identity = keys.resolve("id_ed25519");
        var login = SshKeyFile.line(SshKeyFile.of(identity));
        var ports = new LinkedHashMap<String, Integer>();
        planned.nodes().stream().filter(node -> simulated(node)).forEach(node -> ports.put(node.name(), node.login().port()));
        var network = planned.plan().network();
        var spec = new ClusterSpec(planned.nodes().stream().map(node -> machine(node)).toList(),
                network.prefix(), Addresses.text(network.gateway()), Addresses.text(network.dns()), network.domain(), network.bridge(), release == 8 ? "eno1" : "nic0", release,
                planned.plan().timeZone().orElse("Asia/Jakarta"), planned.plan().virtualisation() == Virtualisation.NESTED ? "kvm" : "none",
                ROOT_PASSWORD, 1, speed, keys, List.of(login)).withStorage(network.storage().map(Cidr::toString));
        var cluster = EmbeddedCluster.start(spec, ports);
        var nodes = planned.nodes().stream().map(node -> new PlannedNode(node.name(), node.address(), node.links(),
                new PlannedNode.Login("127.0.0.1", cluster.port(node.name()), Optional.empty(), Optional.empty()), Optional.empty())).toList();
        var site = new Site(nodes, new SshSettings("root", List.of(identity), false, Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT), planned.plan());
        SiteText.write(workspace, site, language);
        var known = new KnownHosts(workspace.knownHosts());
        for (var node : nodes) {
            var words = cluster.hostKey(node.name()).split(" ");
            known.replace(KnownHosts.name("127.0.0.1", node.login().port()), new ServerKey(words[0], Base64.getDecoder().decode(words[1])));
        }
        return new PracticeCluster(site, cluster);
    }

    private static ClusterSpec.Machine machine(PlannedNode node) {
        return new ClusterSpec.Machine(node.name(), Addresses.text(node.address()), node.links().stream().map(Addresses::text).toList());
    }

    /** Whether a node's login leads to a simulated machine of an earlier time. */
    public static boolean simulated(PlannedNode node) {
        return node.login().address().equals("127.0.0.1") && node.login().port() > 1023;
    }

    /** The example site of the course with so many nodes: what is simulated where nothing is planned yet. */
    public static Site example(int count) {
        var nodes = IntStream.rangeClosed(1, count).mapToObj(number -> new PlannedNode(String.format("blckpink%02d", number), InetAddress.ofLiteral("192.168.137." + (9 + number)),
                List.of(), new PlannedNode.Login("192.168.137." + (9 + number), 22, Optional.empty(), Optional.empty()), Optional.empty())).toList();
        return new Site(nodes, new SshSettings("root", List.of(), true, Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT),
                Plan.of(new ClusterPlan("blckpink-clstr"), new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("192.168.137.1"),
                        InetAddress.ofLiteral("1.1.1.1"), "lab.example", Optional.empty()), new TimePlan("Asia/Jakarta"), Virtualisation.NESTED));
    }

    /** The command that logs in to a node by hand. */
    public String ssh(Workspace workspace, String node) {
        // OpenSSH splits what an option says once more, at blanks outside double quotes.
        var identity = workspace.folder().resolve(KEYS).resolve("id_ed25519").toString();
        var known = workspace.knownHosts().toString();
        return Quote.words(List.of("ssh", "-p", Integer.toString(cluster.port(node)), "-i", identity,
                "-o", "UserKnownHostsFile=" + (known.contains(" ") ? "\"" + known + "\"" : known), "root@127.0.0.1"));
    }

    /** The option that names a workspace on a command line, with a blank before it; nothing for the folder one is in. */
    public static String option(Workspace workspace) {
        var folder = workspace.folder().toString();
        return folder.isEmpty() ? "" : " -w " + Quote.word(folder);
    }

    /** The folder of the simulation's keys within a workspace. */
    public static Path keyFolder(Workspace workspace) {
        return workspace.folder().resolve(KEYS);
    }

    @Override
    public void close() {
        cluster.close();
    }
}

package praktikum.run.practice;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import praktikum.host.Quote;
import praktikum.run.WorkFailed;
import praktikum.sim.ClusterFile;
import praktikum.sim.ClusterImage;
import praktikum.sim.EmbeddedCluster;
import praktikum.site.PlannedMachine;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.Workspace;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.TimePlan;
import praktikum.site.plan.Virtualisation;
import praktikum.text.Language;

/**
 * A workspace whose machines are simulated, for the plan in its {@code site.yaml}, and logins that lead there.
 *
 * @param site the site with the ports the machines listen on
 * @param since when the machines stopped that go on now, by their time; empty where they were installed anew
 * @param file where the workspace keeps the machines, for those that are kept
 */
public record PracticeCluster(Site site, EmbeddedCluster cluster, Optional<Instant> since, Optional<ClusterFile> file)
        implements AutoCloseable {

    /** Root's password on every simulated machine. */
    public static final String ROOT_PASSWORD = "praktikum";

    private static final String KEYS = "sim";

    /**
     * Installs the machines anew, for once, and writes {@code site.yaml}, {@code known_hosts} and the login's key.
     *
     * @param planned what to simulate; its logins are replaced
     * @param release 8 or 9
     */
    public static PracticeCluster start(Workspace workspace, Site planned, int release, double speed, Language language)
            throws IOException, WorkFailed {
        var files = new PracticeFiles(workspace);
        var cluster = EmbeddedCluster.start(files.spec(planned, release, speed), PracticeFiles.ports(planned));
        return new PracticeCluster(files.write(planned, cluster, true, language), cluster, Optional.empty(), Optional.empty());
    }

    /**
     * Starts the machines that the workspace has kept, or installs them anew where it has none, and keeps them from now on.
     *
     * @param release 8 or 9; empty where the kept ones may be of either
     * @param fresh whether they are installed anew in any case
     * @param trouble hears when they cannot be kept
     */
    public static PracticeCluster startKept(Workspace workspace, Site planned, Optional<Integer> release, double speed, boolean fresh,
            Language language, Consumer<IOException> trouble) throws IOException, WorkFailed {
        var files = new PracticeFiles(workspace);
        var file = ClusterFile.open(files.folder()).orElseThrow(() -> WorkFailed.because("run.practice.busy", keyFolder(workspace)));
        try {
            var image = fresh ? Optional.<ClusterImage>empty() : kept(file, planned, release);
            var ports = PracticeFiles.ports(planned);
            var cluster = image.isPresent() ? EmbeddedCluster.start(image.get(), speed, files.folder(), List.of(files.login()), ports)
                    : EmbeddedCluster.start(files.spec(planned, release.orElse(9), speed), ports);
            var site = files.write(planned, cluster, image.isEmpty(), language);
            cluster.keepIn(file, trouble);
            return new PracticeCluster(site, cluster, image.map(ClusterImage::taken), Optional.of(file));
        } catch (IOException | WorkFailed | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private static Optional<ClusterImage> kept(ClusterFile file, Site planned, Optional<Integer> release) throws IOException, WorkFailed {
        return switch (file.read()) {
            case ClusterFile.Nothing() -> Optional.empty();
            case ClusterFile.Damaged _ -> throw WorkFailed.because("run.practice.damaged", file.path());
            case ClusterFile.Newer() -> throw WorkFailed.because("run.practice.newer", file.path());
            case ClusterFile.Machines(ClusterImage image) -> {
                var names = planned.machines().stream().map(PlannedMachine::name).toList();
                if (!image.machines().equals(names)) {
                    throw WorkFailed.because("run.practice.other-machines", String.join(", ", image.machines()), String.join(", ", names));
                }
                if (!release.orElse(image.release()).equals(image.release())) {
                    throw WorkFailed.because("run.practice.other-release", image.release());
                }
                yield Optional.of(image);
            }
        };
    }

    /** Whether a machine's login leads to a simulated one of an earlier time. */
    public static boolean simulated(PlannedMachine machine) {
        return machine.login().address().equals("127.0.0.1") && machine.login().port() > 1023;
    }

    /** The example site of the course with so many nodes and the NFS server: what is simulated where nothing is planned yet. */
    public static Site example(int count) {
        var nodes = IntStream.rangeClosed(1, count).mapToObj(number -> {
            var address = "192.168.137." + (9 + number);
            return new PlannedNode(String.format("blckpink%02d", number), InetAddress.ofLiteral(address), List.of(),
                    SshLogin.at(address), Optional.empty());
        }).toList();
        var nfs = new PlannedNfsServer("nfs01", InetAddress.ofLiteral("192.168.137.50"), "/srv/nfs/proxmox",
                SshLogin.at("192.168.137.50"));
        var ssh = new SshSettings("root", List.of(), true, Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT);
        return new Site(nodes, Optional.of(nfs), ssh,
                Plan.of(new ClusterPlan("blckpink-clstr"), new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("192.168.137.1"),
                        InetAddress.ofLiteral("1.1.1.1"), "lab.example", Optional.empty()), new TimePlan("Asia/Jakarta"),
                        Virtualisation.NESTED));
    }

    /** The command that logs in to a machine by hand. */
    public String ssh(Workspace workspace, String machine) {
        // OpenSSH splits what an option says once more, at blanks outside double quotes.
        var identity = workspace.folder().resolve(KEYS).resolve(PracticeFiles.IDENTITY).toString();
        var known = workspace.knownHosts().toString();
        return Quote.words(List.of("ssh", "-p", Integer.toString(cluster.port(machine)), "-i", identity,
                "-o", "UserKnownHostsFile=" + (known.contains(" ") ? "\"" + known + "\"" : known), "root@127.0.0.1"));
    }

    /** The option that names a workspace on a command line, with a blank before it; nothing for the folder one is in. */
    public static String option(Workspace workspace) {
        var folder = workspace.folder().toString();
        return folder.isEmpty() ? "" : " -w " + Quote.word(folder);
    }

    /** The folder of the simulation within a workspace. */
    public static Path keyFolder(Workspace workspace) {
        return workspace.folder().resolve(KEYS);
    }

    @Override
    public void close() {
        cluster.close();
        file.ifPresent(ClusterFile::close);
    }
}

package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Verdict;
import praktikum.course.PageValues;
import praktikum.grade.VerdictExplanation;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.SiteValues;
import praktikum.text.Language;

/**
 * Machines on which lab 01 was done and then something was typed: what the checks say of it, and that it passes once the commands of
 * their own sentence have been typed, in either language.
 */
class NodeStatesTest {

    /**
     * A state.
     *
     * @param typed what is typed, {@code NODE: LINE}
     * @param shows a line of a check and what its nodes get; none where everything is right
     * @param edited what the sentence leaves to an editor, typed before its commands
     */
    private record State(String because, List<String> typed, List<String> shows, List<String> edited) {

        State byEditor(String... lines) {
            return new State(because, typed, shows, List.of(lines));
        }
    }

    private static State wrong(String because, String shows, String... typed) {
        return new State(because, List.of(typed), List.of(shows.split("; ")), List.of());
    }

    private static State right(String because, String... typed) {
        return new State(because, List.of(typed), List.of(), List.of());
    }

    /** The machine id that the simulator's installer gives n1. */
    private static final String ID = UUID.nameUUIDFromBytes("n1".getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    private static final String KEY = "ssh-rsa " + "AAAAB3NzaC1yc2EAAAADAQABAAABAQDJ".repeat(8);
    private static final String REFRESH = "; pvesh create /nodes/n2/apt/update";
    private static final String SOURCES = "/etc/apt/sources.list.d/proxmox.sources";

    private static final List<State> STATES = List.of(
            wrong("a suite of another release: the server does not have it", "01-nodes/package-lists n2=not-found",
                    "n2: sed -i 's/trixie/bookworm/' " + SOURCES + REFRESH).byEditor("n2: sed -i 's/bookworm/trixie/' " + SOURCES),
            wrong("a file that apt cannot read", "01-nodes/package-lists n2=malformed",
                    "n2: echo nonsense > /etc/apt/sources.list.d/extra.list" + REFRESH)
                    .byEditor("n2: rm /etc/apt/sources.list.d/extra.list"),
            wrong("Ceph's enterprise repository is switched on", "01-nodes/package-lists n2=unauthorized",
                    "n2: printf 'Types: deb\\nURIs: https://enterprise.proxmox.com/debian/ceph-squid\\nSuites: trixie\\nComponents: "
                            + "enterprise\\n'"
                    + " > /etc/apt/sources.list.d/ceph.sources" + REFRESH).byEditor("n2: rm /etc/apt/sources.list.d/ceph.sources"),
            wrong("no way to a name server: apt warns, and the task ends with OK",
                    "01-nodes/gateway n2=none; 01-nodes/package-lists n2=unresolved",
                    "n2: ip route del default" + REFRESH).byEditor("n2: ip route add default via 192.168.137.1"),
            wrong("a proxy that is not there any more", "01-nodes/package-lists n2=proxy",
                    "n2: echo 'Acquire::http::Proxy \"http://proxy.school.example:3128\";' > /etc/apt/apt.conf.d/76pveproxy" + REFRESH)
                    .byEditor("n2: rm /etc/apt/apt.conf.d/76pveproxy"),
            wrong("a proxy by address that nobody answers for", "01-nodes/package-lists n2=proxy",
                    "n2: echo 'Acquire::http::Proxy \"http://192.168.137.240:3128\";' > /etc/apt/apt.conf.d/76pveproxy" + REFRESH)
                    .byEditor("n2: rm /etc/apt/apt.conf.d/76pveproxy"),
            wrong("the keyring has another name", "01-nodes/package-lists n2=signature",
                    "n2: sed -i 's/proxmox-archive-keyring/proxmox-release/' " + SOURCES + REFRESH)
                    .byEditor("n2: sed -i 's/proxmox-release/proxmox-archive-keyring/' " + SOURCES),
            wrong("https, and no authority is trusted", "01-nodes/package-lists n2=certificate",
                    "n2: rm /etc/ssl/certs/ca-certificates.crt; sed -i 's#http://download#https://download#' " + SOURCES + REFRESH),
            wrong("two days behind: the lists are not valid yet; chrony has mended the clock meanwhile", "01-nodes/package-lists n2=clock",
                    "n2: systemctl stop chrony; date -s '2 days ago' || timedatectl set-time '2020-01-01 10:00:00'" + REFRESH
                    + "; systemctl start chrony; sleep 20"),
            wrong("switched on after the last refresh", "01-nodes/package-lists n2=not-fetched",
                    "n2: rm /var/lib/apt/lists/download*"),
            wrong("the server's name leads to a machine that serves no packages", "01-nodes/package-lists n2=unreachable",
                    "n2: echo '192.168.137.12 download.proxmox.com' >> /etc/hosts" + REFRESH)
                    .byEditor("n2: sed -i '/proxmox.com/d' /etc/hosts"),

            wrong("masked while it runs", "01-nodes/services n2=masked", "n2: systemctl mask pvestatd"),
            wrong("masked and stopped", "01-nodes/services n2=masked", "n2: systemctl stop pvestatd; systemctl mask pvestatd"),
            wrong("runs until the next start", "01-nodes/services n2=not-at-boot", "n2: systemctl disable pvestatd pvedaemon"),
            wrong("stopped and disabled", "01-nodes/services n2=stopped", "n2: systemctl disable --now pvestatd"),
            wrong("the clock is right as long as chrony runs", "01-nodes/services n2=not-at-boot", "n2: systemctl disable chrony"),
            right("masked once, and given back", "n2: systemctl mask pvestatd; systemctl unmask pvestatd"),

            wrong("the key to the certificate is none: the port is open, and nobody answers", "01-nodes/web-reachable n2=silent",
                    "n2: echo rusak > /etc/pve/nodes/n2/pve-ssl.key; systemctl restart pveproxy"),
            wrong("a certificate of one's own with another's key", "01-nodes/web-reachable n2=silent", "n2: cd /etc/pve/nodes/n2; "
                    + "cp pve-ssl.pem pveproxy-ssl.pem; cp ../../pve-www.key pveproxy-ssl.key; systemctl restart pveproxy"),
            right("a certificate of one's own with its key", "n2: cd /etc/pve/nodes/n2; cp pve-ssl.pem pveproxy-ssl.pem; "
                    + "cp pve-ssl.key pveproxy-ssl.key; systemctl restart pveproxy"),
            wrong("one neighbour is turned away", "01-nodes/web-reachable n2=turned-away",
                    "n2: echo 'DENY_FROM=\"192.168.137.12\"' > /etc/default/pveproxy; systemctl restart pveproxy")
                    .byEditor("n2: rm /etc/default/pveproxy"),
            right("the lab's network is let in, and nobody else", "n2: printf 'ALLOW_FROM=\"192.168.137.0/24\"\nDENY_FROM=\"all\"\n"
                    + "POLICY=\"allow\"\n' > /etc/default/pveproxy; systemctl restart pveproxy"),
            wrong("the lists are those of another release", "01-nodes/package-lists n2=other-release",
                    "n2: cd /var/lib/apt/lists; cp download.proxmox.com_debian_pve_dists_trixie_InRelease "
                            + "download.proxmox.com_debian_pve_dists_bookworm_InRelease; sed -i 's/trixie/bookworm/' " + SOURCES)
                    .byEditor("n2: sed -i 's/bookworm/trixie/' " + SOURCES),

            wrong("two names are wrong in one file, one of them missing", "01-nodes/names-agree n2=disagree",
                    "n2: sed -i -e '/ n1$/d' -e 's/^192.168.137.12 /192.168.137.99 /' /etc/hosts")
                    .byEditor("n2: sed -i 's/^192.168.137.99 /192.168.137.12 /' /etc/hosts; echo '192.168.137.10 n1' >> /etc/hosts"),
            wrong("two names are missing", "01-nodes/names-agree n2=missing-peer", "n2: sed -i -e '/ n1$/d' -e '/ n3$/d' /etc/hosts")
                    .byEditor("n2: printf '192.168.137.10 n1\\n192.168.137.12 n3\\n' >> /etc/hosts"),

            right("another name of the planned zone", "n2: timedatectl set-timezone Asia/Jakarta"),
            wrong("the same hour today is not the same zone", "01-nodes/timezone n2=differs", "n2: timedatectl set-timezone Asia/Bangkok"),

            wrong("a machine copied from another's disk", "01-nodes/own-identity n2=copy",
                    "n2: echo " + ID + " > /etc/machine-id; echo '" + KEY + " root@n1' > /etc/ssh/ssh_host_rsa_key.pub",
                    "n1: echo '" + KEY + " root@n1' > /etc/ssh/ssh_host_rsa_key.pub"),
            wrong("only the host keys were copied", "01-nodes/own-identity n3=host-keys",
                    "n3: echo '" + KEY + " root@n3' > /etc/ssh/ssh_host_rsa_key.pub",
                    "n2: echo '" + KEY + "' > /etc/ssh/ssh_host_rsa_key.pub"),
            wrong("new host keys were made, the machine id stayed", "01-nodes/own-identity n2=machine-id n3=machine-id",
                    "n2: echo " + ID + " > /etc/machine-id", "n3: echo " + ID + " > /etc/machine-id"),
            right("no machine id at all is nobody's copy", "n2: rm /etc/machine-id", "n3: rm /etc/machine-id"),

            wrong("the module is there, the device is not", "01-nodes/kvm n2=no-device", "n2: rm /dev/kvm"),
            wrong("the module was taken out", "01-nodes/kvm n2=no-module", "n2: modprobe -r kvm_intel || modprobe -r kvm_amd"),

            right("a warning of apt that keeps nothing from being fetched",
                    "n2: echo 'deb http://download.proxmox.com/debian/pve trixie pve-no-subscription' > /etc/apt/sources.list.d/again.list"
                    + REFRESH),
            right("the repository by https, refreshed", "n2: sed -i 's#http://download#https://download#' " + SOURCES + REFRESH),
            right("a proxy in a comment",
                    "n2: echo '// Acquire::http::Proxy \"http://proxy.school.example:3128\";' > /etc/apt/apt.conf.d/50x" + REFRESH));

    @TempDir
    static Path folder;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(3);
    private static final Pattern COMMAND = Pattern.compile("`([^`]+)`");

    @AfterAll
    static void stop() {
        AT_ONCE.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> itIsToldAndMendedByWhatIsTold() {
        var only = System.getProperty("state", "");
        var results = new LinkedHashMap<String, Future<Void>>();
        STATES.stream().filter(state -> (state.because() + state.shows()).contains(only)).forEach(state -> results.put(state.because()
                + " " + state.typed(), AT_ONCE.submit(() -> {
                    holds(state);
                    return null;
                })));
        return results.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> entry.getValue().get()));
    }

    private static void holds(State state) throws Exception {
        for (var language : state.shows().isEmpty() ? List.of(Language.ENGLISH) : List.of(Language.values())) {
            try (var rehearsal = Rehearsal.fresh(folder.resolve("w" + NUMBER.incrementAndGet()), Expected.plan(), 9)) {
                rehearsal.carryOut(Rehearsal.COURSE.labs().getFirst());
                state.typed().forEach(line -> type(rehearsal, line));
                var verdicts = rehearsal.settled().check(Optional.empty());
                var shows = new ArrayList<>(state.shows());
                shows.add("02-cluster/cluster-name n1=no-cluster n2=no-cluster n3=no-cluster");
                shows.add("03-network/storage-network n1=no-address n2=no-address n3=no-address");
                shows.add("04-storage/pool-online n1=missing n2=missing n3=missing");
                shows.add("05-shared/server-runs s1=not-installed");
                new Expected(state.typed().toString(), state.because(), shows).holdsFor(verdicts);
                if (!state.shows().isEmpty()) {
                    mend(rehearsal, state, verdicts, language);
                }
            }
        }
    }

    private static void mend(Rehearsal rehearsal, State state, Map<CheckKey, Verdict> verdicts, Language language) throws Exception {
        state.edited().forEach(line -> type(rehearsal, line));
        rehearsal.practice.cluster().speed(60);
        for (var entry : verdicts.entrySet()) {
            if (state.shows().getLast().startsWith(entry.getKey() + " ") && entry.getValue() instanceof Verdict.Failed failed) {
                for (var finding : failed.findings()) {
                    if (finding.mistake().isPresent()) {
                        var sentence = sentence(entry.getKey(), finding, language);
                        COMMAND.matcher(sentence).results().map(command -> command.group(1)).filter(command -> command.contains(" ")
                                || command.startsWith("update-")).filter(command -> !command.startsWith("praktikum "))
                                .forEach(command -> rehearsal.must(finding.subject(), command));
                    }
                }
            }
        }
        var after = rehearsal.settled().check(Optional.empty());
        new Expected(state.typed() + " mended", language.toString(),
                List.of("02-cluster/cluster-name n1=no-cluster n2=no-cluster n3=no-cluster",
                        "03-network/storage-network n1=no-address n2=no-address n3=no-address",
                        "04-storage/pool-online n1=missing n2=missing n3=missing", "05-shared/server-runs s1=not-installed"))
                .holdsFor(after);
    }

    private static String sentence(CheckKey key, Finding finding, Language language) {
        var rubric = Rehearsal.COURSE.lab(key.lab()).orElseThrow().checks().stream().filter(one -> one.id().check().equals(key.check()))
                .findFirst().orElseThrow();
        return new VerdictExplanation(new PageValues(SiteValues.of(Expected.plan()))).sentence(rubric, finding, language);
    }

    private static void type(Rehearsal rehearsal, String line) {
        rehearsal.practice.cluster().speed(60);
        rehearsal.run(line.substring(0, 2), line.substring(4), PracticeCluster.ROOT_PASSWORD + "\nyes\n");
    }

    @org.junit.jupiter.api.Test
    void aStateThatIsRightStaysSo() {
        assertEquals(STATES.size(), STATES.stream().map(State::typed).distinct().count(), "each state once");
    }
}

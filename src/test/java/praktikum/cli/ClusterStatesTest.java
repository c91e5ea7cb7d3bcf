package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.PageValues;
import praktikum.grade.VerdictExplanation;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.text.Language;

/**
 * Mistakes in a cluster, typed at the machines' own shells, and the remedy that the sentence tells, typed where it says; and what is
 * written otherwise than the labs do and is right all the same. The states of a chain come one after the other on one cluster: after
 * each remedy everything must be right again.
 */
class ClusterStatesTest {

    /**
     * A state: what is typed ({@code NODE: LINE}), what the checks then say, and the remedy. A line of it stands in a sentence in
     * back-quotes, or begins with an exclamation mark where the sentence says it in words.
     */
    private record State(String because, List<String> typed, List<String> shows, List<String> remedy) {
    }

    private static State valid(String because, String... typed) {
        return new State(because, List.of(typed), List.of(), List.of());
    }

    private static State wrong(String because, List<String> typed, List<String> shows, String... remedy) {
        return new State(because, typed, shows, List.of(remedy));
    }

    /** Somebody edits a copy of the cluster's configuration by this sed script, raises its version and moves it over the original. */
    private static String edit(String script) {
        return edit("n1", script);
    }

    private static String edit(String node, String script) {
        return node + ": cp /etc/pve/corosync.conf /etc/pve/corosync.conf.new; sed -i '" + script + "' /etc/pve/corosync.conf.new; "
                + "v=$(sed -n 's/^ *config_version: //p' /etc/pve/corosync.conf); "
                + "sed -i \"s/config_version: .*/config_version: $((v + 1))/\" /etc/pve/corosync.conf.new; "
                + "mv /etc/pve/corosync.conf.new /etc/pve/corosync.conf";
    }

    private static final String COPY = "cp /etc/pve/corosync.conf /etc/corosync/corosync.conf";
    private static final String RESTART = "systemctl restart corosync";
    private static final String FETCH =
            "ssh -o StrictHostKeyChecking=accept-new root@192.168.137.10 cat /etc/pve/corosync.conf > /root/corosync.conf"
            + " && cp /root/corosync.conf /etc/corosync/corosync.conf";
    private static final String KEY = "/etc/pve/nodes/n2/pve-ssl.key";
    private static final String[] NEW_CERTIFICATE = {"n2: pvecm updatecerts --force", "n2: systemctl restart pveproxy"};
    private static final String SINGLE =
            "systemctl stop pve-cluster corosync; pmxcfs -l; rm -f /etc/pve/corosync.conf; rm -rf /etc/corosync/*; "
            + "for folder in /etc/pve/nodes/*; do [ \"$folder\" = \"/etc/pve/nodes/$(hostname)\" ] || rm -rf \"$folder\"; done; "
            + "killall pmxcfs; "
            + "systemctl start pve-cluster";
    private static final String ADD = "n3: pvecm add 192.168.137.10";
    private static final String KEY_OF_N1 =
            "n3: ssh -o StrictHostKeyChecking=accept-new root@192.168.137.10 cat /etc/corosync/authkey > /etc/corosync/authkey";

    private static final List<State> OTHERWISE_RIGHT = List.of(
            valid("a name that means the planned address", edit("s/ring0_addr: 192.168.137.11/ring0_addr: n2/")),
            valid("names of both links, as the hosts files have them",
                    "n1: echo '10.10.10.3 n3-ring' >> /etc/hosts", "n2: echo '10.10.10.3 n3-ring' >> /etc/hosts",
                    "n3: echo '10.10.10.3 n3-ring' >> /etc/hosts",
                    edit("s/ring0_addr: 192.168.137.12/ring0_addr: n3/; s/ring1_addr: 10.10.10.3/ring1_addr: n3-ring/")),
            valid("the name has an address of the other family as well", "n1: echo '2001:db8::11 n2' >> /etc/hosts",
                    "n3: echo '2001:db8::11 n2' >> /etc/hosts"),
            valid("a certificate of another authority for the web interface beside the cluster's own",
                    "n2: cp /etc/pve/nodes/n1/pve-ssl.pem /etc/pve/nodes/n2/pveproxy-ssl.pem"),
            valid("a certificate made anew", "n2: rm /etc/pve/nodes/n2/pve-ssl.key; pvecm updatecerts --force"),
            valid("a longer token, agreed on by all", edit("s/  secauth: on/  secauth: on\\n  token: 5000/")),
            valid("a comment in the configuration", edit("s/^totem {/# by hand\\ntotem {/")),
            valid("an expectation written down that is right", edit("s/provider: .*/&\\n  expected_votes: 3/")),
            valid("an entry that allows what another denies", "n2: echo 'ALL: ALL' > /etc/hosts.deny; echo 'sshd: ALL' > /etc/hosts.allow"),
            valid("a greeting for those who sit before it", "n2: echo '[ -z \"$PS1\" ] || echo Selamat datang' >> /root/.bashrc"),
            valid("the link of its own first, the management network as the second",
                    edit("s/ring0_addr/ringX_addr/; s/ring1_addr/ring0_addr/; s/ringX_addr/ring1_addr/")));

    private static final List<State> FILES_AND_VOTES = List.of(
            wrong("the local copy was edited, and nothing has read it",
                    List.of("n2: sed -i 's/secauth: on/secauth: on\\n  token: 9000/' /etc/corosync/corosync.conf"),
                    List.of("02-cluster/config-copied n2=differs"), "n2: " + COPY, "n2: " + RESTART),
            wrong("the version was raised in the local copy, and corosync was restarted with it",
                    List.of("n2: sed -i 's/config_version: .*/config_version: 19/' /etc/corosync/corosync.conf;"
                            + " systemctl restart corosync"),
                    List.of("02-cluster/config-copied n2=differs", "02-cluster/config-version n2=newer-locally"), "n2: " + COPY,
                    "n2: " + RESTART),
            wrong("the local copy is empty", List.of("n3: echo > /etc/corosync/corosync.conf"),
                    List.of("02-cluster/config-copied n3=differs"),
                    "n3: " + COPY, "n3: " + RESTART),
            wrong("corosync stood still while the cluster agreed on something new, and started again it ends by itself",
                    List.of("n2: systemctl stop corosync", edit("s/  secauth: on/&/"), "n2: systemctl start corosync"),
                    List.of("02-cluster/config-version n2=older-config", "02-cluster/corosync-running n2=outdated"),
                    "n2: " + FETCH, "n2: " + RESTART, "n2: systemctl restart pve-cluster"),
            wrong("the cluster file system runs without taking part", List.of("n3: systemctl stop pve-cluster corosync; pmxcfs -l"),
                    List.of("01-nodes/services n3=stopped", "02-cluster/corosync-running n3=stopped",
                            "02-cluster/config-version n3=local-mode"),
                    "n3: killall pmxcfs", "n3: systemctl restart corosync pve-cluster"),

            wrong("fewer votes", List.of("n1: pvecm expected 1"),
                    List.of("02-cluster/votes n1=expected-override n2=expected-override n3=expected-override"), "n2: pvecm expected 3"),
            wrong("more votes", List.of("n1: pvecm expected 5"),
                    List.of("02-cluster/votes n1=expected-too-many n2=expected-too-many n3=expected-too-many"), "n3: pvecm expected 3"),
            wrong("more votes, in the file: here pvecm expected would not last",
                    List.of(edit("s/expected_votes: 3/expected_votes: 4/; s/provider: corosync_votequorum$/&\\n  expected_votes: 4/")),
                    List.of("02-cluster/votes n1=expected-configured n2=expected-configured n3=expected-configured"),
                    "!" + edit("/expected_votes/d")),
            wrong("a device that nobody runs",
                    List.of(edit("s/provider: corosync_votequorum$/&\\n  device {\\n    model: net\\n    votes: 1\\n  }/")),
                    List.of("02-cluster/votes n1=device-silent n2=device-silent n3=device-silent"),
                    "n1: systemctl enable --now corosync-qdevice", "n2: systemctl enable --now corosync-qdevice",
                    "n3: systemctl enable --now corosync-qdevice"),
            wrong("the device does not vote on one node", List.of("n2: systemctl stop corosync-qdevice"),
                    List.of("02-cluster/votes n2=device-silent"),
                    "n2: systemctl enable --now corosync-qdevice"),
            wrong("the votes of a device forgotten in what is expected", List.of("n1: pvecm expected 3"),
                    List.of("02-cluster/votes n1=expected-override n2=expected-override n3=expected-override"), "n1: pvecm expected 4"));

    private static final List<State> LOGINS = List.of(
            wrong("the other side hangs up", List.of("n2: echo 'sshd: ALL' > /etc/hosts.deny"), List.of("02-cluster/root-ssh n2=closed"),
                    "!n2: rm /etc/hosts.deny"),
            wrong("the login ends before its command",
                    List.of("n3: echo 'echo \"$SSH_CLIENT\" | grep -q 192.0.2.99 || exit 3' >> /root/.bashrc"),
                    List.of("02-cluster/root-ssh n3=ended"), "!n3: sed -i '/exit 3/d' /root/.bashrc"),
            wrong("its own ssh does not set out",
                    List.of("n1: cp /root/.ssh/config /root/config; echo 'ForwardEverything yes' >> /root/.ssh/config"),
                    List.of("02-cluster/root-ssh n1=own-ssh"), "!n1: cp /root/config /root/.ssh/config"),
            wrong("no key: others let each other in", List.of("n2: rm /root/.ssh/id_rsa /root/.ssh/id_rsa.pub"),
                    List.of("02-cluster/root-ssh n2=not-let-in"),
                    "n2: pvecm updatecerts"),
            wrong("two at once, each told where it is", List.of("n1: systemctl stop ssh", "n2: rm /root/.ssh/id_rsa /root/.ssh/id_rsa.pub"),
                    List.of("02-cluster/root-ssh n1=unreachable n2=not-let-in"), "n2: pvecm updatecerts", "n1: systemctl enable --now ssh"),
            wrong("its keys do not come from the cluster", List.of("n2: rm /root/.ssh/authorized_keys; echo > /root/.ssh/authorized_keys"),
                    List.of("02-cluster/root-ssh n2=denied"), "n2: pvecm updatecerts"),
            wrong("its pinned host key is another's",
                    List.of("n1: sed 's/^n2 /n3 /' /etc/pve/nodes/n2/ssh_known_hosts > /etc/pve/nodes/n3/ssh_known_hosts"),
                    List.of("02-cluster/root-ssh n3=host-key"), "n3: pvecm updatecerts"),
            wrong("nobody listens", List.of("n3: systemctl stop ssh"), List.of("02-cluster/root-ssh n3=unreachable"),
                    "n3: systemctl enable --now ssh"));

    private static final List<State> CERTIFICATES_AND_LINKS = List.of(
            wrong("the key of another node", List.of("n1: cp /etc/pve/nodes/n1/pve-ssl.key " + KEY),
                    List.of("02-cluster/certificates n2=other-key"), NEW_CERTIFICATE),
            wrong("no key", List.of("n2: rm " + KEY), List.of("02-cluster/certificates n2=no-key"), "n2: rm -f " + KEY, NEW_CERTIFICATE[0],
                    NEW_CERTIFICATE[1]),
            wrong("a key that is none", List.of("n2: echo rusak > " + KEY), List.of("02-cluster/certificates n2=no-key"),
                    "n2: rm -f " + KEY, NEW_CERTIFICATE[0], NEW_CERTIFICATE[1]),
            wrong("the certificate in the place of the key", List.of("n2: cp /etc/pve/nodes/n2/pve-ssl.pem " + KEY),
                    List.of("02-cluster/certificates n2=no-key"),
                    "n2: rm -f " + KEY, NEW_CERTIFICATE[0], NEW_CERTIFICATE[1]),
            wrong("certificate and key of another node",
                    List.of("n2: cp /etc/pve/nodes/n1/pve-ssl.pem /etc/pve/nodes/n1/pve-ssl.key /etc/pve/nodes/n2/"),
                    List.of("02-cluster/certificates n2=other-names"), NEW_CERTIFICATE),
            wrong("made when the name meant another address",
                    List.of("n2: cp /etc/hosts /root/hosts; sed -i 's/^192.168.137.11 /192.168.137.99 /' /etc/hosts; "
                    + "pvecm updatecerts --force; cp /root/hosts /etc/hosts"), List.of("02-cluster/certificates n2=other-names"),
                    NEW_CERTIFICATE),
            wrong("no authority", List.of("n1: rm /etc/pve/pve-root-ca.pem"),
                    List.of("02-cluster/certificates n1=no-authority n2=no-authority n3=no-authority"),
                    "n1: pvecm updatecerts --force", "n2: pvecm updatecerts --force", "n3: pvecm updatecerts --force", NEW_CERTIFICATE[1]),
            wrong("no certificate", List.of("n2: rm /etc/pve/nodes/n2/pve-ssl.pem"), List.of("02-cluster/certificates n2=missing"),
                    NEW_CERTIFICATE),

            wrong("a firewall on one link", List.of("n2: iptables -A INPUT -p udp --dport 5406 -j DROP"),
                    List.of("02-cluster/links-connected n1=disconnected n2=disconnected n3=disconnected"), "n2: iptables -S",
                    "!n2: iptables -D INPUT -p udp --dport 5406 -j DROP"),
            wrong("a name that means another address", List.of("n3: cp /etc/hosts /root/hosts; echo '10.10.10.77 n2-ring' >> /etc/hosts",
                    "n1: cp /etc/hosts /root/hosts; echo '192.168.137.11 n2-ring' >> /etc/hosts",
                    "n2: cp /etc/hosts /root/hosts; echo '192.168.137.11 n2-ring' >> /etc/hosts",
                    edit("s/ring0_addr: 192.168.137.11/ring0_addr: n2-ring/; s/ring1_addr: n2$/ring1_addr: n2-ring/")),
                    List.of("02-cluster/members n3=wrong-address"), "!" + edit("s/ring0_addr: n2-ring/ring0_addr: 192.168.137.11/")));

    private static final List<State> JOINS = List.of(
            wrong("it has forgotten the cluster, which has not forgotten it", List.of("n3: " + SINGLE),
                    List.of("02-cluster/members n3=still-listed"),
                    "n1: pvecm delnode n3", ADD),
            wrong("the join broke off when key and configuration were there", List.of("n3: " + SINGLE, KEY_OF_N1,
                    "n3: ssh -o StrictHostKeyChecking=accept-new root@192.168.137.10 cat /etc/pve/corosync.conf > "
                            + "/etc/corosync/corosync.conf"),
                    List.of("02-cluster/members n3=half-joined"), "n1: pvecm delnode n3", "!n3: " + SINGLE, ADD),
            wrong("taken out, and cleaned by halves", List.of("n3: " + SINGLE, "n1: pvecm delnode n3", KEY_OF_N1),
                    List.of("02-cluster/members n3=leftovers"),
                    "!n3: " + SINGLE, ADD),
            wrong("one of two: without the new one there is no majority", List.of("n2: " + SINGLE, "n1: pvecm delnode n2", "n3: " + SINGLE),
                    List.of("02-cluster/members n2=not-joined n3=still-listed"), "n1: pvecm expected 1", "n1: pvecm delnode n3", ADD,
                    "n2: pvecm add 192.168.137.10"),
            wrong("messages do not come through",
                    List.of("n3: " + SINGLE, "n1: pvecm delnode n3", "n3: iptables -A INPUT -p udp --dport 5405 -j DROP",
                    "n3: timeout 60 pvecm add 192.168.137.10"), List.of("01-nodes/hostname n3=?", "02-cluster/members n3=join-waiting"),
                    "n3: iptables -S",
                    "!n3: iptables -D INPUT -p udp --dport 5405 -j DROP", "!n3: sleep 60; pvecm updatecerts --force"),
            wrong("cut off by a firewall, not by a cable", List.of("n3: iptables -A INPUT -p udp --dport 5405 -j DROP"),
                    List.of("02-cluster/quorate n3=blocked", "02-cluster/views-agree n3=apart"), "n3: corosync-cfgtool -s",
                    "!n3: iptables -D INPUT -p udp --dport 5405 -j DROP"),
            wrong("and meanwhile the others have changed something",
                    List.of("n3: iptables -A INPUT -p udp --dport 5405 -j DROP", "n1: sleep 30", edit("s/  secauth: on/&/")),
                    List.of("02-cluster/quorate n3=blocked", "02-cluster/views-agree n3=apart",
                            "02-cluster/config-version n3=missed-meanwhile"),
                    "!n3: iptables -D INPUT -p udp --dport 5405 -j DROP", "!n3: sleep 60; systemctl restart corosync"),
            wrong("it is back, and corosync has not been told of what changed meanwhile",
                    List.of("n3: iptables -A INPUT -p udp --dport 5405 -j DROP",
                    "n1: sleep 30", edit("s/  secauth: on/&/"), "n3: iptables -D INPUT -p udp --dport 5405 -j DROP", "n1: sleep 30"),
                    List.of("02-cluster/config-version n3=not-taken"), "n3: systemctl restart corosync"),
            valid("only ring1_addr", edit("s/ring0_addr/ring1_addr/; s/linknumber: 0/linknumber: 1/")));

    private static final List<State> PAIRS = List.of(
            valid("two_node", edit("s/provider: corosync_votequorum$/&\\n  two_node: 1/")),
            wrong("after a start it waits for the other", List.of("n2: systemctl stop corosync", "n1: systemctl restart corosync"),
                    List.of("02-cluster/corosync-running n2=stopped", "02-cluster/quorate n1=waiting-for-all"),
                    "n2: systemctl enable --now corosync"),
            valid("a quorum device in place of it", edit("s/  two_node: 1/  device {\\n    model: net\\n    votes: 1\\n  }/"),
                    "n1: systemctl enable --now corosync-qdevice",
                    "n2: systemctl enable --now corosync-qdevice"),
            wrong("which does not vote", List.of("n1: systemctl stop corosync-qdevice", "n2: systemctl stop corosync-qdevice"),
                    List.of("02-cluster/votes n1=device-silent n2=device-silent"), "n1: systemctl enable --now corosync-qdevice",
                    "n2: systemctl enable --now corosync-qdevice"));

    private static final Site THREE = Expected.plan();
    private static final Site ONE_LINK =
            Rehearsal.plan("kelas-a", List.of("n1", "n2", "n3"), List.of("192.168.137.10", "192.168.137.11", "192.168.137.12"),
            List.of(), 24, "192.168.137.1", "vmbr0");
    private static final Site TWO = Rehearsal.plan("kelas-a", List.of("n1", "n2"), List.of("192.168.137.10", "192.168.137.11"), List.of(),
            24, "192.168.137.1", "vmbr0");

    @TempDir
    static Path folder;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(4);

    @AfterAll
    static void stop() {
        AT_ONCE.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> eachStateIsToldAndItsRemedyWorks() {
        var chains = new LinkedHashMap<String, Future<List<String>>>();
        chain(chains, "otherwise right", THREE, OTHERWISE_RIGHT);
        chain(chains, "files and votes", THREE, FILES_AND_VOTES);
        chain(chains, "logins", THREE, LOGINS);
        chain(chains, "certificates and links", THREE, CERTIFICATES_AND_LINKS);
        chain(chains, "joins", ONE_LINK, JOINS);
        chain(chains, "pairs", TWO, PAIRS);
        return chains.entrySet().stream()
                .map(chain -> DynamicTest.dynamicTest(chain.getKey(), () -> assertEquals("", String.join("\n", chain.getValue().get()))));
    }

    /** Seconds after a start nothing is red, and the sentence says to wait; what is told then is the same for each node that looks. */
    @Test
    void aClusterThatIsStillComingTogetherIsWaitedFor() throws Exception {
        try (var rehearsal = Rehearsal.fresh(folder.resolve("w" + NUMBER.incrementAndGet()), ONE_LINK, 9)) {
            rehearsal.carryOut();
            for (var typed : List.of("systemctl restart corosync", "systemctl stop corosync; systemctl start corosync",
                    "systemctl restart corosync pve-cluster")) {
                // However slow this computer is: its messages are held back until the check has looked.
                rehearsal.run("n3", "iptables -A INPUT -p udp --dport 5405 -j DROP; " + typed, "");
                var found = rehearsal.check(Optional.empty());
                rehearsal.must("n3", "iptables -F");
                found.forEach((key, verdict) -> assertFalse(verdict instanceof Verdict.Failed, () -> typed + ": " + key + " " + verdict));
                var quorate = found.get(new CheckKey("02-cluster", "quorate")).findings().get(2);
                assertEquals("check.settling", quorate.why().orElseThrow().key());
                for (var language : Language.values()) {
                    assertTrue(quorate.why().get().in(language).contains("`praktikum check --wait 2m`"));
                }
                new Expected(typed, "half a minute later", List.of()).holdsFor(rehearsal.settled().check(Optional.empty()));
            }
        }
    }

    /** What one node's cluster file system cannot tell is nobody else's fault: the others pass, or wait for it, and lose nothing. */
    @Test
    void aLostClusterFileSystemIsBlamedOnNobodyElse() throws Exception {
        try (var rehearsal = Rehearsal.fresh(folder.resolve("w" + NUMBER.incrementAndGet()), THREE, 9)) {
            rehearsal.carryOut();
            for (var typed : List.of("systemctl stop pve-cluster", "systemctl start pve-cluster; sleep 60; killall pmxcfs")) {
                rehearsal.run("n1", typed, "");
                var found = rehearsal.settled().check(Optional.empty());
                found.forEach((key, verdict) -> verdict.findings().stream().filter(finding -> !finding.subject().equals("n1"))
                        .forEach(finding ->
                        assertFalse(verdict instanceof Verdict.Failed && finding.outcome() == Outcome.FAILED,
                                () -> typed + ": " + key + " " + finding)));
                assertEquals("n1=stopped", Expected.told(found.get(new CheckKey("02-cluster", "corosync-running"))));
            }
        }
    }

    /** The line that is there twice is quoted with its number, not the first of the file. */
    @Test
    void aKeyThatIsWrittenTwiceIsQuoted() throws Exception {
        try (var rehearsal = Rehearsal.fresh(folder.resolve("w" + NUMBER.incrementAndGet()), THREE, 9)) {
            rehearsal.carryOut();
            type(rehearsal, List.of(edit("s/    ring0_addr: 192.168.137.11/&\\n    ring0_addr: 192.168.137.77/")));
            var finding = rehearsal.check(Optional.empty()).get(new CheckKey("02-cluster", "members")).findings().getFirst();
            for (var language : Language.values()) {
                var sentence = finding.why().orElseThrow().in(language);
                assertTrue(sentence.contains(": ring0_addr: 192.168.137.77\"") && sentence.contains("line "), sentence);
            }
        }
    }

    private void chain(Map<String, Future<List<String>>> chains, String name, Site site, List<State> states) {
        chains.put(name, AT_ONCE.submit(() -> {
            try (var rehearsal = Rehearsal.fresh(folder.resolve("w" + NUMBER.incrementAndGet()), site, 9)) {
                rehearsal.carryOut();
                for (var state : states) {
                    try {
                        play(rehearsal, site, state);
                    } catch (AssertionError failed) {
                        // What comes after it would be judged on a cluster that is not whole.
                        return List.of(state.because() + ": " + failed.getMessage());
                    }
                }
            }
            return List.of();
        }));
    }

    private static void play(Rehearsal rehearsal, Site site, State state) {
        type(rehearsal, state.typed());
        var found = rehearsal.check(Optional.empty());
        new Expected(String.join("; ", state.typed()), state.because(), state.shows()).holdsFor(found);
        if (state.shows().isEmpty()) {
            return;
        }
        for (var language : Language.values()) {
            var told = told(site, found, language);
            state.remedy().stream().filter(line -> !line.startsWith("!")).map(line -> line.substring(4))
                    .forEach(command -> assertTrue(told.contains("`" + command + "`"), () -> command + " is not in: " + told));
        }
        for (var line : state.remedy()) {
            var typed = line.replaceFirst("^!", "");
            var output = rehearsal.run(typed.substring(0, 2), typed.substring(4), PracticeCluster.ROOT_PASSWORD + "\nyes\n");
            assertEquals(0, output.exit(), () -> typed + ": " + output.outText() + output.errText());
        }
        rehearsal.settled();
        new Expected(String.join("; ", state.remedy()), "after the remedy of: " + state.because(), List.of())
                .holdsFor(rehearsal.check(Optional.empty()));
    }

    private static void type(Rehearsal rehearsal, List<String> lines) {
        rehearsal.practice.cluster().speed(60);
        lines.forEach(line -> rehearsal.run(line.substring(0, 2), line.substring(4), PracticeCluster.ROOT_PASSWORD + "\nyes\n"));
        rehearsal.settled();
    }

    private static String told(Site site, Map<CheckKey, Verdict> verdicts, Language language) {
        var told = new StringBuilder();
        verdicts.forEach((key, verdict) -> verdict.findings().stream()
                .filter(finding -> verdict instanceof Verdict.Failed && finding.outcome() == Outcome.FAILED
                && finding.mistake().isPresent()).forEach(finding -> told.append(sentence(site, key, finding, language)).append('\n')));
        return told.toString();
    }

    private static String sentence(Site site, CheckKey key, Finding finding, Language language) {
        var rubric = Rehearsal.COURSE.lab(key.lab()).orElseThrow().checks().stream().filter(one -> one.id().check().equals(key.check()))
                .findFirst().orElseThrow();
        return new VerdictExplanation(new PageValues(SiteValues.of(site))).sentence(rubric, finding, language);
    }
}

package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
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
import praktikum.check.verdict.Verdict;
import praktikum.run.practice.PracticeCluster;

/**
 * Clusters as students leave them behind: built by the labs and then changed by hand at the machines' own shells. Each row is
 * reasoned from the course, and lists what is typed where.
 */
class StudentStatesTest {

    /** A state: whether on fresh machines, what is typed ({@code NODE: LINE}), and what the checks say then. */
    private record State(boolean fresh, List<String> typed, Expected expected) {
    }

    private static State state(String because, List<String> typed, String... shows) {
        return new State(false, typed, new Expected(String.join("; ", typed), because, List.of(shows)));
    }

    /** The same on machines fresh from the installer, where names, time zone and repositories are still to come. */
    private static State fresh(String because, List<String> typed, String... shows) {
        var all = new ArrayList<>(Expected.FRESH.stream().filter(line -> !line.startsWith("02-cluster/")).toList());
        all.addAll(List.of(shows));
        return new State(true, typed, new Expected(String.join("; ", typed), because, all));
    }

    private static final List<State> STATES = List.of(
            state("the name means two addresses, and who asks may get either", List.of("n2: echo '192.168.137.99 n2' >> /etc/hosts"),
                    "01-nodes/name-resolves n2=several"),
            state("the same of a neighbour", List.of("n2: echo '192.168.137.99 n1' >> /etc/hosts"), "01-nodes/names-agree n2=disagree"),
            state("the right line is there, and so is the loopback one", List.of("n2: sed -i 's/^127.0.0.1 .*/& n2/' /etc/hosts"),
                    "01-nodes/name-resolves n2=loopback"),
            state("an address of the other family beside the planned one is no contradiction",
                    List.of("n2: echo '2001:db8::11 n2' >> /etc/hosts")),
            state("names are compared letter by letter by Proxmox VE", List.of("n2: hostnamectl set-hostname N2"),
                    "01-nodes/hostname n2=other-name"),
            state("a name of its own", List.of("n3: hostnamectl set-hostname localhost"), "01-nodes/hostname n3=other-name"),
            state("a fully qualified host name is cut at its first dot", List.of("n2: hostnamectl set-hostname n2.lab.example")),

            state("a wrong prefix in the file, and applied: what is and what will be are both wrong",
                    List.of("n2: sed -i 's#137.11/24#137.11/16#' /etc/network/interfaces; ifreload -a"), "01-nodes/address n2=prefix",
                    "01-nodes/bridge-static n2=other-address"),
            state("the old way to write the same prefix",
                    List.of("n2: sed -i 's#\taddress 192.168.137.11/24#\taddress 192.168.137.11\n"
                            + "\tnetmask 255.255.255.0#' /etc/network/interfaces; ifreload -a")),
            state("right until the next restart", List.of("n2: sed -i '/^auto vmbr0/d' /etc/network/interfaces"),
                    "01-nodes/bridge-static n2=not-at-boot"),
            state("right until the next restart", List.of("n2: echo > /etc/network/interfaces"), "01-nodes/bridge-static n2=no-address"),
            state("a bridge that knows VLANs is a bridge",
                    List.of("n2: sed -i 's/\tbridge-fd 0/\tbridge-fd 0\n\tbridge-vlan-aware yes\n"
                            + "\tbridge-vids 2-4094/' /etc/network/interfaces; ifreload -a")),
            state("a further address of its own harms nobody", List.of("n2: ip addr add 192.168.137.77/24 dev vmbr0")),
            state("a gateway of another plan",
                    List.of("n2: sed -i 's/gateway 192.168.137.1/gateway 192.168.137.254/' /etc/network/interfaces; ifreload -a"),
                    "01-nodes/gateway n2=other-gateway"),
            state("a second gateway on the second card",
                    List.of("n2: printf '\\tgateway 10.10.10.254\\n' >> /etc/network/interfaces; ifreload -a"), "01-nodes/gateway n2=two"),
            state("the same router over two cards is two ways out",
                    List.of("n2: ip route add default via 192.168.137.1 dev nic1 metric 500"), "01-nodes/gateway n2=two"),
            state("the bridge itself is down; its port is not", List.of("n2: ip link set vmbr0 down"),
                    "01-nodes/bridge-port n2=bridge-down", "01-nodes/gateway n2=none",
                    "01-nodes/web-reachable n1=unreachable n2=cut-off n3=unreachable", "02-cluster/root-ssh n2=cut-off",
                    "02-cluster/links-connected n1=disconnected n2=disconnected n3=disconnected", "03-network/direct n2=no-route",
                    "05-shared/nfs-active n2=unreachable", "06-guests/reachable n2=no-route"),
            state("an address that belongs to another: who asks for it may get either",
                    List.of("n3: ip addr add 192.168.137.11/24 dev vmbr0"), "01-nodes/address n3=taken",
                    "02-cluster/root-ssh n3=other-machine", "02-cluster/links-connected n2=disconnected n3=disconnected",
                    "03-network/direct n3=other-interface"),

            state("a time server of the cluster's own, which follows nobody: its clock is its own, that of the others is as good as its",
                    List.of("n2: printf 'local stratum 8\nallow\nrtcsync\n' > /etc/chrony/chrony.conf; systemctl restart chrony",
                            "n1: printf 'server 192.168.137.11 iburst\nrtcsync\n' > /etc/chrony/chrony.conf; systemctl restart chrony; "
                                    + "sleep 20"),
                    "01-nodes/time-synced n2=own-clock"),
            state("nobody may ask that time server",
                    List.of("n2: printf 'local stratum 8\n' > /etc/chrony/chrony.conf; systemctl restart chrony",
                            "n1: printf 'server 192.168.137.11 iburst\n' > /etc/chrony/chrony.conf; systemctl restart chrony; sleep 20"),
                    "01-nodes/time-synced n1=unsynchronised n2=own-clock"),
            state("without rtcsync the kernel is not told, and the clock is kept all the same",
                    List.of("n2: printf 'server 192.168.137.1 iburst\n' > /etc/chrony/chrony.conf; systemctl restart chrony; sleep 20")),
            state("a repository for testers",
                    List.of("n2: sed -i 's/pve-no-subscription/pve-test/' /etc/apt/sources.list.d/proxmox.sources"),
                    "01-nodes/repositories n2=test"),
            state("Ceph's enterprise repository is enough to be refused",
                    List.of("n2: printf 'Types: deb\nURIs: https://enterprise.proxmox.com/debian/ceph-squid\n"
                    + "Suites: trixie\nComponents: enterprise\n' > /etc/apt/sources.list.d/ceph.sources;"
                    + " pvesh create /nodes/n2/apt/update"),
                    "01-nodes/package-lists n2=unauthorized"),
            state("a list that apt cannot read",
                    List.of("n2: echo 'this is no repository' > /etc/apt/sources.list.d/extra.list; pvesh create /nodes/n2/apt/update"),
                    "01-nodes/package-lists n2=malformed"),

            fresh("Create was pressed everywhere: the first of the plan is the one to join",
                    List.of("n1: pvecm create kelas-a", "n2: pvecm create kelas-a", "n3: pvecm create kelas-a"),
                    "02-cluster/members n2=own-cluster n3=own-cluster"),
            fresh("most nodes are in the cluster of the second one: it is the first that is astray",
                    List.of("n1: pvecm create kelas-a", "n2: pvecm create kelas-a",
                    "n3: sleep 20; pvecm add 192.168.137.11 --use_ssh 0"), "02-cluster/members n1=own-cluster"),
            fresh("only created", List.of("n1: pvecm create kelas-a"), "02-cluster/members n2=not-joined n3=not-joined"),
            state("taken out of the cluster while it ran: it alone does not know it", List.of("n1: pvecm delnode n3"),
                    "02-cluster/members n3=removed"),
            state("it has forgotten the cluster, which has not forgotten it",
                    List.of("n3: systemctl stop pve-cluster corosync; pmxcfs -l; rm /etc/pve/corosync.conf; rm -r /etc/corosync/*; "
                            + "killall pmxcfs; systemctl start pve-cluster"),
                    "02-cluster/members n3=still-listed"),
            state("more votes expected than there are", List.of("n1: pvecm expected 5"),
                    "02-cluster/votes n1=expected-too-many n2=expected-too-many n3=expected-too-many"),
            state("a version raised where nobody reads it: only this node is wrong",
                    List.of("n2: sed -i 's/config_version: 4/config_version: 9/' /etc/corosync/corosync.conf"),
                    "02-cluster/config-copied n2=differs"),
            state("the pinned key of a neighbour is gone", List.of("n2: rm /etc/pve/nodes/n3/ssh_known_hosts"),
                    "02-cluster/root-ssh n3=host-key"),
            state("without the authority nothing is signed by it", List.of("n1: rm /etc/pve/pve-root-ca.pem"),
                    "02-cluster/certificates n1=no-authority n2=no-authority n3=no-authority"),
            state("left in the mode in which one repairs", List.of("n3: systemctl stop pve-cluster corosync; pmxcfs -l"),
                    "01-nodes/services n3=stopped",
                    "02-cluster/corosync-running n3=stopped", "02-cluster/config-version n3=local-mode"),
            state("the local copy comes back with pve-cluster, corosync does not come by itself",
                    List.of("n3: systemctl stop pve-cluster corosync; rm /etc/corosync/corosync.conf; systemctl start pve-cluster"),
                    "02-cluster/corosync-running n3=stopped"),
            state("what was missed comes with a restart, as the sentence says",
                    List.of("n2: sed -i 's/config_version: 4/config_version: 3/' /etc/corosync/corosync.conf",
                    "n2: systemctl restart pve-cluster; systemctl restart corosync")),
            state("root is not let in", List.of("n2: echo 'PermitRootLogin no' >> /etc/ssh/sshd_config; systemctl restart ssh"),
                    "02-cluster/root-ssh n2=denied"),
            state("no key to log in with", List.of("n2: rm /root/.ssh/id_rsa /root/.ssh/id_rsa.pub"), "02-cluster/root-ssh n2=not-let-in"));

    /** Debian's bash reads .bashrc for what comes over SSH: an exit there ends it before the command. */
    @Test
    void anExitInTheStartUpFileEndsTheLoginBeforeItsCommand() throws Exception {
        try (var rehearsal = Rehearsal.fresh(folder.resolve("w" + NUMBER.incrementAndGet()), Expected.plan(), 9)) {
            rehearsal.must("n1", "echo 'exit 3' >> /root/.bashrc");
            var ended = rehearsal.run("n1", "echo never", "");
            assertEquals("3 ", ended.exit() + " " + ended.outText() + ended.errText());
        }
    }

    @TempDir
    static Path folder;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(4);

    @AfterAll
    static void stop() {
        AT_ONCE.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> eachStateIsToldAsTheCourseWouldTellIt() {
        var results = new LinkedHashMap<State, Future<Map<CheckKey, Verdict>>>();
        STATES.forEach(state -> results.put(state, AT_ONCE.submit(() -> {
            try (var rehearsal = Rehearsal.fresh(folder.resolve("w" + NUMBER.incrementAndGet()), Expected.plan(), 9)) {
                if (!state.fresh()) {
                    rehearsal.carryOut();
                }
                rehearsal.practice.cluster().speed(60);
                state.typed()
                        .forEach(line -> rehearsal.run(line.substring(0, 2), line.substring(4), PracticeCluster.ROOT_PASSWORD + "\nyes\n"));
                return rehearsal.settled().check(Optional.empty());
            }
        })));
        return results.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey().expected().state(),
                () -> entry.getKey().expected().holdsFor(entry.getValue().get())));
    }
}

package praktikum.fact.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.fact.Capture;
import praktikum.fact.Printed;
import praktikum.fact.cluster.CorosyncLinks.Reach;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.VmList;
import praktikum.net.Addresses;

class ClusterFactsTest {

    private static final String HEALTHY = "pve9/04-healthy/";

    @ParameterizedTest
    @CsvSource({"pve8/02-one-node-cluster,pve1,lab-cluster,1,1,true,pve1", "pve8/04-healthy-ct-ha,pve1,lab-cluster,3,3,true,pve1 pve2 pve3",
        "pve8/06-no-quorum,pve1,lab-cluster,3,3,false,pve1", "pve8/08-after-recovery,pve2,lab-cluster,3,3,true,pve2 pve3",
        "pve8/12-healthy-all-running,pve1,lab-cluster,3,3,true,pve1 pve2 pve3", "pve9/04-healthy,pve1,lab9,3,3,true,pve1 pve2 pve3",
        "pve9/07-no-quorum,pve2,lab9,3,3,false,pve2"})
    void membersAndClusterStatusTellTheSame(String state, String self, String name, int version, int nodes, boolean quorate,
            String online) {
        Members members = known(Members.read(Capture.printed(state + "/members")));
        assertEquals(self, members.self());
        assertEquals(Optional.of(new Members.Cluster(name, version, nodes, quorate)), members.cluster());
        assertEquals(nodes, members.nodes().size());
        assertEquals(quorate, members.quorate());
        SortedSet<String> expected = new TreeSet<>(List.of(online.split(" ")));
        assertEquals(expected, members.online());

        ClusterStatus status = known(ClusterStatus.read(Capture.printed(state + "/cluster-status")));
        assertEquals(members.cluster(), status.cluster());
        assertEquals(expected,
                new TreeSet<>(status.nodes().stream().filter(ClusterStatus.Node::online).map(ClusterStatus.Node::name).toList()));
        assertEquals(List.of(self), status.nodes().stream().filter(ClusterStatus.Node::local).map(ClusterStatus.Node::name).toList());
        for (ClusterStatus.Node node : status.nodes()) {
            assertEquals(members.find(node.name()).orElseThrow(), new Members.Node(node.name(), node.id(), node.online(), node.address()));
        }
    }

    @Test
    void noCaptureOfThoseCommandsIsLeftOut() {
        assertEquals(8, Capture.ofCommand("cat /etc/pve/.members").size());
        assertEquals(8, Capture.ofCommand("pvesh get /cluster/status --output-format json").size());
        assertEquals(6, Capture.ofCommand("cat /etc/pve/.vmlist").size());
        assertEquals(8, Capture.ofCommand("corosync-cfgtool -s").size());
        for (Capture pretty : Capture.ofCommand("pvesh get /cluster/status --output-format json-pretty")) {
            assertEquals(Set.copyOf(known(ClusterStatus.read(Capture.printed(pretty.state() + "/cluster-status"))).nodes()),
                    Set.copyOf(known(ClusterStatus.read(pretty.printed())).nodes()), pretty.path());
        }
    }

    @Test
    void aNodeWithoutClusterIsKnown() {
        Members members = known(Members.read(Capture.printed("pve8/00-standalone/members")));
        assertEquals(new Members("pve1", 0, Optional.empty(), List.of()), members);
        assertFalse(members.quorate());
        ClusterStatus status = known(ClusterStatus.read(Capture.printed("pve8/00-standalone/cluster-status")));
        assertEquals(Optional.empty(), status.cluster());
        assertEquals(1, status.nodes().size());
        assertEquals(Optional.empty(), known(CorosyncConf.read(Capture.printed("pve8/00-standalone/corosync-conf"))));
        assertEquals(CorosyncState.NOT_RUNNING, known(CorosyncLinks.read(Capture.printed("pve8/00-standalone/corosync-cfgtool"))).state());
    }

    @Test
    void aDeadNodeMayHaveNoAddress() {
        Members members = known(Members.read(Capture.printed("pve8/08-after-recovery/members")));
        assertEquals(new Members.Node("pve1", 1, false, Optional.empty()), members.find("pve1").orElseThrow());
        assertEquals(Addresses.parse("10.66.0.12"), members.find("pve2").orElseThrow().address());
    }

    @Test
    void withoutTheFileSystemNothingIsSaidAboutACluster() {
        assertTrue(strange(Members.read(failed(1, "cat: /etc/pve/.members: No such file or directory\n"))).contains("not mounted"));
        String members = Capture.printed(HEALTHY + "members").out();
        for (String[] change
                : List.of(new String[] {"\"quorate\": 1", "\"quorate\": ya"}, new String[] {"\"quorate\": 1", "\"quorate\": \"ya\""},
                new String[] {"\"quorate\": 1", "\"quorum\": 1"}, new String[] {"\"online\": 1", "\"online\": 2"},
                new String[] {"nodelist", "nodes"}, new String[] {"10.66.0.11", "pve1.lan"}, new String[] {"\"pve3\":", "\"pve1\":"})) {
            assertTrue(members.contains(change[0]));
            strange(Members.read(Printed.of(members.replace(change[0], change[1]))));
        }
        strange(ClusterStatus.read(Printed.of("[]\n")));
        strange(ClusterStatus.read(Printed.of("null\n")));
        strange(ClusterStatus.read(failed(255, "please run as root\n")));
    }

    @Test
    void guestsAreListedByTheirNode() {
        VmList healthy = known(VmList.read(Capture.printed("pve8/04-healthy-ct-ha/vmlist")));
        assertEquals(6, healthy.guests().size());
        assertEquals(Set.of(100L, 101L, 201L), Set.copyOf(healthy.on("pve1").stream().map(VmList.Guest::id).toList()));
        assertEquals(List.of(GuestKind.CONTAINER),
                healthy.guests().stream().filter(guest -> guest.id() == 200).map(VmList.Guest::kind).toList());
        assertEquals(3, known(VmList.read(Capture.printed(HEALTHY + "vmlist"))).guests().size());
        assertEquals(Set.of(100L, 102L, 201L),
                Set.copyOf(known(VmList.read(Capture.printed("pve8/08-after-recovery/vmlist"))).on("pve2").stream()
                .map(VmList.Guest::id).toList()));
        assertEquals(List.of(), known(VmList.read(Capture.printed("pve8/00-standalone/vmlist"))).guests());
        strange(VmList.read(Printed.of("{}")));
        strange(VmList.read(Printed.of("{\"version\":1,\"ids\":{\"abc\":{\"node\":\"a\",\"type\":\"lxc\"}}}")));
        strange(VmList.read(failed(1, "cat: /etc/pve/.vmlist: No such file or directory\n")));
    }

    @ParameterizedTest
    @CsvSource({"pve8/02-one-node-cluster,1,0,0", "pve8/04-healthy-ct-ha,1,4,0", "pve8/06-no-quorum,1,0,4", "pve8/08-after-recovery,2,2,2",
        "pve8/12-healthy-all-running,1,4,0", "pve9/04-healthy,1,4,0", "pve9/07-no-quorum,3,0,4"})
    void linksAreConnectedOrNot(String state, long localId, int connected, int disconnected) {
        CorosyncLinks links = known(CorosyncLinks.read(Capture.printed(state + "/corosync-cfgtool")));
        assertEquals(CorosyncState.RUNNING, links.state());
        assertEquals(localId, links.localId());
        boolean alone = state.contains("one-node");
        assertEquals(alone ? List.of(0) : List.of(0, 1), links.links().stream().map(CorosyncLinks.Link::number).toList());
        List<Reach> reaches = links.links().stream().flatMap(link -> link.peers().values().stream()).toList();
        assertEquals(connected, reaches.stream().filter(Reach.CONNECTED::equals).count());
        assertEquals(disconnected, reaches.stream().filter(Reach.DISCONNECTED::equals).count());
        assertTrue(links.links().getFirst().address().startsWith("10.66.1.1"));
    }

    @Test
    void unclearLinksAreStrange() {
        String text = Capture.printed(HEALTHY + "corosync-cfgtool").out();
        for (String[] change : List.of(new String[] {"connected", "terhubung"}, new String[] {"localhost", "connected"},
                new String[] {"LINK ID 1", "LINK ID 0"},
                new String[] {"\tstatus:\n", ""}, new String[] {"nodeid:          3", "nodeid:          2"},
                new String[] {"Local node ID 1", "Local node ID 2"})) {
            assertTrue(text.contains(change[0]));
            strange(CorosyncLinks.read(Printed.of(text.replace(change[0], change[1]))));
        }
        strange(CorosyncLinks.read(Printed.of("Local node ID 1, transport knet\n")));
        strange(CorosyncLinks.read(Printed.of("")));
    }
}

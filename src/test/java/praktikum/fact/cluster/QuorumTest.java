package praktikum.fact.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.fact.Capture;
import praktikum.fact.Printed;

class QuorumTest {

    private static final String STANDALONE =
            "Error: Corosync config '/etc/pve/corosync.conf' does not exist - is this node part of a cluster?\n";

    @ParameterizedTest
    @CsvSource({"pve8/02-one-node-cluster,true,1,1,1,pve1", "pve8/04-healthy-ct-ha,true,3,3,2,pve1 pve2 pve3",
            "pve8/06-no-quorum,false,3,1,2,pve1",
        "pve8/08-after-recovery,true,3,2,2,pve2 pve3", "pve8/12-healthy-all-running,true,3,3,2,pve1 pve2 pve3",
                "pve9/04-healthy,true,3,3,2,pve1 pve3 pve2",
        "pve9/07-no-quorum,false,3,1,2,pve2"})
    void everyCaptureOfACountIsRead(String state, boolean quorate, int expected, int total, int needed, String names) {
        Quorum.Counted tool = counted(Capture.printed(state + "/corosync-quorumtool"));
        assertEquals(List.of(names.split(" ")), tool.nodes().stream().map(QuorumMember::name).toList());
        assertEquals(Optional.empty(), tool.cluster());
        Quorum.Counted pvecm = counted(Capture.printed(state + "/pvecm-status"));
        assertTrue(pvecm.members().stream().allMatch(member -> member.name().startsWith("10.66.1.1")));
        assertEquals(state.startsWith("pve9") ? "lab9" : "lab-cluster", pvecm.cluster().orElseThrow().name());
        assertEquals(expected, pvecm.cluster().orElseThrow().configVersion());
        for (Quorum.Counted one : List.of(tool, pvecm)) {
            assertEquals(quorate, one.quorate());
            assertEquals(expected, one.expected());
            assertEquals(expected, one.highest());
            assertEquals(total, one.total());
            assertEquals(needed, one.needed());
            assertEquals(quorate ? Set.of("Quorate") : Set.of(), one.flags());
            assertEquals(one.localId(), one.members().stream().filter(QuorumMember::local).findFirst().orElseThrow().id());
        }
        PvecmNodes nodes = known(PvecmNodes.read(Capture.printed(state + "/pvecm-nodes")));
        assertEquals(tool.members(), nodes.members());
    }

    @Test
    void noCaptureOfThoseCommandsIsLeftOut() {
        assertEquals(8, Capture.ofCommand("corosync-quorumtool -s").size());
        assertEquals(9, Capture.ofCommand("pvecm status").size());
        assertEquals(8, Capture.ofCommand("pvecm nodes").size());
        assertEquals(2, counted(Capture.printed("pve9/01-create/pvecm-status")).total());
        Capture.ofCommand("corosync-quorumtool -l").forEach(capture -> assertEquals(capture.path().contains("08") ? 2 : 3,
                known(PvecmNodes.read(capture.printed())).members().size(), capture.path()));
    }

    @Test
    void withoutClusterOrWithoutCorosyncNobodyCounts() {
        assertEquals(new Quorum.Absent(CorosyncState.NO_CLUSTER), known(Quorum.read(Capture.printed("pve8/00-standalone/pvecm-status"))));
        assertEquals(new Quorum.Absent(CorosyncState.NOT_RUNNING),
                known(Quorum.read(Capture.printed("pve8/00-standalone/corosync-quorumtool"))));
        assertEquals(CorosyncState.NO_CLUSTER, known(PvecmNodes.read(Capture.printed("pve8/00-standalone/pvecm-nodes"))).state());
        assertEquals(new Quorum.Absent(CorosyncState.NOT_RUNNING), known(Quorum.read(failed(1, "Cannot initialize CMAP service\n"))));
        strange(Quorum.read(failed(2, "")));
        strange(Quorum.read(failed(1, "Cannot initialize CMAP service: Permission denied\n")));
        strange(Quorum.read(Printed.of(0, "", STANDALONE)));
        strange(Quorum.read(failed(255, "please run as root\n")));
    }

    @Test
    void aQuorumDeviceIsNoNode() {
        String text = Capture.printed("pve8/08-after-recovery/pvecm-status").out()
                .replace("Flags:            Quorate ", "Flags:            Quorate Qdevice ")
                .replace("    Nodeid      Votes Name", "    Nodeid      Votes    Qdevice Name")
                .replace("0x00000002          1 10", "0x00000002          1    A,V,NMW 10")
                .replace("0x00000003          1 10", "0x00000003          1    A,V,NMW 10")
                .replace("Total votes:      2", "Total votes:      3") + "0x00000000          1            Qdevice\n";
        Quorum.Counted counted = counted(Printed.of(text));
        assertEquals(Set.of("Quorate", "Qdevice"), counted.flags());
        assertEquals(2, counted.nodes().size());
        assertEquals(new QuorumMember(0, 1, 1, "Qdevice", false), counted.members().getLast());
    }

    /** As corosync-quorumtool.c prints a device that has votes and casts none, and one that has not registered on a node. */
    @Test
    void aDeviceThatCastsNothingHasItsVotesAllTheSame() {
        String text = Capture.printed("pve8/08-after-recovery/corosync-quorumtool").out()
                .replace("    Nodeid      Votes Name", "    Nodeid      Votes    Qdevice Name")
                .replace("         2          1 pve2", "         2          1         NR pve2")
                .replace("         3          1 pve3", "         3          1   NA,NV,MW pve3");
        Quorum.Counted counted = counted(Printed.of(text + "         0          0            Qdevice (votes 1)\n"));
        assertEquals(Optional.of(new QuorumMember(0, 0, 1, "Qdevice", false)), counted.device());
        assertEquals(2, counted.nodes().size());
        strange(Quorum.read(Printed.of(text + "         0          0            Qdevice (suara 1)\n")));
    }

    @Test
    void oneOfTwoIsEnoughWhereTwoNodeSaysSo() {
        String text = Capture.printed("pve8/08-after-recovery/corosync-quorumtool").out();
        assertFalse(counted(Printed.of(text)).oneOfTwoIsEnough());
        assertTrue(counted(Printed.of(text.replace("Flags:            Quorate ", "Flags:            2Node Quorate WaitForAll ")))
                .oneOfTwoIsEnough());
    }

    @Test
    void anExpectationThatWasOverriddenShows() {
        String text = Capture.printed("pve8/08-after-recovery/corosync-quorumtool").out()
                .replace("Expected votes:   3", "Expected votes:   1").replace("Quorum:           2  ", "Quorum:           1  ");
        Quorum.Counted counted = counted(Printed.of(text));
        assertEquals(1, counted.expected());
        assertEquals(3, counted.highest());
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(Arguments.of("Quorate:          Yes", "Quorate:          Ya"),
                Arguments.of("Quorate:          Yes", "Quorate:          No"),
                Arguments.of("Quorate:          Yes", "Quorate:"), Arguments.of("Quorate:          Yes\n", ""),
                Arguments.of("Quorum:           2  ", "Quorum:           2 Activity blocked"),
                Arguments.of("Flags:            Quorate ", "Flags:            "),
                Arguments.of("Total votes:      3", "Total votes:      1"), Arguments.of("Total votes:      3", "Total votes:      three"),
                Arguments.of("Total votes:      3", "Total votes:      99999999999999999999"),
                Arguments.of("Node ID:          1", "Node ID:          2"),
                Arguments.of("(local)", "(lokal)"), Arguments.of("pve2\n", "pve2 (local)\n"),
                Arguments.of("Nodeid      Votes Name", "Knoten Stimmen Name"),
                Arguments.of("         2          1 pve2", "         1          1 pve2"),
                Arguments.of("Expected votes:   3", "Expected votes:   3\nExpected votes:   3"),
                Arguments.of("Membership information", "Informasi keanggotaan"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void whatContradictsItselfIsStrangeAndNeverNotQuorate(String part, String other) {
        String text = Capture.printed("pve8/04-healthy-ct-ha/corosync-quorumtool").out();
        assertTrue(text.contains(part));
        strange(Quorum.read(Printed.of(text.replaceFirst(Pattern.quote(part), other))));
    }

    @Test
    void theExitCodeCounts() {
        strange(Quorum.read(Printed.of(2, Capture.printed("pve9/04-healthy/pvecm-status").out(), "")));
        strange(Quorum.read(Printed.of(0, Capture.printed("pve9/07-no-quorum/pvecm-status").out(), "")));
        assertFalse(counted(Printed.of(2, Capture.printed("pve9/07-no-quorum/pvecm-status").out(), "noise\n")).quorate());
    }

    private static Quorum.Counted counted(Printed printed) {
        return assertInstanceOf(Quorum.Counted.class, known(Quorum.read(printed)));
    }
}

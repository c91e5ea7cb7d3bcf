package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.fact.Printed;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.cluster.QuorumMember;

/** Tier nodes is what it says: a real cluster whose machines can be killed and cut off, with a guest each where that is wanted. */
@OnTestbed(Tier.NODES)
class NodesTierTest {

    private static final Duration BOOT = Duration.ofSeconds(90);

    private static Quorum.Counted quorum(Testbed testbed, int number) {
        var told = testbed.ssh(number, "corosync-quorumtool", "-s");
        var printed = Printed.of(told.exit(), told.out(), told.err());
        return (Quorum.Counted) Quorum.read(printed).asOptional().orElseThrow(() -> new AssertionError(told.toString()));
    }

    private static String on(Testbed testbed, int number, String command) {
        return testbed.ssh(number, command).well().out().strip();
    }

    @Test
    void everyNodeCountsAllOfThem(Testbed testbed) {
        for (var machine : testbed.machines()) {
            await("all votes").atMost(BOOT).until(() -> quorum(testbed, machine.number()).total() == 3);
            var quorum = quorum(testbed, machine.number());
            assertTrue(quorum.quorate());
            assertEquals(List.of(3L, 3L, 2L), List.of(quorum.expected(), quorum.total(), quorum.needed()));
            assertEquals(machine.number(), quorum.localId());
            assertEquals(Set.of(1L, 2L, 3L), quorum.nodes().stream().map(QuorumMember::id).collect(Collectors.toSet()));
        }
    }

    @Test
    void everyNodeIsAMachineOfItsOwn(Testbed testbed) throws Exception {
        var namespaces = testbed.machines().stream()
                .map(machine -> on(testbed, machine.number(), "cd /proc/self/ns; for kind in net mnt uts pid ipc; do readlink $kind; done"))
                .flatMap(String::lines).collect(Collectors.toSet());
        assertEquals(3 * 5, namespaces.size(), namespaces.toString());
        var keys = Files.readAllLines(testbed.knownHosts()).stream().map(line -> line.split(" ")[2]).collect(Collectors.toSet());
        assertEquals(3 * 3, keys.size(), "a key of each kind for each");
        for (var machine : testbed.machines()) {
            assertEquals(machine.name(), on(testbed, machine.number(), "hostname"));
            assertTrue(on(testbed, machine.number(), "ip -br address show vmbr0").contains(machine.address() + "/24"));
        }
    }

    @Test
    void aGuestRunsOnItsNodeAndAnswersItsNeighbours(Testbed testbed) {
        testbed.guest(2);
        assertEquals("vm102", on(testbed, 2, "virsh -q list --name"));
        await("the guest's kernel is up").atMost(Duration.ofSeconds(150)).until(() ->
                testbed.ssh(1, "ping -c 1 -W 1 " + Tier.NODES.address(102)).exit() == 0);
        on(testbed, 2, "virsh -q destroy vm102; pkill -x libvirtd");
    }

    @Test
    void upTwiceDoesNoHarm(Testbed testbed) {
        var before = testbed.machines().stream().map(machine -> on(testbed, machine.number(), "readlink /proc/1/ns/pid; pidof corosync"))
                .toList();
        testbed.mend();
        assertEquals(before, testbed.machines().stream()
                .map(machine -> on(testbed, machine.number(), "readlink /proc/1/ns/pid; pidof corosync")).toList());
    }

    @Test
    void aKilledNodeIsMissedAndComesBackWithWhatItWrote(Testbed testbed) {
        on(testbed, 3, "echo kept >/var/tmp/written");
        try {
            testbed.kill(3);
            await("two votes").atMost(BOOT).until(() -> quorum(testbed, 1).total() == 2);
            assertTrue(quorum(testbed, 1).quorate());
            assertEquals(255, testbed.ssh(3, "true").exit(), "nobody answers");
        } finally {
            testbed.mend();
        }
        assertEquals(3, quorum(testbed, 1).total());
        assertEquals("kept", on(testbed, 3, "cat /var/tmp/written"));
    }

    @Test
    void aNodeWithoutItsCableIsAloneUntilItIsBack(Testbed testbed) {
        try {
            testbed.cut(2);
            await("two votes").atMost(BOOT).until(() -> quorum(testbed, 1).total() == 2);
            assertEquals(255, testbed.ssh(2, "true").exit(), "nobody answers");
            testbed.join(2);
            await("three votes").atMost(BOOT).until(() -> quorum(testbed, 1).total() == 3);
        } finally {
            testbed.mend();
        }
    }

    @Test
    void theKitReadsThemThroughItsFrontDoor(Testbed testbed, @TempDir Path folder) {
        var document = testbed.kit(folder).check("01-nodes");
        for (var id : List.of("bridge-port", "address", "bridge-static", "gateway")) {
            assertEquals("passed", Kit.one(document, id).path("verdict").asString(), id + ": " + Kit.one(document, id));
        }
    }
}

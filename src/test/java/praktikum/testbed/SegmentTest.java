package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lab 03 on real bridges, with the real ping and the real iperf3. */
@OnTestbed(Tier.NODES)
class SegmentTest {

    // Machines that share two processors with a test suite: the figures are real, and not good.
    private static final String LIMITS = "  limits: {latency-average: 200ms, latency-maximum: 999ms, bandwidth: 5M}\n";

    private static String said(JsonNode document) {
        return Stream.of("one-plan", "direct", "neighbours", "path-mtu").map(check -> check + " " + Row.said(Kit.one(document, check)))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyPairIsMeasuredAndNoServerIsLeft(Testbed testbed, @TempDir Path folder) {
        var kit = testbed.kit(folder, testbed.siteYaml() + LIMITS);

        var drill = kit.run("drill", "03-network/measure", "--yes");

        assertEquals(0, drill.exit(), drill.err());
        System.out.println("The network measured on real nodes:\n" + drill.out());
        assertEquals(6, drill.out().lines().filter(line -> line.matches(" *pve\\d → pve\\d +0\\.0 % lost, average .*")).count(),
                drill.out());
        assertEquals(6, drill.out().lines().filter(line -> line.matches(" *pve\\d → pve\\d +[0-9]+ Mbit/s")).count(), drill.out());
        testbed.machines().forEach(machine -> assertEquals(1, testbed.ssh(machine.number(), "pgrep -x iperf3").exit(), machine.name()));

        var document = kit.check("03-network");
        assertEquals("one-plan passed\ndirect passed\nneighbours passed\npath-mtu passed", said(document));
        for (var check : List.of("no-loss", "latency", "bandwidth")) {
            assertEquals("passed", Row.said(Kit.one(document, check)), check);
        }
    }

    @Test
    void anMtuThatOneNodeAloneHasIsTold(Testbed testbed, @TempDir Path folder) {
        try {
            testbed.ssh(2, "ip link set eno1 mtu 9000 && ip link set vmbr0 mtu 9000").well();
            var document = testbed.kit(folder).check("03-network/bridges");
            assertEquals("one-plan passed\ndirect passed\nneighbours passed\npath-mtu failed pve2=swallowed", said(document));
            assertTrue(Kit.one(document, "path-mtu").path("reasons").path("id").get(0).asString().contains("9000"), document::toString);
        } finally {
            testbed.ssh(2, "ip link set vmbr0 mtu 1500; ip link set eno1 mtu 1500");
        }
    }

    @Test
    void anAddressOfAnotherPlanAndALongPrefixAreTold(Testbed testbed, @TempDir Path folder) {
        var own = Tier.NODES.address(3);
        try {
            testbed.ssh(1, "ip address add 192.168.77.1/24 dev vmbr0").well();
            testbed.ssh(3, "ip address add " + own + "/32 dev vmbr0; ip address del " + own + "/24 dev vmbr0; ip route replace "
                    + Tier.NODES.address(254) + " dev vmbr0; ip route replace default via " + Tier.NODES.address(254)).well();
            var document = testbed.kit(folder).check("03-network/bridges");
            assertEquals("failed pve1=other-plan", Row.said(Kit.one(document, "one-plan")));
            testbed.ssh(1, "ip address del 192.168.77.1/24 dev vmbr0").well();
            assertEquals("failed pve3=through-router", Row.said(Kit.one(testbed.kit(folder.resolve("again")).check("03-network/bridges"),
                    "direct")));
        } finally {
            testbed.ssh(1, "ip address del 192.168.77.1/24 dev vmbr0");
            testbed.ssh(3, "ip address add " + own + "/24 dev vmbr0; ip address del " + own + "/32 dev vmbr0; ip route del "
                    + Tier.NODES.address(254) + " dev vmbr0; ip route replace default via " + Tier.NODES.address(254));
        }
    }
}

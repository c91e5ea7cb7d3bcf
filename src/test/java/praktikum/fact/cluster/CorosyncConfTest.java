package praktikum.fact.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import praktikum.fact.Capture;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.net.Addresses;

class CorosyncConfTest {

    private static final String NINE = Capture.printed("pve9/04-healthy/corosync-conf").out();

    @Test
    void everyCaptureIsRead() {
        List<Capture> captures = Capture.ofCommand("cat /etc/pve/corosync.conf");
        assertEquals(6, captures.size());
        for (Capture capture : captures.stream().filter(one -> one.printed().exit() == 0).toList()) {
            CorosyncConf conf = conf(capture.printed().out());
            boolean nine = capture.path().startsWith("pve9");
            boolean alone = capture.path().contains("one-node");
            assertEquals(nine ? "lab9" : "lab-cluster", conf.clusterName());
            assertEquals(alone ? 1 : 3, conf.configVersion());
            assertEquals(alone ? List.of("pve1") : List.of("pve1", "pve2", "pve3"),
                    conf.nodes().stream().map(CorosyncConf.Node::name).toList());
            assertEquals(Set.of(0, 1), conf.nodes().stream().flatMap(node -> node.links().keySet().stream()).collect(Collectors.toSet()));
            assertEquals(nine, conf.settings().containsKey("totem.token_coefficient"));
            assertTrue(conf.nodes().stream().allMatch(node -> node.votes() == 1));
        }
    }

    @Test
    void aNodeHasItsOwnIdAndAddresses() {
        CorosyncConf.Node second = conf(NINE).find("pve2").orElseThrow();
        assertEquals(3, second.id());
        assertEquals(Addresses.parse("10.66.1.12"), second.address(0));
        assertEquals(Addresses.parse("10.66.0.12"), second.address(1));
        assertEquals(Optional.empty(), second.address(2));
        assertEquals("125", conf(NINE).settings().get("totem.token_coefficient"));
        CorosyncConf named = conf(NINE.replace("ring0_addr: 10.66.1.12", "ring0_addr: pve2.lan"));
        assertEquals(Optional.empty(), named.find("pve2").orElseThrow().address(0));
        assertEquals("pve2.lan", named.find("pve2").orElseThrow().links().get(0));
    }

    @Test
    void handWrittenFilesAreReadToo() {
        CorosyncConf conf = conf("""
                # written by hand
                totem {
                  version: 2
                  cluster_name: lab
                  config_version: 7
                  interface {
                     linknumber: 0
                     knet_link_priority: 15
                  }
                }
                nodelist {
                  node {
                    ring0_addr: fd00::10
                    nodeid: 1
                  }
                }
                """);
        assertEquals(7, conf.configVersion());
        assertEquals(Addresses.parse("fd00:0:0::10"), conf.find("fd00::10").orElseThrow().address(0));
        assertFalse(conf.settings().containsKey("totem.linknumber"));
    }

    @Test
    void copiesAreTheSameIfTheyMeanTheSame() {
        assertEquals(Optional.empty(), conf(NINE).firstDifference(NINE.stripTrailing() + "\n\n \n"));
        assertTrue(conf(NINE).firstDifference(NINE.replace("config_version: 3", "config_version: 4")).orElseThrow().there()
                .endsWith(": config_version: 4"));
        assertEquals(Optional.empty(), conf(NINE).firstDifference("# a comment\n" + NINE.replace("quorum_votes: 1", "quorum_votes:  1")));
        assertEquals("–", conf(NINE).firstDifference(NINE.stripTrailing().replaceFirst("}$", "")).orElseThrow().there());
    }

    @Test
    void votesBesideThoseOfTheNodesAreRead() {
        assertEquals(0, conf(NINE).deviceVotes());
        CorosyncConf device = conf(NINE.replace("provider: corosync_votequorum",
                "provider: corosync_votequorum\n  expected_votes: 4\n  device {\n    model: net\n    votes: 2\n    net {\n"
                        + "      host: 10.66.0.9\n    }\n  }"));
        assertEquals(2, device.deviceVotes());
        assertEquals(4, device.number("quorum.expected_votes").orElseThrow());
        assertEquals(OptionalLong.empty(), device.number("quorum.two_node"));
    }

    @Test
    void whatIsWrittenTwiceIsQuotedWithItsLine() {
        var strange = assertInstanceOf(Reading.Strange.class, CorosyncConf.read(Printed.of(NINE.replace("    ring0_addr: 10.66.1.12",
                "    ring0_addr: 10.66.1.12\n    ring0_addr: 10.66.1.99"))));
        assertEquals("a value written twice", strange.why());
        assertTrue(strange.text().matches("line [0-9]+: ring0_addr: 10\\.66\\.1\\.99"), strange.text());
        assertEquals("line 4: tanpa titik dua", assertInstanceOf(Reading.Strange.class,
                CorosyncConf.read(Printed.of(NINE.replaceFirst("(?s)^((.*?\n){3})", "$1tanpa titik dua\n")))).text());
        // Each interface is a section of its own.
        assertEquals(2, NINE.split("linknumber:").length - 1);
    }

    @Test
    void aDamagedFileIsStrange() {
        for (String[] change
                : List.of(new String[] {"config_version: 3", "config_version: tiga"}, new String[] {"config_version: 3", "versi: 3"},
                new String[] {"cluster_name: lab9", "cluster_name:"}, new String[] {"nodeid: 2", "nodeid: -2"},
                new String[] {"totem {", "totem"},
                new String[] {"    name: pve2", "    name: pve1"}, new String[] {"quorum_votes: 1", "quorum_votes: x"},
                new String[] {"secauth: on", "secauth on"}, new String[] {"version: 2", "version: 2\n  version: 2"},
                new String[] {"nodelist {", "liste {"})) {
            assertTrue(NINE.contains(change[0]));
            strange(CorosyncConf.read(Printed.of(NINE.replace(change[0], change[1]))));
        }
        strange(CorosyncConf.read(Printed.of("")));
        strange(CorosyncConf.read(Printed.of(NINE.substring(0, NINE.length() - 4))));
        strange(CorosyncConf.read(Printed.of(NINE + "}\n")));
        strange(CorosyncConf.read(Printed.of("a {\n".repeat(100_000))));
    }

    private static CorosyncConf conf(String text) {
        return known(CorosyncConf.read(Printed.of(text))).orElseThrow();
    }

    /** What is wrong in one of several alike is quoted with its line: corosync itself refuses such a file. */
    @Test
    void theNodeThatIsWrongIsQuotedWithItsLine() {
        var two = "totem {\n  cluster_name: a\n  config_version: 1\n}\nnodelist {\n  node {\n    name: a\n    nodeid: 1\n"
                + "    ring0_addr: 192.0.2.1\n  }\n  node {\n    name: b\n    nodeid: 2\n    ring0_addr: 192.0.2.2\n  }\n}\n";
        known(CorosyncConf.read(Printed.of(two)));
        assertEquals("a nodeid given twice: line 13: nodeid: 1", told(two.replace("nodeid: 2", "nodeid: 1")));
        assertEquals("no 'nodeid': line 11: node {", told(two.replace("    nodeid: 2\n", "")));
        assertEquals("a node written twice (a): line 11: node {", told(two.replace("name: b", "name: a")));
    }

    private static String told(String text) {
        var strange = assertInstanceOf(Reading.Strange.class, CorosyncConf.read(Printed.of(text)));
        return strange.why() + ": " + strange.text();
    }
}

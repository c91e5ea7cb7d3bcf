package praktikum.fact.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Capture;
import praktikum.fact.Printed;
import praktikum.fact.cluster.DatacenterConfig;
import praktikum.fact.ha.HaRule.Kind;

/** What is wanted of the HA manager: resources, rules and groups; and what its managers wrote down. */
class HaConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"pve8/00-standalone", "pve8/04-healthy-ct-ha", "pve8/08-after-recovery", "pve8/12-healthy-all-running",
        "pve9/04-healthy"})
    void fileCommandAndApiTellTheSame(String state) {
        Set<HaResource> file = Set.copyOf(known(HaResources.readFile(Capture.printed(state + "/ha-resources-cfg"))).resources());
        assertEquals(file, Set.copyOf(known(HaResources.readText(Capture.printed(state + "/ha-manager-config"))).resources()));
        assertEquals(file, Set.copyOf(known(HaResources.readPvesh(Capture.printed(state + "/ha-resources"))).resources()));
    }

    @Test
    void whatIsNotWrittenHoldsAsUsual() {
        HaResources nine = known(HaResources.readFile(Capture.printed("pve9/04-healthy/ha-resources-cfg")));
        assertEquals(Optional.of(new HaResource("ct:201", "started", 1, 1, true, Optional.empty())), nine.find("ct:201"));
        HaResources own = known(HaResources.readFile(Printed.of("vm: 100\n\tfailback 0\n\tgroup g1\n\tmax_restart 3\n\tstate enabled\n")));
        assertEquals(new HaResource("vm:100", "started", 3, 1, false, Optional.of("g1")), own.find("vm:100").orElseThrow());
        assertEquals(List.of(),
                known(HaResources.readFile(failed(1, "cat: /etc/pve/ha/resources.cfg: No such file or directory\n"))).resources());
        strange(HaResources.readFile(Printed.of("vm: 100\n\tstate hidup\n")));
        strange(HaResources.readFile(Printed.of("fa: 100\n")));
        strange(HaResources.readFile(Printed.of("<html>\n")));
        strange(HaResources.readPvesh(Printed.of("[{\"sid\":\"100\"}]")));
    }

    @Test
    void rulesOfNineAreReadFromFileAndApi() {
        HaRules file = known(HaRules.readFile(Capture.printed("pve9/04-healthy/ha-rules-cfg")));
        assertEquals(file, known(HaRules.readPvesh(Capture.printed("pve9/04-healthy/ha-rules"))));
        assertEquals(file, known(HaRules.readPvesh(Capture.printed("pve9/02-ha/ha-rules-json"))));
        HaRule rule = file.of("vm:100", Kind.NODE_AFFINITY).getFirst();
        assertEquals(Map.of("pve1", 2, "pve2", 1), rule.nodes().priorities());
        assertFalse(rule.strict());
        assertEquals(List.of(), file.of("ct:201", Kind.NODE_AFFINITY));

        HaRules more = known(HaRules.readFile(Printed.of("""
                resource-affinity: keep-apart
                \taffinity negative
                \tresources vm:100,vm:101

                node-affinity: ha-group-g1
                \tcomment Generated from HA group 'g1'.
                \tnodes pve1,pve2:5,pve3:5
                \tresources vm:100
                \tstrict 1

                node-affinity: off
                \tnodes pve1
                \tresources vm:100
                \tdisable 1
                """)));
        assertEquals(Set.of("vm:100", "vm:101"), more.of("vm:101", Kind.APART).getFirst().resources());
        HaRule strict = more.of("vm:100", Kind.NODE_AFFINITY).getFirst();
        assertTrue(strict.strict());
        assertEquals(1, more.of("vm:100", Kind.NODE_AFFINITY).size(), "one is switched off");
        assertEquals(Set.of("pve2", "pve3"), strict.nodes().preferred(Set.of("pve1", "pve2", "pve3")));
        assertEquals(Set.of("pve1"), strict.nodes().preferred(Set.of("pve1", "pve4")));
        assertEquals(Set.of(), strict.nodes().preferred(Set.of("pve4")));
        assertEquals(List.of(), known(HaRules.readFile(failed(1, "cat: /etc/pve/ha/rules.cfg: No such file or directory\n"))).rules());
        strange(HaRules.readFile(Printed.of("node-affinity: a1\n\tresources vm:100\n")));
        strange(HaRules.readFile(Printed.of("node-affinity: a1\n\tnodes pve1\n")));
        strange(HaRules.readFile(Printed.of("resource-affinity: a1\n\taffinity sometimes\n\tresources vm:100\n")));
        strange(HaRules.readFile(Printed.of("node-affinity: a1\n\tnodes pve1:x\n\tresources vm:100\n")));
    }

    @Test
    void groupsOfEightAreReadFromFileAndApi() {
        HaGroups file = known(HaGroups.readFile(Capture.printed("pve8/12-healthy-all-running/ha-groups-cfg")));
        HaGroups api = known(HaGroups.readPvesh(Capture.printed("pve8/12-healthy-all-running/ha-groups")));
        assertEquals(file, api);
        assertEquals(1, file.groups().size());
        HaGroups.Group group = file.groups().getFirst();
        assertEquals(List.of(Set.of("pve1"), false, true),
                List.of(group.nodes().preferred(Set.of("pve1", "pve2", "pve3")), group.restricted(), group.failback()));
        assertEquals(new HaGroups(true, List.of()), known(HaGroups.readPvesh(Capture.printed("pve9/04-healthy/ha-groups"))));
        assertEquals(List.of(), known(HaGroups.readFile(Capture.printed("pve9/04-healthy/ha-groups-cfg"))).groups());
        HaGroups own = known(HaGroups.readFile(Printed.of("group: g1\n\tnodes pve1\n\tnofailback 1\n\trestricted 1\n")));
        assertEquals(List.of(true, false), List.of(own.find("g1").orElseThrow().restricted(), own.find("g1").orElseThrow().failback()));
        strange(HaGroups.readFile(Printed.of("group: g1\n\trestricted 1\n")));
    }

    @Test
    void theManagersWriteDownHowTheyAre() {
        for (Capture capture : Capture.ofCommand("cat /etc/pve/nodes/pve1/lrm_status")) {
            LocalManagers.Manager manager = known(LocalManagers.readFile(capture.printed()));
            LocalManagers one = known(LocalManagers.read(Printed.of("/etc/pve/nodes/pve1/lrm_status:" + capture.printed().out())));
            assertEquals(Optional.of(manager), one.find("pve1"), capture.path());
        }
        LocalManagers all = known(LocalManagers.readPvesh(Capture.printed("pve9/04-healthy/ha-status-manager")));
        assertEquals(Set.of("pve1", "pve2", "pve3"), all.managers().keySet());
        assertTrue(all.find("pve1").orElseThrow().active());
        assertFalse(all.find("pve2").orElseThrow().active());
        assertEquals(Instant.ofEpochSecond(1_795_337_505L), all.find("pve2").orElseThrow().written());
        HaManagerFile master = known(HaManagerFile.readPvesh(Capture.printed("pve9/04-healthy/ha-status-manager")));
        assertEquals(List.of(Optional.of("pve1"), Set.of("vm:100", "ct:201"), Optional.of(Instant.ofEpochSecond(1_795_337_500L))),
                List.of(master.master(), master.running(), master.written()));
        assertEquals("started", master.find("vm:100").orElseThrow().state());
        assertEquals(List.of("grep", "-H", "", "/etc/pve/nodes/a/lrm_status", "/etc/pve/nodes/b/lrm_status"),
                LocalManagers.of(List.of("a", "b")).argv());
        assertEquals(Map.of(),
                known(LocalManagers.read(failed(2, "grep: /etc/pve/nodes/a/lrm_status: No such file or directory\n"))).managers());
        strange(LocalManagers.read(failed(2, "grep: /etc/pve/nodes/a/lrm_status: Permission denied\n")));
        strange(LocalManagers.read(Printed.of("/etc/pve/nodes/a/lrm_status:{\"state\":\"aktif\",\"mode\":\"active\",\"timestamp\":1}\n")));
    }

    @Test
    void theWatchdogSaysWhatItIs() {
        assertTrue(known(WatchdogDevice.read(Printed.of("Software Watchdog\n"))).software());
        assertFalse(known(WatchdogDevice.read(Printed.of("i6300ESB timer\n"))).software());
        WatchdogDevice none =
                known(WatchdogDevice.read(failed(1, "cat: /sys/class/watchdog/watchdog0/identity: No such file or directory\n")));
        assertEquals(Optional.empty(), none.identity());
        assertFalse(none.software());
        assertEquals(Optional.empty(), known(WatchdogModule.read(Printed.of("# select\n#WATCHDOG_MODULE=ipmi_watchdog\n"))).module());
        assertEquals(Optional.of("iTCO_wdt"),
                known(WatchdogModule.read(Printed.of("WATCHDOG_MODULE=a\nWATCHDOG_MODULE=\"iTCO_wdt\"\n"))).module());
        strange(WatchdogDevice.read(Printed.of("")));
    }

    @Test
    void theDatacenterSaysWhatHoldsForAllNodes() {
        for (Capture capture : Capture.ofCommand("pvesh get /cluster/options --output-format json")) {
            DatacenterConfig config = known(DatacenterConfig.readPvesh(capture.printed()));
            assertEquals(List.of("conditional", "BC:24:11", Optional.empty()),
                    List.of(config.shutdownPolicy(), config.macPrefix(), config.migrationNetwork()));
        }
        DatacenterConfig file = known(DatacenterConfig.readFile(Printed.of(
                "# a\nha: shutdown_policy=migrate\nkeyboard: en-us\nmac_prefix: BC:24:12\nmigration: secure,network=10.10.0.0/24\n")));
        DatacenterConfig json =
                known(DatacenterConfig.readPvesh(Printed.of("{\"ha\":{\"shutdown_policy\":\"migrate\"},\"mac_prefix\":\"BC:24:12\","
                + "\"migration\":{\"type\":\"secure\",\"network\":\"10.10.0.0/24\"},\"allowed-tags\":[\"a\"]}")));
        for (DatacenterConfig config : List.of(file, json)) {
            assertEquals(List.of("migrate", "BC:24:12", Optional.of("10.10.0.0/24")),
                    List.of(config.shutdownPolicy(), config.macPrefix(), config.migrationNetwork()));
        }
        for (Printed none : List.of(failed(1, ""), failed(2, "grep: /etc/pve/datacenter.cfg: No such file or directory\n"))) {
            assertEquals("conditional", known(DatacenterConfig.readFile(none)).shutdownPolicy());
        }
        strange(DatacenterConfig.readFile(failed(2, "grep: /etc/pve/datacenter.cfg: Permission denied\n")));
        strange(DatacenterConfig.readFile(Printed.of("ha\n")));
    }
}

package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.fact.storage.CephStatus;
import praktikum.fact.storage.StorageStatus;

/** Lab 05's bonus on what ceph prints. */
class SharedCephTest {

    private static final String SITE = """
            version: 1
            nodes:
              - {name: n1, address: 192.0.2.11}
              - {name: n2, address: 192.0.2.12}
              - {name: n3, address: 192.0.2.13}
              - {name: n4, address: 192.0.2.14}
            nfs: {name: nfs01, address: 192.0.2.50, export: /srv/nfs}
            plan:
              cluster: lab
              network: {prefix: 24, gateway: 192.0.2.1, dns: 192.0.2.1, domain: lab.example}
              storages:
                - {name: vmpool, type: rbd, pool: vms, content: [images]}
            """;
    private static final String GOOD = """
            {"fsid":"b1f2","health":{"status":"HEALTH_OK","checks":{},"mutes":[]},"quorum":[0,1,2],"quorum_names":["n1","n2","n3"],
             "monmap":{"epoch":3,"num_mons":3},"osdmap":{"epoch":30,"num_osds":4,"num_up_osds":4,"num_in_osds":4,"num_remapped_pgs":0},
             "pgmap":{"pgs_by_state":[{"state_name":"active+clean","count":33}],"num_pgs":33,"num_pools":2}}
            """;
    private static final String ROW = "vmpool           rbd      active        98497536         1048576        92397568    1.06%\n";

    private static SharedMachines machines(String status, String pool) {
        var machines = new SharedMachines(SharedMachines.site(SITE)).status(SharedMachines.HEADER + ROW);
        for (var node : List.of("n1", "n2", "n3", "n4")) {
            machines.prints(node, CephStatus.ASKED, status);
            machines.prints(node, CephStatus.POOLS, "[{\"pool_id\":2,\"pool_name\":\"vms\"," + pool + "},"
                    + "{\"pool_id\":1,\"pool_name\":\".mgr\",\"type\":1,\"size\":2,\"min_size\":1}]\n");
        }
        return machines;
    }

    /** What the checks of Ceph say, each machine's mistake once. */
    private static Map<String, String> told(SharedMachines machines) {
        var told = new TreeMap<>(machines.found());
        told.keySet().removeIf(check -> !check.startsWith("ceph-"));
        told.replaceAll((check, words) -> words.replaceAll("n1=(\\S+) n2=\\1 n3=\\1 n4=\\1", "$1"));
        return told;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"'\"quorum_names\":[\"n1\",\"n2\",\"n3\"]';'\"quorum_names\":[\"n1\",\"n3\"]';monitors",
            "'\"num_mons\":3';'\"num_mons\":5';monitors", "'\"n1\",\"n2\",\"n3\"],\n \"monmap\":{\"epoch\":3,\"num_mons\":3';"
                    + "'\"n1\"],\n \"monmap\":{\"epoch\":3,\"num_mons\":1';few-monitors",
            "'\"num_osds\":4';'\"num_osds\":0';no-osd", "'\"num_up_osds\":4';'\"num_up_osds\":3';osd-down",
            "'\"num_in_osds\":4';'\"num_in_osds\":3';osd-out", "HEALTH_OK;HEALTH_ERR;unhealthy"})
    void whatCephSaysIsNamed(String from, String to, String mistake) {
        var status = GOOD.replace(from, to);
        assertFalse(status.equals(GOOD), from);
        assertEquals(Map.of("ceph-healthy", mistake, "ceph-copies", "after ceph-healthy"), told(machines(status,
                "\"type\":1,\"size\":3,\"min_size\":2")));
    }

    @ParameterizedTest
    @CsvSource({"1,3,2,''", "1,4,2,''", "1,2,2,few-copies", "1,3,1,last-copy", "3,6,1,''"})
    void threeCopiesAndTwoToWork(int type, int size, int smallest, String mistake) {
        var machines = machines(GOOD, "\"type\":%d,\"size\":%d,\"min_size\":%d".formatted(type, size, smallest));
        assertEquals(mistake.isEmpty() ? Map.of() : Map.of("ceph-copies", mistake), told(machines));
    }

    @Test
    void aPoolOfAnotherNameIsNone() {
        var machines = machines(GOOD, "\"type\":1,\"size\":3,\"min_size\":2");
        machines.prints("n3", CephStatus.POOLS, "[]\n");
        assertEquals(Map.of("ceph-copies", "n3=no-pool"), told(machines));
    }

    @Test
    void aNodeMayHaveNoCephOrNoStorageOnIt() {
        var machines = machines(GOOD, "\"type\":1,\"size\":3,\"min_size\":2");
        machines.fails("n2", CephStatus.ASKED, 127, "timeout: failed to run command 'ceph': No such file or directory\n");
        machines.fails("n3", CephStatus.ASKED, 1,
                "Error initializing cluster client: ObjectNotFound('RADOS object not found (error calling conf_read_file)')\n");
        machines.prints("n4", StorageStatus.ASKED, SharedMachines.HEADER);
        assertEquals("n2=no-ceph n3=no-ceph n4=storage-inactive", told(machines).get("ceph-healthy"));
    }

    @Test
    void whereNoneIsPlannedNothingIsSaid() {
        var verdicts = SharedMachines.usual().verdicts();
        assertEquals(List.of(), verdicts.keySet().stream().filter(check -> check.check().startsWith("ceph-")).toList());
    }
}

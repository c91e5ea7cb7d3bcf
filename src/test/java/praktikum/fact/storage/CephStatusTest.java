package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import praktikum.fact.Printed;

class CephStatusTest {

    private static final String WARNING = """
            {"fsid":"b1f2","health":{"status":"HEALTH_WARN","checks":{"OSD_DOWN":{"severity":"HEALTH_WARN","summary":{"message":"1 osds down",
            "count":1},"muted":false}},"mutes":[]},"election_epoch":10,"quorum":[0,1],"quorum_names":["pve1","pve2"],"quorum_age":7,
            "monmap":{"epoch":3,"min_mon_release_name":"squid","num_mons":3},"osdmap":{"epoch":30,"num_osds":3,"num_up_osds":2,"num_in_osds":3,
            "num_remapped_pgs":0},"pgmap":{"pgs_by_state":[{"state_name":"active+clean","count":20},{"state_name":"active+undersized","count":13}],
            "num_pgs":33,"num_pools":2,"bytes_used":1,"bytes_avail":2},"fsmap":{"epoch":1},"mgrmap":{"available":true},"servicemap":{}}
            """;

    @Test
    void aClusterWithItsMonitorsAndDisks() {
        CephStatus status = known(CephStatus.read(Printed.of(0, WARNING, "2025-12-14 -1 auth: noise\n"))).orElseThrow();
        assertEquals(new CephStatus("HEALTH_WARN", Set.of("OSD_DOWN"), 3, List.of("pve1", "pve2"), 3, 2, 3, 33, 20), status);
        assertEquals(List.of(new CephStatus.Pool("vmpool", 3, 2, true), new CephStatus.Pool("parts", 6, 5, false)),
                known(CephStatus.readPools(Printed.of("""

                        [{"pool_id":1,"pool_name":"vmpool","type":1,"size":3,"min_size":2,"pg_num":32},
                         {"pool_id":2,"pool_name":"parts","type":3,"size":6,"min_size":5,"erasure_code_profile":"k4m2"}]
                        """))));
    }

    @Test
    void withoutCephThereIsNone() {
        Printed none = failed(1,
                "Error initializing cluster client: ObjectNotFound('RADOS object not found (error calling conf_read_file)')\n");
        assertEquals(Optional.empty(), known(CephStatus.read(none)));
        assertTrue(known(CephStatus.readPools(none)).isEmpty());
        strange(CephStatus.read(failed(1, "[errno 110] RADOS timed out (error connecting to the cluster)\n")));
        strange(CephStatus.read(Printed.of(WARNING.replace("HEALTH_WARN\",\"checks", "HEALTH_ODD\",\"checks"))));
        strange(CephStatus.read(Printed.of(WARNING.replace("num_mons", "mons"))));
        strange(CephStatus.readPools(Printed.of("pool 1 'vmpool' replicated size 3\n")));
    }
}

package praktikum.fact.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.ErrorText;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * How a Ceph cluster is, from {@code ceph -s}.
 *
 * @param health {@code HEALTH_OK}, {@code HEALTH_WARN} or {@code HEALTH_ERR}
 * @param checks names of what it complains of, such as {@code OSD_DOWN}
 * @param monitors how many there are
 * @param quorum names of the monitors that agree
 * @param osds how many there are
 * @param osdsUp how many of them run
 * @param osdsIn how many of them take data
 * @param groups number of placement groups
 * @param groupsClean how many of them are active and clean
 */
public record CephStatus(String health, Set<String> checks, long monitors, List<String> quorum, long osds, long osdsUp, long osdsIn,
        long groups, long groupsClean) {

    // Without a quorum it waits for one, for minutes.
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** Empty where no Ceph is set up on the node. */
    public static final Question<Optional<CephStatus>> ASKED =
            Question.of(CephStatus::read, "ceph", "-s", "--format", "json").within(LIMIT);

    /** The pools of the cluster. */
    public static final Question<List<Pool>> POOLS =
            Question.of(CephStatus::readPools, "ceph", "osd", "pool", "ls", "detail", "--format", "json").within(LIMIT);

    /** As osd_types.h of Ceph numbers the types of pools. */
    private static final long REPLICATED = 1;
    private static final Set<String> HEALTH = Set.of("HEALTH_OK", "HEALTH_WARN", "HEALTH_ERR");

    /**
     * A pool.
     *
     * @param name of the pool
     * @param size number of copies
     * @param smallest number of copies without which nothing is read or written ({@code min_size})
     * @param replicated whether it keeps whole copies, rather than parts and what mends them (erasure code)
     */
    public record Pool(String name, long size, long smallest, boolean replicated) {}

    public CephStatus {
        checks = Set.copyOf(checks);
        quorum = List.copyOf(quorum);
    }

    /** Reads the JSON of Ceph 17 and later: {@code {"health":{"status":"HEALTH_OK"},…}}; without its configuration → empty. */
    public static Reading<Optional<CephStatus>> read(Printed printed) {
        return Reading.of(printed, p -> notSetUp(p) ? Optional.empty() : Optional.of(status(Json.of(p))));
    }

    /** Reads the JSON of the pools: {@code {"pool_name":"vmpool","type":1,"size":3,"min_size":2,…}}; without a configuration → none. */
    public static Reading<List<Pool>> readPools(Printed printed) {
        return Reading.of(printed, p -> notSetUp(p) ? List.of()
                : Json.of(p).items(item -> new Pool(item.text("pool_name"), item.number("size"), item.number("min_size"),
                        item.findNumber("type").orElse(REPLICATED) == REPLICATED)));
    }

    private static boolean notSetUp(Printed printed) {
        return printed.exit() != 0 && printed.out().isBlank() && ErrorText.of(printed).stream()
                .anyMatch(line -> line.contains("error calling conf_read_file"));
    }

    private static CephStatus status(Json json) throws NotUnderstood {
        Json health = json.get("health");
        if (!HEALTH.contains(health.text("status"))) {
            throw new NotUnderstood("no health of Ceph", health.text("status"));
        }
        Json osds = json.get("osdmap");
        Json groups = json.get("pgmap");
        List<Long> clean = new ArrayList<>();
        for (Json state : groups.items("pgs_by_state")) {
            clean.add(state.text("state_name").equals("active+clean") ? state.number("count") : 0);
        }
        return new CephStatus(health.text("status"), health.find("checks", Json::fields).orElse(Map.of()).keySet(),
                json.get("monmap").number("num_mons"), json.get("quorum_names").items(Json::text), osds.number("num_osds"),
                osds.number("num_up_osds"), osds.number("num_in_osds"), groups.number("num_pgs"),
                clean.stream().mapToLong(Long::longValue).sum());
    }
}

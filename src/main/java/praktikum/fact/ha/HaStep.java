package praktikum.fact.ha;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of the journal tells of high availability (PVE::HA::Manager, NodeStatus, CRM, LRM and Env::PVE2; watchdog-mux.c; corosync;
 * pmxcfs). Names of parts: sid, node, target, from, to, and text for anything else.
 */
public enum HaStep {

    /** A manager goes from one of its states to another, such as {@code slave => master} or {@code active => lost_agent_lock}. */
    MANAGER_STATE(Daemons.BOTH, "status change (?<from>[a-z_]{1,30}) => (?<to>[a-z_]{1,30})"),
    LOCK_ACQUIRED(Daemons.BOTH, "successfully acquired lock '(?<text>[^']{1,100})'"),
    // The closing quote is missing where a reason follows.
    LOCK_LOST(Daemons.BOTH, "lost lock '(?<text>[^' ]{1,100}).*"),
    WATCHDOG_ACTIVE(Daemons.BOTH, "watchdog active"),
    WATCHDOG_CLOSED(Daemons.BOTH, "watchdog closed \\(disabled\\)"),
    SERVER_STARTED(Daemons.BOTH, "starting server"),
    SERVER_STOPPED(Daemons.BOTH, "server stopped"),

    NODE_STATE(Daemons.CRM, "node '(?<node>" + Words.NODE + ")': state changed from '(?<from>" + Words.NODE_STATE + ")' => '(?<to>"
            + Words.NODE_STATE + ")'"),
    SERVICE_STATE(Daemons.CRM,
            "service '(?<sid>" + Words.SID + ")': state changed from '(?<from>" + Words.STATE + ")' to '(?<to>" + Words.STATE
            + ")'(?:  \\((?<text>.{1,300})\\))?"),
    /** The lock of a node is got, which it cannot have any more: it is dead, or cut off and reset. */
    FENCED(Daemons.CRM, "fencing: acknowledged - got agent lock for node '(?<node>" + Words.NODE + ")'"),
    RECOVERED(Daemons.CRM, "recover service '(?<sid>" + Words.SID + ")' (?:from fenced node '(?<node>" + Words.NODE + ")' to node"
            + "|to previous failed and fenced node) '(?<target>" + Words.NODE + ")'(?: again)?"),
    NOT_RECOVERED(Daemons.CRM, "recovering service '(?<sid>" + Words.SID + ")' from fenced node '(?<node>" + Words.NODE
            + ")' failed, no recovery node found"),
    /** The manager sends a service elsewhere because somebody asked, or because a rule wants it there. */
    SENT(Daemons.CRM,
            "(?<text>migrate|relocate) service '(?<sid>" + Words.SID + ")' to node '(?<target>" + Words.NODE + ")'(?: \\(running\\))?"),
    MIGRATION_FAILED(Daemons.CRM, "service '(?<sid>" + Words.SID + ")' - migration failed(?<text>.{0,100})"),
    SENT_BACK(Daemons.CRM, "moving service '(?<sid>" + Words.SID + ")' back to '(?<target>" + Words.NODE
            + ")', node came back from maintenance\\."),
    SERVICE_ADDED(Daemons.CRM, "adding new service '(?<sid>" + Words.SID + ")' on node '(?<node>" + Words.NODE + ")'"),
    SERVICE_REMOVED(Daemons.CRM, "removing stale service '(?<sid>" + Words.SID + ")' \\((?<text>[^()]{1,60})\\)"),
    /** What a person asked of the manager, such as {@code migrate vm:100 pve2} or {@code enable-node-maintenance pve3}. */
    COMMAND(Daemons.CRM, "got crm command: (?<text>.{1,200})"),
    START_GIVEN_UP(Daemons.CRM,
            "recovery policy for service (?<sid>" + Words.SID + ") failed, entering error state\\. Failed nodes: (?<text>.*)"),
    START_ELSEWHERE(Daemons.CRM, "starting service (?<sid>" + Words.SID + ") on node '(?<node>" + Words.NODE
            + ")' failed, relocating service\\."),

    /** The node is told to go down, and by which policy. */
    SHUTDOWN_REQUEST(Daemons.LRM, "got shutdown request with shutdown policy '(?<text>[a-z]{1,30})'"),
    /** What the local manager makes of that: {@code reboot}, {@code shutdown} or {@code restart}, and the rest. */
    LEAVING(Daemons.LRM, "(?<from>reboot|shutdown|restart) LRM, (?<text>.{1,200})"),
    MUST_BE_FENCED(Daemons.LRM, "node needs to be fenced.*"),
    STARTING(Daemons.LRM, "starting service (?<sid>" + Words.SID + ")"),
    STARTED(Daemons.LRM, "service status (?<sid>" + Words.SID + ") started"),
    STOPPING(Daemons.LRM, "stopping service (?<sid>" + Words.SID + ")(?<text>.{0,60})"),
    STOPPED(Daemons.LRM, "service status (?<sid>" + Words.SID + ") stopped"),
    START_FAILED(Daemons.LRM, "unable to start service (?<sid>" + Words.SID + ")(?<text>.{0,100})"),
    START_AGAIN(Daemons.LRM, "restart policy: retry number (?<text>[0-9]{1,9}) for service '(?<sid>" + Words.SID + ")'"),
    IN_ERROR(Daemons.LRM, "service (?<sid>" + Words.SID + ") is in an error state and needs manual intervention.*"),
    MOVE_STARTED(Daemons.LRM,
            "service (?<sid>" + Words.SID + ") - start (?<text>migrate|relocate) to node '(?<target>" + Words.NODE + ")'"),
    MOVE_ENDED(Daemons.LRM, "service (?<sid>" + Words.SID + ") - end (?<text>migrate|relocate) to node '(?<target>" + Words.NODE + ")'"),
    NOT_MOVED(Daemons.LRM, "service (?<sid>" + Words.SID + ") not moved \\(migration error\\)"),
    TASK_STARTED(Daemons.LRM, "<[^<>]{1,100}> starting task (?<text>UPID:\\S{1,300})"),
    TASK_ENDED(Daemons.LRM, "<[^<>]{1,100}> end task (?<text>UPID:\\S{1,300}) .*"),

    WATCHDOG_DRIVER(Daemons.MUX, "Watchdog driver '(?<text>[^']{1,100})', version .*"),
    WATCHDOG_EXPIRING(Daemons.MUX, "client (?:\\(PID [0-9]{1,10}\\) )?watchdog is about to expire"),
    /** Nobody feeds the watchdog any more: it resets the node some ten seconds later. */
    WATCHDOG_EXPIRED(Daemons.MUX, "client (?:\\(PID [0-9]{1,10}\\) )?watchdog expired - disable watchdog updates"),

    LINK_DOWN(Daemons.COROSYNC, "\\[KNET  ] link: host: (?<node>[0-9]{1,9}) link: (?<text>[0-9]{1,9}) is down"),
    TOKEN_LOST(Daemons.COROSYNC, "\\[TOTEM ] A processor failed, forming new configuration.*"),
    MEMBERS_LEFT(Daemons.COROSYNC, "\\[QUORUM] Sync left\\[[0-9]{1,9}]: (?<text>[0-9 ]{1,300})"),
    /** Who is there now, by the numbers of the nodes. */
    MEMBERS(Daemons.COROSYNC, "\\[QUORUM] Members\\[[0-9]{1,9}]: (?<text>[0-9 ]{1,300})"),
    NOT_PRIMARY(Daemons.COROSYNC, "\\[QUORUM] This node is within the non-primary component and will NOT provide any services\\."),
    PRIMARY(Daemons.COROSYNC, "\\[QUORUM] This node is within the primary component and will provide service\\."),
    QUORUM_LOST(Daemons.PMXCFS, "\\[status] notice: node lost quorum"),
    QUORUM_BACK(Daemons.PMXCFS, "\\[status] notice: node has quorum");

    /** The states a node can have, as a regular expression. */
    static final String NODE_STATES = Words.NODE_STATE;
    /** The states a service can have. */
    static final String STATES = Words.STATE;

    private static final Map<HaDaemon, List<HaStep>> BY_DAEMON = byDaemon();

    private final List<HaDaemon> daemons;
    private final Pattern words;

    HaStep(List<HaDaemon> daemons, String words) {
        this.daemons = daemons;
        this.words = Pattern.compile(words);
    }

    private static Map<HaDaemon, List<HaStep>> byDaemon() {
        Map<HaDaemon, List<HaStep>> steps = new EnumMap<>(HaDaemon.class);
        for (HaDaemon daemon : HaDaemon.values()) {
            steps.put(daemon, Arrays.stream(values()).filter(step -> step.daemons.contains(daemon)).toList());
        }
        return Map.copyOf(steps);
    }

    record Told(HaStep step, Matcher parts) {}

    /** What a daemon's line tells; empty where it is nothing of importance. */
    static Optional<Told> of(HaDaemon daemon, String message) {
        return BY_DAEMON.get(daemon).stream().map(step -> new Told(step, step.words.matcher(message)))
                .filter(told -> told.parts().matches())
                .findFirst();
    }

    private static final class Daemons {
        private static final List<HaDaemon> CRM = List.of(HaDaemon.CRM);
        private static final List<HaDaemon> LRM = List.of(HaDaemon.LRM);
        private static final List<HaDaemon> BOTH = List.of(HaDaemon.CRM, HaDaemon.LRM);
        private static final List<HaDaemon> MUX = List.of(HaDaemon.WATCHDOG_MUX);
        private static final List<HaDaemon> COROSYNC = List.of(HaDaemon.COROSYNC);
        private static final List<HaDaemon> PMXCFS = List.of(HaDaemon.PMXCFS);
    }

    private static final class Words {
        private static final String SID = "(?:vm|ct):[0-9]{1,10}";
        private static final String NODE = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
        private static final String NODE_STATE = "online|maintenance|unknown|fence|gone";
        private static final String STATE =
                "stopped|request_stop|request_start|request_start_balance|started|fence|recovery|migrate|relocate"
                + "|freeze|error";
    }
}

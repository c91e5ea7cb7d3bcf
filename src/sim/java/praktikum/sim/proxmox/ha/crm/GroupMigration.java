package praktikum.sim.proxmox.ha.crm;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.node.HaFileError;
import praktikum.sim.proxmox.ha.status.LrmMode;
import praktikum.sim.proxmox.ha.status.LrmState;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.NodeState;
import praktikum.sim.proxmox.ha.status.ServiceStatus;

/** Groups become rules as soon as all nodes know rules, as Proxmox VE 9 does it; a cluster that has 8 on a node keeps its groups. */
final class GroupMigration {

    private static final int FIRST = 3;
    private static final int AGAIN = 6;
    private static final String WORD = "ha groups migration: ";
    private static final String NEEDED = "9.0.0~16";
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)[.-](\\d+)(?:~(\\d+))?.*");

    /** Why it cannot be now. */
    private static final class NotYet extends Exception {

        private static final long serialVersionUID = 1;

        private NotYet(String message) {
            super(message, null, false, false);
        }
    }

    private final CrmNode node;
    private int rounds = FIRST;

    GroupMigration(CrmNode node) {
        this.node = node;
    }

    /** Tries it once in a while, where there are groups. */
    void step(NodeStates nodes, Map<String, ServiceStatus> services) {
        if (!node.knowsRules() || node.files().groups().isEmpty() || --rounds > 0) {
            return;
        }
        rounds = AGAIN;
        node.log(Journal.NOTICE, "start ha group migration...");
        try {
            check(nodes, services);
            migrate();
            node.log(Journal.NOTICE, "ha groups migration successful");
        } catch (NotYet | HaFileError e) {
            node.log(Journal.ERR, "abort ha groups migration: " + e.getMessage());
            node.log(Journal.ERR, "ha groups migration failed");
            node.log(Journal.NOTICE, "retry ha groups migration in " + AGAIN + " rounds (~ " + AGAIN * 10 + " seconds)");
        }
    }

    private void migrate() {
        HaFiles files = node.files().withoutGroups();
        node.writeRules(files);
        node.log(Journal.NOTICE, WORD + "migration to rules config successful");
        node.writeResources(files);
        node.log(Journal.NOTICE, WORD + "migration to resources config successful");
        node.removeGroups();
        node.log(Journal.NOTICE, WORD + "group config deletion successful");
    }

    private void check(NodeStates nodes, Map<String, ServiceStatus> services) throws NotYet {
        if (!node.isQuorate()) {
            throw new NotYet("cluster is not quorate");
        }
        var known = new ManagerStatus(Optional.empty(), new TreeMap<>(), new TreeMap<>(services), new TreeMap<>(), Optional.empty(),
                OptionalLong.empty());
        for (String name : nodes.names()) {
            NodeState state = nodes.state(name);
            node.log(Journal.NOTICE, WORD + "node '" + name + "' is in state '" + state.word() + "'");
            if (state != NodeState.ONLINE) {
                throw new NotYet("node '" + name + "' is not online");
            }
            manager(name, known.activeServices(name));
            version(name);
        }
    }

    private void manager(String name, int active) throws NotYet {
        LrmStatus status = node.lrmStatus(name);
        if (status.state().isEmpty() || status.mode().isEmpty()) {
            throw new NotYet("could not retrieve state for lrm '" + name + "'");
        }
        LrmState state = status.state().get();
        LrmMode mode = status.mode().get();
        node.log(Journal.NOTICE, WORD + "lrm '" + name + "' is in state '" + state.word() + "' and mode '" + mode.word() + "'");
        if (state != LrmState.ACTIVE && (state != LrmState.WAIT_FOR_AGENT_LOCK || active > 0)) {
            throw new NotYet("lrm '" + name + "' is not in state 'active' or 'idle'");
        }
        if (mode != LrmMode.ACTIVE) {
            throw new NotYet("lrm '" + name + "' is not in mode 'active'");
        }
    }

    private void version(String name) throws NotYet {
        String version = node.version(name).orElseThrow(() -> new NotYet("could not retrieve version from node '" + name + "'"));
        node.log(Journal.NOTICE, WORD + "node '" + name + "' has version '" + version + "'");
        if (!isEnough(version)) {
            throw new NotYet("node '" + name + "' needs at least pve-manager version '" + NEEDED + "'");
        }
    }

    // What is written behind a tilde comes before the version itself.
    private static boolean isEnough(String version) {
        Matcher given = VERSION.matcher(version);
        Matcher needed = VERSION.matcher(NEEDED);
        if (!given.matches() || !needed.matches()) {
            return false;
        }
        for (int part = 1; part <= 3; part++) {
            int difference = Integer.parseInt(given.group(part)) - Integer.parseInt(needed.group(part));
            if (difference != 0) {
                return difference > 0;
            }
        }
        return given.group(4) == null || Integer.parseInt(given.group(4)) >= Integer.parseInt(needed.group(4));
    }
}

package praktikum.sim.proxmox.ha.tool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.VersionOrder;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.config.RequestState;
import praktikum.sim.proxmox.ha.config.Section;
import praktikum.sim.proxmox.ha.file.HaStore;
import praktikum.sim.proxmox.ha.status.Disarm;
import praktikum.sim.proxmox.ha.status.LrmMode;
import praktikum.sim.proxmox.ha.status.LrmState;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.ServiceState;
import praktikum.sim.proxmox.ha.status.ServiceStatus;
import praktikum.sim.proxmox.ha.status.StatusText;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** How the HA stack is, as a node sees it (PVE::API2::HA::Status). */
final class HaOverview {

    /** The first version that tells whether nodes would be fenced, and of watchdogs. */
    private static final String FENCING_TOLD = "5.1.3";
    private static final long OLD = 30;
    private static final long AHEAD = 2;
    private static final String ACTIVE = "active";

    private final Machine node;
    private final HaStore store;
    private final ManagerStatus manager;
    private final SortedMap<String, HaResource> resources;

    HaOverview(Machine node) {
        this.node = node;
        this.store = new HaStore(node);
        this.manager = store.managerStatus();
        this.resources = store.resources();
    }

    private boolean tellsOfFencing() {
        return VersionOrder.compare(Packages.of(node).version("pve-ha-manager").orElse("0"), FENCING_TOLD) >= 0;
    }

    private boolean quorate() {
        return Pmxcfs.of(node).quorate();
    }

    /** The entries of {@code /cluster/ha/status/current}. */
    List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("quorum", "quorum", node.hostname(), quorate() ? "OK" : "No quorum on node '" + node.hostname() + "'!"));
        rows.getFirst().put("quorate", quorate() ? 1 : 0);
        if (manager.master().isPresent() && manager.timestamp().isPresent()) {
            rows.add(master(manager.master().get(), manager.timestamp().getAsLong()));
        }
        if (tellsOfFencing()) {
            rows.add(fencing());
        }
        manager.nodes().keySet().forEach(name -> rows.add(lrm(name, store.lrmStatus(name))));
        manager.services().forEach((sid, service) -> rows.add(service(sid, Optional.of(service))));
        resources.keySet().stream().filter(sid -> !manager.services().containsKey(sid))
                .forEach(sid -> rows.add(service(sid, Optional.empty())));
        return rows;
    }

    private static Map<String, Object> row(String id, String type, String nodename, String status) {
        return new TreeMap<>(Map.of("id", id, "type", type, "node", nodename, "status", status));
    }

    private String age(long timestamp) {
        long age = node.now().getEpochSecond() - timestamp;
        return age > OLD ? "old timestamp - dead?" : age < -AHEAD ? "detected time drift!" : ACTIVE;
    }

    private String time(long timestamp) {
        return TimeFormat.perl(Instant.ofEpochSecond(timestamp), node.clock().zone());
    }

    private Map<String, Object> master(String name, long timestamp) {
        String age = age(timestamp);
        String word = quorate() && !age.equals(ACTIVE) && resources.isEmpty() ? "idle" : age;
        String more = manager.disarm().map(disarm -> " - " + disarm.state() + ", resource mode: " + disarm.mode()).orElse("");
        Map<String, Object> row = row("master", "master", name, name + " (" + word + ", " + time(timestamp) + ")" + more);
        row.put("timestamp", timestamp);
        return row;
    }

    private Map<String, Object> fencing() {
        boolean led = manager.master().isPresent() && manager.timestamp().isPresent()
                && age(manager.timestamp().getAsLong()).equals(ACTIVE);
        String armed = manager.disarm().map(Disarm::state).orElse(led ? "armed" : "standby");
        String text = manager.disarm().map(disarm -> disarm.state() + ", resource mode: " + disarm.mode() + " (CRM watchdog "
                + (disarm.complete() ? "released" : ACTIVE) + ")").orElse(armed + " (CRM watchdog " + (led ? ACTIVE : "standby") + ")");
        Map<String, Object> row = row("fencing", "fencing", manager.master().orElse(node.hostname()), text);
        row.put("armed-state", armed);
        manager.disarm().ifPresent(disarm -> row.put("resource_mode", disarm.mode()));
        return row;
    }

    private Map<String, Object> lrm(String name, LrmStatus status) {
        if (status.timestamp().isEmpty()) {
            return row("lrm:" + name, "lrm", name, name + " (unable to read lrm status)");
        }
        long timestamp = status.timestamp().getAsLong();
        LrmMode mode = status.mode().orElse(LrmMode.ACTIVE);
        LrmState state = status.state().orElse(LrmState.STARTUP);
        String age = age(timestamp);
        boolean fresh = age.equals(ACTIVE);
        String word = age;
        if (fresh && mode != LrmMode.ACTIVE || mode == LrmMode.MAINTENANCE || mode == LrmMode.DISARM) {
            word = mode.word() + " mode";
        } else if (fresh) {
            word = state == LrmState.WAIT_FOR_AGENT_LOCK && manager.activeServices(name) == 0 ? "idle" : state.word();
        }
        String watchdog = fresh && (state == LrmState.ACTIVE || state == LrmState.MAINTENANCE) ? ACTIVE
                : mode == LrmMode.DISARM ? "released" : "standby";
        Map<String, Object> row = row("lrm:" + name, "lrm", name, name + " (" + word + (tellsOfFencing() ? ", watchdog " + watchdog : "")
                + ", " + time(timestamp) + ")");
        row.put("timestamp", timestamp);
        return row;
    }

    private Map<String, Object> service(String sid, Optional<ServiceStatus> status) {
        Optional<HaResource> resource = Optional.ofNullable(resources.get(sid));
        Optional<String> on = status.map(ServiceStatus::node).or(() -> resource.flatMap(HaResource::node));
        String state = manager.disarm().filter(Disarm::ignore).isPresent() ? "ignore" : shown(status, resource);
        Map<String, Object> row = row("service:" + sid, "service", "", sid + " (" + on.orElse("---") + ", " + state + ")");
        row.put("node", on.orElse(null));
        row.put("sid", sid);
        row.put("state", state);
        status.ifPresent(one -> row.put("crm_state", one.state().word()));
        resource.ifPresent(one -> {
            row.put("request_state", one.state().word());
            row.put("max_restart", one.maxRestart());
            row.put("max_relocate", one.maxRelocate());
            if (node.release().number() >= 9) {
                row.put("failback", one.failback() ? 1 : 0);
            }
        });
        section(sid).ifPresent(one -> List.of("group", "comment")
                .forEach(name -> one.option(name).ifPresent(value -> row.put(name, value))));
        return row;
    }

    private Optional<Section> section(String sid) {
        return store.files().resources().stream().filter(one -> ResourceChanges.sid(one).equals(sid)).findFirst();
    }

    /** The word for a service: what it is on its way to, as quickly as that can be told. */
    private static String shown(Optional<ServiceStatus> status, Optional<HaResource> resource) {
        if (resource.isEmpty()) {
            return "deleting";
        }
        RequestState wanted = resource.get().state();
        if (wanted == RequestState.IGNORED) {
            return "ignored";
        }
        if (resource.get().node().isEmpty()) {
            return "not found";
        }
        if (status.isEmpty()) {
            return "queued";
        }
        ServiceState state = status.get().state();
        return switch (state) {
            case STOPPED -> wanted == RequestState.STARTED ? "starting" : wanted == RequestState.DISABLED ? "disabled" : state.word();
            case STARTED -> !status.get().running() ? "starting" : wanted == RequestState.STARTED ? state.word() : "stopping";
            case ERROR -> wanted == RequestState.DISABLED ? "clearing error flag" : state.word();
            default -> state.word();
        };
    }

    /** What {@code /cluster/ha/status/manager_status} shows: the files of the stack together. */
    Map<String, Object> files() {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("manager_status", StatusText.fields(manager));
        fields.put("quorum", new TreeMap<>(Map.of("node", node.hostname(), "quorate", quorate() ? "1" : "0")));
        if (!manager.nodes().isEmpty()) {
            Map<String, Object> managers = new TreeMap<>();
            manager.nodes().keySet().forEach(name -> managers.put(name, StatusText.fields(store.lrmStatus(name))));
            fields.put("lrm_status", managers);
        }
        return fields;
    }
}

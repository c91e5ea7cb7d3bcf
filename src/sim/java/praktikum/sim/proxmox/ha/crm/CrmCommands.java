package praktikum.sim.proxmox.ha.crm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.rule.Affinity;
import praktikum.sim.proxmox.ha.status.Disarm;
import praktikum.sim.proxmox.ha.status.NodeState;

/** Reads the lines of {@code crm_commands}: what users want, to be done by and by. */
final class CrmCommands {

    private static final Pattern MOVE = Pattern.compile("(migrate|relocate)\\s+(\\S+)\\s+(\\S+)");
    private static final Pattern STOP = Pattern.compile("stop\\s+(\\S+)\\s+(\\d+)");
    private static final Pattern MAINTENANCE = Pattern.compile("(enable|disable)-node-maintenance\\s+(\\S+)");
    private static final Pattern DISARM = Pattern.compile("disarm-ha\\s+(freeze|ignore)");

    private final CrmNode node;
    private final NodeStates nodes;
    private final ManagedServices services;
    private final Affinity affinity;
    private final SortedMap<String, Boolean> requests;
    private final Map<String, HaResource> resources;
    private Optional<Disarm> disarm;

    CrmCommands(CrmNode node, NodeStates nodes, ManagedServices services, Affinity affinity, SortedMap<String, Boolean> requests,
            Map<String, HaResource> resources, Optional<Disarm> disarm) {
        this.node = node;
        this.nodes = nodes;
        this.services = services;
        this.affinity = affinity;
        this.requests = requests;
        this.resources = resources;
        this.disarm = disarm;
    }

    /** Takes them all; returns whether the stack is put out of action now. */
    Optional<Disarm> take() {
        node.takeCommands().forEach(this::read);
        return disarm;
    }

    private void read(String line) {
        Matcher move = MOVE.matcher(line);
        Matcher stop = STOP.matcher(line);
        Matcher maintenance = MAINTENANCE.matcher(line);
        Matcher off = DISARM.matcher(line);
        if (move.matches()) {
            service(line, move.group(2)).ifPresent(service -> move(line, service, move.group(1), move.group(3)));
        } else if (stop.matches()) {
            service(line, stop.group(1)).ifPresent(service -> {
                node.log(Journal.INFO, "got crm command: " + line);
                service.command(List.of("stop", stop.group(2)));
            });
        } else if (maintenance.matches() && maintenance.group(1).equals("enable")) {
            maintain(line, maintenance.group(2));
        } else if (maintenance.matches()) {
            endMaintenance(maintenance.group(2));
        } else if (off.matches()) {
            disarm(line, off.group(1).equals("ignore"));
        } else if (line.equals("arm-ha")) {
            arm(line);
        } else {
            node.log(Journal.ERR, "unable to parse crm command: " + line);
        }
    }

    private Optional<ManagedService> service(String line, String sid) {
        Optional<ManagedService> service = services.find(sid);
        if (service.isEmpty()) {
            node.log(Journal.ERR, "crm command error - no such service: " + line);
        }
        return service;
    }

    private void move(String line, ManagedService service, String word, String target) {
        if (!nodes.isOnline(target)) {
            node.log(Journal.ERR, "crm command error - node not online: " + line);
        } else if (target.equals(service.node())) {
            node.log(Journal.INFO, "ignore crm command - service already on target node: " + line);
        } else {
            moveAll(line, service, word, target);
        }
    }

    private void moveAll(String line, ManagedService service, String word, String target) {
        Optional<ManagedService> enemy = affinity.apartFrom(service.sid()).stream().flatMap(sid -> services.find(sid).stream())
                .filter(other -> other.node().equals(target) && other.target().filter(to -> !to.equals(target)).isEmpty()).findFirst();
        if (enemy.isPresent()) {
            node.log(Journal.ERR, "crm command '" + line + "' error - service '" + enemy.get().sid() + "' on node '" + target
                    + "' in negative affinity with service '" + service.sid() + "'");
            return;
        }
        node.log(Journal.INFO, "got crm command: " + line);
        service.command(List.of(word, target));
        affinity.togetherWith(service.sid()).stream().flatMap(sid -> services.find(sid).stream())
                .filter(friend -> !friend.node().equals(target) && friend.target().filter(target::equals).isEmpty()).forEach(friend -> {
                    node.log(Journal.INFO, "crm command '" + line + "' - " + word + " service '" + friend.sid() + "' to node '" + target
                            + "' (service '" + friend.sid() + "' in positive affinity with service '" + service.sid() + "')");
                    friend.command(List.of(word, target));
                });
    }

    private void maintain(String line, String name) {
        NodeState state = nodes.state(name);
        if (disarm.isPresent()) {
            node.log(Journal.WARNING, "ignoring maintenance command for node " + name + " - HA stack is disarmed");
        } else if (state == NodeState.ONLINE) {
            requests.put(name, true);
        } else if (state == NodeState.MAINTENANCE) {
            node.log(Journal.INFO, "ignoring crm command - node " + name + " is already in maintenance state");
        } else {
            node.log(Journal.ERR, "crm command error - node not online: " + line);
        }
    }

    private void endMaintenance(String name) {
        NodeState state = nodes.state(name);
        if (state != NodeState.MAINTENANCE) {
            node.log(Journal.WARNING, "clearing maintenance of node " + name + " requested, but it's in state " + state.word());
        }
        requests.put(name, false);
    }

    private void disarm(String line, boolean ignore) {
        if (disarm.isPresent()) {
            node.log(Journal.NOTICE, "ignoring disarm-ha command - already in disarm state (" + disarm.get().state() + ")");
            return;
        }
        node.log(Journal.INFO, "got crm command: " + line);
        if (ignore) {
            services.all().forEach(service -> node.log(Journal.INFO, "disarm: suspending HA tracking for service '" + service.sid() + "'"));
        }
        disarm = Optional.of(new Disarm(ignore, false));
    }

    private void arm(String line) {
        if (disarm.isEmpty()) {
            node.log(Journal.NOTICE, "ignoring arm-ha command - HA stack is not disarmed");
            return;
        }
        node.log(Journal.INFO, "got crm command: " + line);
        if (disarm.get().ignore()) {
            services.all().forEach(this::lookWhereItIs);
        }
        disarm = Optional.empty();
    }

    // People may have moved it while nobody looked.
    private void lookWhereItIs(ManagedService service) {
        Optional.ofNullable(resources.get(service.sid())).flatMap(HaResource::node).filter(actual -> !actual.equals(service.node()))
                .ifPresent(actual -> {
                    node.log(Journal.INFO, "service '" + service.sid() + "': updating node '" + service.node() + "' => '" + actual
                            + "' (changed while disarmed)");
                    service.node(actual);
                });
    }
}

package praktikum.sim.proxmox.ha.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.config.Section;
import praktikum.sim.proxmox.ha.file.HaStore;
import praktikum.sim.proxmox.ha.status.ServiceState;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Changes of what services there are, and what users want of them (PVE::API2::HA::Resources). */
final class ResourceChanges {

    private final Machine node;
    private final HaStore store;

    ResourceChanges(Machine node) {
        this.node = node;
        this.store = new HaStore(node);
    }

    static String sid(Section section) {
        return section.type() + ":" + section.id();
    }

    private void quorate() throws HaRefusal {
        if (!Pmxcfs.of(node).quorate()) {
            throw new HaRefusal("cluster not ready - no quorum?");
        }
    }

    /** Refuses what has to be locked where nothing can be locked. */
    static void lock(Machine node, String during) throws HaRefusal {
        if (!Pmxcfs.of(node).quorate()) {
            throw new HaRefusal(during + "error during cfs-locked 'domain-ha' operation: no quorum!");
        }
    }

    /** The service that is meant by a word: its id, or the number of its guest. */
    String sid(String word) throws HaRefusal {
        if (word.matches("\\d+")) {
            return store.guests().keySet().stream().filter(sid -> sid.endsWith(":" + word)).findFirst()
                    .orElseThrow(() -> new HaRefusal("unable " + (node.release().number() >= 9 ? "to" : "do")
                            + " detect SID from VMID - VM/CT " + word + " does not exist"));
        }
        if (!word.matches("[a-z]+:\\S+")) {
            throw HaRefusal.parameter("sid", "invalid format - value does not look like a valid ha resource id\n");
        }
        return word;
    }

    private Optional<Section> find(String sid) {
        return store.files().resources().stream().filter(section -> sid(section).equals(sid)).findFirst();
    }

    private boolean groupsAreGone() {
        return node.release().number() >= 9 && store.files().groups().isEmpty();
    }

    private void noGroup(Map<String, String> options) throws HaRefusal {
        if (options.containsKey("group") && groupsAreGone()) {
            throw new HaRefusal("invalid parameter 'group': ha groups have been migrated to rules");
        }
    }

    void create(String word, Map<String, String> given) throws HaRefusal {
        Map<String, String> options = HaParameters.checked(given);
        quorate();
        String sid = sid(word);
        String type = sid.substring(0, sid.indexOf(':'));
        String id = sid.substring(sid.indexOf(':') + 1);
        noGroup(options);
        if (!List.of("vm", "ct").contains(type)) {
            throw new HaRefusal("unknown resource type '" + type + "'");
        }
        if (!id.matches("[1-9][0-9]+")) {
            throw new HaRefusal("invalid VMID");
        }
        exists(sid, type, id);
        if (find(sid).isPresent()) {
            throw new HaRefusal("create resource failed: resource ID '" + sid + "' already defined");
        }
        List<Section> all = new ArrayList<>(store.files().resources());
        all.add(HaParameters.section(type, id, options));
        store.write(HaStore.RESOURCES, all);
    }

    private void exists(String sid, String type, String id) throws HaRefusal {
        List<String> guests = store.guests().keySet().stream().filter(guest -> guest.endsWith(":" + id)).toList();
        if (guests.isEmpty()) {
            throw new HaRefusal("resource '" + sid + "' does not exist in cluster");
        }
        if (!guests.contains(sid)) {
            throw new HaRefusal("resource '" + sid + "' - guest with ID " + id + " is not a " + (type.equals("vm") ? "VM" : "container"));
        }
    }

    void update(String word, Map<String, String> given) throws HaRefusal {
        Map<String, String> options = HaParameters.checked(given);
        String sid = sid(word);
        noGroup(options);
        if (options.containsKey("group")
                && store.files().groups().stream().noneMatch(group -> group.id().equals(options.get("group")))) {
            throw new HaRefusal("HA group '" + options.get("group") + "' does not exist");
        }
        noError(sid, Optional.ofNullable(options.get("state")));
        lock(node, "update resources config failed: ");
        Section section = find(sid).orElseThrow(() -> new HaRefusal("update resources config failed: no such resource '" + sid + "'"));
        Section changed = HaParameters.changed(section, given, options, List.of());
        store.write(HaStore.RESOURCES, store.files().resources().stream().map(one -> one.equals(section) ? changed : one).toList());
    }

    void delete(String word, boolean purge) throws HaRefusal {
        String sid = sid(word);
        if (find(sid).isEmpty()) {
            throw new HaRefusal("cannot delete service '" + sid + "', not HA managed!");
        }
        lock(node, "delete resource failed: ");
        store.write(HaStore.RESOURCES, store.files().resources().stream().filter(one -> !sid(one).equals(sid)).toList());
        if (purge && !store.files().rules().isEmpty()) {
            store.write(HaStore.RULES, store.files().rules().stream().flatMap(rule -> without(rule, sid).stream()).toList());
        }
    }

    private static Optional<Section> without(Section rule, String sid) {
        String left = HaFiles.words(rule.option("resources").orElse("")).stream().filter(one -> !one.equals(sid))
                .collect(Collectors.joining(","));
        return left.isEmpty() ? Optional.empty() : Optional.of(rule.with("resources", left));
    }

    private void noError(String sid, Optional<String> wanted) throws HaRefusal {
        boolean error = Optional.ofNullable(store.managerStatus().services().get(sid)).filter(one -> one.state() == ServiceState.ERROR)
                .isPresent();
        if (error && store.isManaged(sid) && wanted.filter("disabled"::equals).isEmpty()) {
            throw new HaRefusal("service '" + sid + "' in error state, must be disabled and fixed first");
        }
    }

    private String managed(String word) throws HaRefusal {
        String sid = sid(word);
        if (!store.isManaged(sid)) {
            throw new HaRefusal("resource '" + sid + "' is not HA managed");
        }
        noError(sid, Optional.empty());
        return sid;
    }

    /** Wants a service somewhere else, as it runs or with a stop. */
    String move(String how, String word, String target) throws HaRefusal {
        String sid = managed(word);
        queue(how + " " + sid + " " + target);
        return sid;
    }

    /** Wants a service to stop within so many seconds. */
    void stop(String word, String seconds) throws HaRefusal {
        if (!seconds.matches("\\d+")) {
            throw HaRefusal.parameter("timeout", "type check ('integer') failed - got '" + seconds + "'");
        }
        queue("stop " + managed(word) + " " + seconds);
    }

    /** Wants a node without services, or not any more. */
    void maintenance(String name, boolean on) throws HaRefusal {
        if (!new ClusterView(node).names().contains(name)) {
            throw new HaRefusal("no such cluster node '" + name + "'");
        }
        queue((on ? "enable" : "disable") + "-node-maintenance " + name);
    }

    /** Wants the stack out of action, or in it again. */
    void armed(String... words) throws HaRefusal {
        queue(Arrays.stream(words).collect(Collectors.joining(" ")));
    }

    private void queue(String command) throws HaRefusal {
        lock(node, "");
        store.queue(command);
    }
}

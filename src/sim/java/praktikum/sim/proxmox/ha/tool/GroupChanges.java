package praktikum.sim.proxmox.ha.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.ha.config.Section;
import praktikum.sim.proxmox.ha.file.HaStore;

/** Groups, which Proxmox VE 9 turned into rules (PVE::API2::HA::Groups). */
final class GroupChanges {

    private static final List<String> REQUIRED = List.of("nodes");

    private final Machine node;
    private final HaStore store;

    GroupChanges(Machine node) {
        this.node = node;
        this.store = new HaStore(node);
    }

    /** All of them, where there are still groups. */
    List<Section> all(String what) throws HaRefusal {
        List<Section> groups = store.files().groups();
        if (groups.isEmpty() && node.release().number() >= 9) {
            throw HaRefusal.of(2, "cannot " + what + ": ha groups have been migrated to rules");
        }
        return groups;
    }

    void create(String id, Map<String, String> given) throws HaRefusal {
        Map<String, String> options = HaParameters.checked(given);
        if (!options.containsKey("nodes")) {
            throw HaRefusal.parameter("nodes", "property is missing and it is not optional");
        }
        List<Section> groups = new ArrayList<>(all("create group"));
        ResourceChanges.lock(node, "create ha group failed: ");
        if (find(groups, id).isPresent()) {
            throw new HaRefusal("create ha group failed: ha group ID '" + id + "' already defined");
        }
        groups.add(HaParameters.section("group", id, options));
        store.write(HaStore.GROUPS, groups);
    }

    void update(String id, Map<String, String> given) throws HaRefusal {
        Map<String, String> options = HaParameters.checked(given);
        List<Section> groups = all("update group");
        ResourceChanges.lock(node, "update ha group failed: ");
        Section group = find(groups, id).orElseThrow(() -> new HaRefusal("update ha group failed: no such ha group '" + id + "'"));
        Section changed = HaParameters.changed(group, given, options, REQUIRED);
        store.write(HaStore.GROUPS, groups.stream().map(one -> one.equals(group) ? changed : one).toList());
    }

    void delete(String id) throws HaRefusal {
        List<Section> groups = all("delete group");
        ResourceChanges.lock(node, "delete ha group failed: ");
        for (Section resource : store.files().resources()) {
            if (resource.option("group").filter(id::equals).isPresent()) {
                throw new HaRefusal("delete ha group failed: ha group is used by service '" + ResourceChanges.sid(resource) + "'");
            }
        }
        store.write(HaStore.GROUPS, groups.stream().filter(one -> !one.id().equals(id)).toList());
    }

    static Optional<Section> find(List<Section> sections, String id) {
        return sections.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}

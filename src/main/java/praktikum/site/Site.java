package praktikum.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.net.Addresses;
import praktikum.site.plan.GuestKind;
import praktikum.site.plan.GuestPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.StoragePlan;

/**
 * The machines under test and their plan, as {@code site.yaml} says it.
 *
 * @param nodes the planned cluster nodes, in order: the first is {@code node1} of a lab page; at least one
 * @param nfs the planned NFS server, where there is one
 * @param ssh how the kit logs in
 * @param plan what the students are to build
 */
public record Site(List<PlannedNode> nodes, Optional<PlannedNfsServer> nfs, SshSettings ssh, Plan plan) {

    public Site {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a site has at least one node");
        }
    }

    /** A site of cluster nodes alone. */
    public Site(List<PlannedNode> nodes, SshSettings ssh, Plan plan) {
        this(nodes, Optional.empty(), ssh, plan);
    }

    /** All machines: the nodes, then those that are none. */
    public List<PlannedMachine> machines() {
        return Stream.<PlannedMachine>concat(nodes.stream(), nfs.stream()).toList();
    }

    /** The planned pools and storages; one on the NFS server is among them, also where the plan does not name it. */
    public StoragePlan storage() {
        return nfs.map(server -> plan.storage().withNfs(Addresses.text(server.address()), server.export())).orElseGet(plan::storage);
    }

    /** The planned containers and virtual machines, in order; what the site leaves out of them follows from the rest of it. */
    public List<PlannedGuest> guests() {
        return new GuestDefaults(this).guests();
    }

    /** The same with its guests said, where it says nothing of them. */
    public Site sayingGuests() {
        return plan.section(GuestPlan.class).isPresent() ? this : new Site(nodes, nfs, ssh, new Plan(Stream.concat(plan.sections().stream(),
                Stream.of(new GuestPlan(new GuestDefaults(this).usual()))).toList()));
    }

    /** Those of one kind. */
    public List<PlannedGuest> guests(GuestKind kind) {
        return guests().stream().filter(guest -> guest.kind() == kind).toList();
    }

    /** The node of that name. */
    public Optional<PlannedNode> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }
}

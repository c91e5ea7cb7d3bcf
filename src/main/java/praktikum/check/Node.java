package praktikum.check;

import java.net.InetAddress;
import java.util.List;
import praktikum.check.ask.CheckExecution;
import praktikum.check.cluster.ClusterView;
import praktikum.net.Cidr;
import praktikum.site.PlannedNode;

/** A cluster node as a check sees it. */
public final class Node extends Machine {

    private final PlannedNode planned;
    private final int prefix;

    Node(PlannedNode planned, int prefix, CheckExecution execution) {
        super(planned, execution);
        this.planned = planned;
        this.prefix = prefix;
    }

    /** Its planned management address with the planned prefix length. */
    public Cidr cidr() {
        return new Cidr(planned.address(), prefix);
    }

    /** Planned addresses of its further corosync links, {@code link1} first. */
    public List<InetAddress> plannedLinks() {
        return planned.links();
    }

    /** The cluster as it sees it. */
    public ClusterView cluster() {
        return new ClusterView(answers());
    }
}

package praktikum.check;

import java.net.InetAddress;
import java.util.List;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.NodeAnswers;
import praktikum.check.cluster.ClusterView;
import praktikum.check.network.Network;
import praktikum.check.system.OperatingSystem;
import praktikum.fact.Question;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.site.PlannedNode;

/**
 * A cluster node as a check sees it: what the site plans for it, and what it answers. An answer either gives a value
 * or ends the judging of this node as not measured.
 */
public final class Node {

    private final PlannedNode planned;
    private final int prefix;
    private final CheckExecution execution;
    private final NodeAnswers answers;

    Node(PlannedNode planned, int prefix, CheckExecution execution) {
        this.planned = planned;
        this.prefix = prefix;
        this.execution = execution;
        this.answers = new NodeAnswers(planned.name(), execution);
    }

    /** Its planned host name. */
    public String name() {
        return planned.name();
    }

    /** Its planned management address, an IPv4 or IPv6 literal. */
    public String address() {
        return Addresses.text(planned.address());
    }

    /** Its planned management address. */
    public InetAddress inet() {
        return planned.address();
    }

    /** Its planned management address with the planned prefix length. */
    public Cidr cidr() {
        return new Cidr(planned.address(), prefix);
    }

    /** Planned addresses of its further corosync links, {@code link1} first. */
    public List<InetAddress> plannedLinks() {
        return planned.links();
    }

    /** What it answers to a question, such as {@code HostName.ASKED}. */
    public <T> T ask(Question<T> question) {
        return answers.to(question);
    }

    /** Its network. */
    public Network network() {
        return new Network(inet(), answers);
    }

    /** The cluster as it sees it. */
    public ClusterView cluster() {
        return new ClusterView(answers);
    }

    /** Its operating system. */
    public OperatingSystem system() {
        return new OperatingSystem(answers);
    }

    CheckExecution execution() {
        return execution;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Node node && node.planned.equals(planned);
    }

    @Override
    public int hashCode() {
        return planned.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}

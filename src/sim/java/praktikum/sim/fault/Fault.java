package praktikum.sim.fault;

import java.util.function.Consumer;
import praktikum.sim.machine.Machine;
import praktikum.sim.server.SimulatedSshServer;
import praktikum.text.Message;

/**
 * Something that is wrong with one machine or its surroundings: a change of the world, such as a student or a cable makes it.
 * Nothing that prints knows of it.
 */
public final class Fault {

    /** What has to be there before it can be made. */
    public enum Needs {
        /** A machine. */
        NOTHING,
        /** A machine that is a member of a cluster with others. */
        CLUSTER,
        /** A machine that is a member of a cluster with two corosync links. */
        SECOND_LINK
    }

    private final String name;
    private final Needs needs;
    private final Consumer<Machine> change;
    private final Consumer<SimulatedSshServer> transport;

    private Fault(String name, Needs needs, Consumer<Machine> change, Consumer<SimulatedSshServer> transport) {
        this.name = name;
        this.needs = needs;
        this.change = change;
        this.transport = transport;
    }

    static Fault of(String name, Consumer<Machine> change) {
        return new Fault(name, Needs.NOTHING, change, server -> { });
    }

    static Fault inCluster(String name, Consumer<Machine> change) {
        return new Fault(name, Needs.CLUSTER, change, server -> { });
    }

    static Fault onSecondLink(String name, Consumer<Machine> change) {
        return new Fault(name, Needs.SECOND_LINK, change, server -> { });
    }

    static Fault ofTransport(String name, Consumer<SimulatedSshServer> transport) {
        return new Fault(name, Needs.NOTHING, node -> { }, transport);
    }

    /** Its name, stable: {@code name-loopback}. */
    public String name() {
        return name;
    }

    /** What it needs. */
    public Needs needs() {
        return needs;
    }

    /** What is wrong then, in one sentence. */
    public Message says() {
        return Message.of("sim.fault." + name);
    }

    /**
     * Makes it on a machine of the world; what lies in the SSH transport stays as it is.
     *
     * @throws IllegalStateException when the machine has not what the fault needs
     */
    public void apply(Machine node) {
        node.world().act(() -> {
            int links = node.pmxcfs().conf().map(conf -> conf.links().size()).orElse(0);
            int members = node.pmxcfs().conf().map(conf -> conf.members().size()).orElse(0);
            if (needs != Needs.NOTHING && members < 2 || needs == Needs.SECOND_LINK && links < 2) {
                throw new IllegalStateException("the fault " + name + " needs " + (needs == Needs.CLUSTER ? "a cluster" : "a cluster with two links")
                        + ", which " + node.name() + " is not in");
            }
            change.accept(node);
        });
    }

    /** Makes it on a machine and on the SSH server that leads to it. */
    public void apply(Machine node, SimulatedSshServer server) {
        apply(node);
        transport.accept(server); // outside the world's lock: ending sessions waits for their commands
    }
}

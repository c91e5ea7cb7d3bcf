package praktikum.sim.fault;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.server.SimulatedSshServer;
import praktikum.text.Message;

/**
 * Something that is wrong with one machine or its surroundings: a change of the world, such as a student or a cable makes it.
 * Nothing that prints knows of it.
 */
public final class Fault {

    private static final String SENTENCES = "sim.fault.";

    private final String name;
    private final String needs;
    private final Predicate<Machine> there;
    private final Consumer<Machine> change;
    private final Consumer<SimulatedSshServer> transport;
    private final boolean lasting;
    private final String sentence;
    private final Set<Product> products;

    private Fault(String name, String needs, Predicate<Machine> there, Consumer<Machine> change, Consumer<SimulatedSshServer> transport,
            boolean lasting, String sentence, Set<Product> products) {
        this.name = name;
        this.sentence = sentence;
        this.products = Set.copyOf(products);
        this.needs = needs;
        this.there = there;
        this.change = change;
        this.transport = transport;
        this.lasting = lasting;
    }

    /** A fault of any node. */
    public static Fault of(String name, Consumer<Machine> change) {
        return in("", node -> true, name, change);
    }

    /**
     * A fault of a node that is in something.
     *
     * @param needs what it must be in: {@code a cluster}
     * @param there whether it is
     */
    public static Fault in(String needs, Predicate<Machine> there, String name, Consumer<Machine> change) {
        return new Fault(name, needs, there, change, server -> { }, true, SENTENCES + name, Set.of(Product.PROXMOX_VE));
    }

    static Fault ofTransport(String name, Consumer<SimulatedSshServer> transport) {
        return new Fault(name, "", node -> true, node -> { }, transport, true, SENTENCES + name, Set.of(Product.values()));
    }

    /** The same of something that a boot makes anew: what only the kernel, a daemon or the way to the machine had. */
    public Fault untilBoot() {
        return new Fault(name, needs, there, change, transport, false, sentence, products);
    }

    /** The same, told by a sentence of the topic's own: {@code sim.TOPIC.…} stands in the topic's file. */
    public Fault told(String key) {
        return new Fault(name, needs, there, change, transport, lasting, key, products);
    }

    /** The same of machines on which there is one of these. */
    public Fault on(Product... others) {
        return new Fault(name, needs, there, change, transport, lasting, sentence, Set.of(others));
    }

    /** The same of every machine. */
    public Fault anywhere() {
        return on(Product.values());
    }

    /** Whether machines on which there is that can have it. */
    public boolean suits(Product product) {
        return products.contains(product);
    }

    /** Whether it lies on a disk, in hardware or in wires, so that it is still there after a restart. */
    public boolean lasting() {
        return lasting;
    }

    /** Its name, stable: {@code name-loopback}. */
    public String name() {
        return name;
    }

    /** What is wrong then, in one sentence. */
    public Message says() {
        return Message.of(sentence);
    }

    /**
     * Makes it on a machine of the world; what lies in the SSH transport stays as it is.
     *
     * @throws IllegalStateException when the machine has not what the fault needs, or can have none such
     */
    public void apply(Machine node) {
        node.world().act(() -> {
            if (!suits(node.product())) {
                throw new IllegalStateException("the fault " + name + " is none of machines such as " + node.name());
            }
            if (!there.test(node)) {
                throw new IllegalStateException("the fault " + name + " needs " + needs + ", which " + node.name() + " is not in");
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

package praktikum.cli;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.Faults;

/**
 * A fault as the command line names it.
 *
 * @param node where it is made: the last machine unless said
 */
record SimFault(Fault fault, String node) {

    /**
     * Reads {@code FAULT} or {@code FAULT@NODE}.
     *
     * @param nodes the machines there are
     */
    static SimFault read(String text, List<String> nodes) throws Stop {
        var at = text.indexOf('@');
        var name = at < 0 ? text : text.substring(0, at);
        var node = at < 0 ? nodes.getLast() : text.substring(at + 1);
        var fault = Faults.named(name).orElseThrow(() -> Stop.usage("cli.sim.no-fault", name,
                String.join(", ", Faults.all().stream().map(Fault::name).toList())));
        if (!nodes.contains(node)) {
            throw Stop.usage("cli.sim.no-node", node, String.join(", ", nodes));
        }
        return new SimFault(fault, node);
    }

    /** All faults there are, each with what it is. */
    static void list(Screen screen) {
        Faults.all().forEach(fault -> screen.print(String.format("%-24s ", fault.name()), fault.says().in(screen.language())));
    }

    /** Makes it. */
    void apply(Practice practice) throws Stop {
        try {
            practice.cluster().fault(fault, node);
        } catch (IllegalStateException tooEarly) {
            throw Stop.usage("cli.sim.too-early", fault.name(), node);
        }
    }

    /** What is wrong, in one sentence. */
    String says(Screen screen) {
        return fault.says().in(screen.language());
    }
}

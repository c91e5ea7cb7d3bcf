package praktikum.run.practice;

import java.util.LinkedHashMap;
import java.util.Map;
import praktikum.run.WorkFailed;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.Faults;
import praktikum.sim.machine.Product;
import praktikum.site.PlannedMachine;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.text.Message;
import praktikum.text.Nearest;

/**
 * A fault on one machine of a practice cluster, as people name it: {@code ntp-off@node2}.
 *
 * @param node where it is made: the last node unless said, the NFS server where it is one of that
 */
public record PracticeFault(Fault fault, String node) {

    /**
     * Reads {@code FAULT} or {@code FAULT@MACHINE}.
     *
     * @param site the machines there are
     */
    public static PracticeFault read(String text, Site site) throws WorkFailed {
        var at = text.indexOf('@');
        var name = at < 0 ? text : text.substring(0, at);
        var fault = Faults.named(name).orElseThrow(() -> WorkFailed.because("run.practice.no-fault", name,
                Nearest.list(name, Faults.all().stream().map(Fault::name).toList())));
        var machines = site.machines().stream().map(PlannedMachine::name).toList();
        var suitable = site.machines().stream().filter(machine -> fault.suits(product(machine))).map(PlannedMachine::name).toList();
        if (suitable.isEmpty()) {
            throw WorkFailed.because("run.practice.no-server", name);
        }
        var node = at >= 0 ? text.substring(at + 1) : site.nodes().stream().map(PlannedNode::name).filter(suitable::contains)
                .reduce((first, last) -> last).orElse(suitable.getLast());
        if (!machines.contains(node)) {
            throw WorkFailed.because("run.practice.no-node", node, Nearest.list(node, machines));
        }
        if (!suitable.contains(node)) {
            throw WorkFailed.because("run.practice.other-machine", name, node, String.join(", ", suitable));
        }
        return new PracticeFault(fault, node);
    }

    /** What is installed on a machine of the plan when it is simulated. */
    private static Product product(PlannedMachine machine) {
        return machine instanceof PlannedNode ? Product.PROXMOX_VE : Product.DEBIAN;
    }

    /** The names of all faults there are, each with what it is. */
    public static Map<String, Message> all() {
        var all = new LinkedHashMap<String, Message>();
        Faults.all().forEach(fault -> all.put(fault.name(), fault.says()));
        return all;
    }

    /** Makes it. */
    public void apply(PracticeCluster practice) throws WorkFailed {
        try {
            practice.cluster().fault(fault, node);
        } catch (IllegalStateException tooEarly) {
            throw WorkFailed.because("run.practice.too-early", fault.name(), node);
        }
    }

    /** What is wrong, in one sentence. */
    public Message says() {
        return fault.says();
    }

    @Override
    public String toString() {
        return fault.name() + "@" + node;
    }
}

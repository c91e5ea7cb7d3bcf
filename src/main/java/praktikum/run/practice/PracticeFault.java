package praktikum.run.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.run.WorkFailed;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.Faults;
import praktikum.text.Message;
import praktikum.text.Nearest;

/**
 * A fault on one machine of a practice cluster, as people name it: {@code ntp-off@node2}.
 *
 * @param node where it is made: the last machine unless said
 */
public record PracticeFault(Fault fault, String node) {

    /**
     * Reads {@code FAULT} or {@code FAULT@NODE}.
     *
     * @param nodes the machines there are
     */
    public static PracticeFault read(String text, List<String> nodes) throws WorkFailed {
        var at = text.indexOf('@');
        var name = at < 0 ? text : text.substring(0, at);
        var node = at < 0 ? nodes.getLast() : text.substring(at + 1);
        var fault = Faults.named(name).orElseThrow(() -> WorkFailed.because("run.practice.no-fault", name,
                Nearest.list(name, Faults.all().stream().map(Fault::name).toList())));
        if (!nodes.contains(node)) {
            throw WorkFailed.because("run.practice.no-node", node, Nearest.list(node, nodes));
        }
        return new PracticeFault(fault, node);
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

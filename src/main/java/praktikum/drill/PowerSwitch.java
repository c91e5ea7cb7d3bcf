package praktikum.drill;

import java.util.List;
import java.util.Optional;
import praktikum.site.PlannedNode;
import praktikum.text.Message;

/** Stopping a node and starting it again, the way the site names or another. */
public final class PowerSwitch {

    private static final String STOP = "drill.change.stop";

    private PowerSwitch() {
    }

    /** With the commands that the site names for the node's power, on the kit's machine, or by hand; empty where it names none. */
    public static Optional<Change> named(PlannedNode node) {
        return node.power().map(power -> stop(node.name(), DrillRun.KIT, power.off(), power.on()));
    }

    /** With commands of the drill's own. */
    public static Change stop(String node, String host, List<String> off, List<String> on) {
        return new Change(node, host,
                new Change.Half("stop", Message.of(STOP, node), off, Message.of("drill.please.stop", node)),
                new Change.Half("start", Message.of("drill.change.start", node), on, Message.of("drill.please.start", node)));
    }

    /** The node that was stopped, by the sentence of the change; empty where it tells of something else. */
    public static Optional<String> stopped(Message what) {
        return what.key().equals(STOP) ? what.args().stream().findFirst() : Optional.empty();
    }
}

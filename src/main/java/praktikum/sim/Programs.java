package praktikum.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import praktikum.sim.pve.CorosyncCfgtool;
import praktikum.sim.pve.CorosyncQuorumtool;
import praktikum.sim.pve.Pvecm;
import praktikum.sim.shell.Program;
import praktikum.sim.tool.Quick;
import praktikum.sim.world.Node;

/** The commands of a machine that know of the world. */
final class Programs {

    private final Node node;
    private final Map<String, Program> programs = new LinkedHashMap<>();

    Programs(Node node) {
        this.node = node;
        quick("corosync-quorumtool", new CorosyncQuorumtool());
        quick("corosync-cfgtool", new CorosyncCfgtool());
        programs.put("pvecm", new Pvecm(node));
    }

    Map<String, Program> all() {
        return Map.copyOf(programs);
    }

    private void quick(String name, Quick quick) {
        programs.put(name, quick.on(node));
    }
}

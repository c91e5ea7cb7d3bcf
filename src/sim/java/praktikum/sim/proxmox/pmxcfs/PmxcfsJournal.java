package praktikum.sim.proxmox.pmxcfs;

import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;

/** What pmxcfs writes into the journal. */
final class PmxcfsJournal {

    private final Machine node;

    PmxcfsJournal(Machine node) {
        this.node = node;
    }

    int pid() {
        return Units.of(node).get("pve-cluster").map(Unit::pid).orElse(0);
    }

    void say(String part, String text) {
        node.log("pve-cluster.service", "pmxcfs", pid(), text.startsWith("crit") ? Journal.CRIT : Journal.NOTICE,
                "[" + part + "] " + text);
    }

    /** How it writes corosync's error 2: 8.4.21 has only the number, 9.2.11 the name. */
    String libraryError() {
        return node.release().number() >= 9 ? "CS_ERR_LIBRARY" : "2";
    }
}

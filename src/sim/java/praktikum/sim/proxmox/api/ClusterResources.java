package praktikum.sim.proxmox.api;

import java.util.List;
import java.util.Map;
import praktikum.sim.machine.Machine;

/**
 * Rows of {@code /cluster/resources}.
 *
 * @param order their place among the others; lower ones come first
 * @param type what the parameter {@code type} calls them: {@code node}, {@code vm}, {@code storage}, {@code sdn}
 * @param rows makes them
 */
public record ClusterResources(int order, String type, Rows rows) {

    /** Makes the rows of one node. */
    @FunctionalInterface
    public interface Rows {

        /** The rows of a node of that name as a machine sees it. */
        List<Map<String, Object>> of(Machine seenFrom, String name);
    }
}

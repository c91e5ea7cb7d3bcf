package praktikum.sim.machine;

/** What a topic brings along in the world between the machines, such as wires, or a protocol that is spoken over them. */
public interface WorldPart {

    /** Something may have changed who reaches whom: links, power, firewalls. */
    default void reachabilityChanged() {}

    /** What of it outlasts the power of all machines, as text; empty where nothing does. */
    default String kept() {
        return "";
    }

    /** Puts that back in a new world. */
    default void restore(String kept) {}
}

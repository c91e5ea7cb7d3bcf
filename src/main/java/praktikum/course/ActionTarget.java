package praktikum.course;

import java.util.List;
import java.util.Optional;

/** Where an action runs. */
public sealed interface ActionTarget {

    /**
     * Those of the machines it runs on, in order; none where the site has no such machine.
     *
     * @param nfs the NFS server, which is no node
     */
    <T> List<T> of(List<? extends T> nodes, Optional<? extends T> nfs);

    /** As a lab page writes it: {@code node1}, {@code each-node}, {@code other-nodes}, {@code nfs}. */
    static Optional<ActionTarget> parse(String text) {
        return switch (text) {
            case "each-node" -> Optional.of(new EachNode());
            case "other-nodes" -> Optional.of(new OtherNodes());
            case "nfs" -> Optional.of(new NfsServer());
            default -> text.matches("node[1-9][0-9]?")
                    ? Optional.of(new OneNode(Integer.parseInt(text.substring("node".length()))))
                    : Optional.empty();
        };
    }

    /**
     * One node.
     *
     * @param number its place in the site, from 1
     */
    record OneNode(int number) implements ActionTarget {
        @Override
        public <T> List<T> of(List<? extends T> nodes, Optional<? extends T> nfs) {
            return number <= nodes.size() ? List.of(nodes.get(number - 1)) : List.of();
        }

        @Override
        public String toString() {
            return "node" + number;
        }
    }

    /** Every node. */
    record EachNode() implements ActionTarget {
        @Override
        public <T> List<T> of(List<? extends T> nodes, Optional<? extends T> nfs) {
            return List.copyOf(nodes);
        }

        @Override
        public String toString() {
            return "each-node";
        }
    }

    /** Every node but the first. */
    record OtherNodes() implements ActionTarget {
        @Override
        public <T> List<T> of(List<? extends T> nodes, Optional<? extends T> nfs) {
            return nodes.isEmpty() ? List.of() : List.copyOf(nodes.subList(1, nodes.size()));
        }

        @Override
        public String toString() {
            return "other-nodes";
        }
    }

    /** The NFS server. */
    record NfsServer() implements ActionTarget {
        @Override
        public <T> List<T> of(List<? extends T> nodes, Optional<? extends T> nfs) {
            return nfs.<List<T>>map(List::of).orElse(List.of());
        }

        @Override
        public String toString() {
            return "nfs";
        }
    }
}

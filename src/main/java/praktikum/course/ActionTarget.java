package praktikum.course;

import java.util.List;
import java.util.Optional;

/** Where an action runs. */
public sealed interface ActionTarget {

    /** Those of the nodes it runs on, in order; none where the site has no such node. */
    <T> List<T> of(List<T> nodes);

    /** As a lab page writes it: {@code node1}, {@code each-node}, {@code other-nodes}. */
    static Optional<ActionTarget> parse(String text) {
        return switch (text) {
            case "each-node" -> Optional.of(new EachNode());
            case "other-nodes" -> Optional.of(new OtherNodes());
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
        public <T> List<T> of(List<T> nodes) {
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
        public <T> List<T> of(List<T> nodes) {
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
        public <T> List<T> of(List<T> nodes) {
            return nodes.isEmpty() ? List.of() : List.copyOf(nodes.subList(1, nodes.size()));
        }

        @Override
        public String toString() {
            return "other-nodes";
        }
    }
}

package praktikum.course;

import java.util.List;
import java.util.Optional;

/** Where an action runs. */
public sealed interface ActionTarget {

    /** Those of the places it runs at, in order; none where the site has no such place. */
    <T> List<T> of(ActionPlaces<T> places);

    /**
     * As a lab page writes it: {@code node1}, {@code each-node}, {@code other-nodes}, {@code nfs}, {@code each-container}, {@code each-vm}.
     */
    static Optional<ActionTarget> parse(String text) {
        return switch (text) {
            case "each-node" -> Optional.of(new EachNode());
            case "other-nodes" -> Optional.of(new OtherNodes());
            case "nfs" -> Optional.of(new NfsServer());
            case "each-container" -> Optional.of(new EachContainer());
            case "each-vm" -> Optional.of(new EachVm());
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
        public <T> List<T> of(ActionPlaces<T> places) {
            return places.nodes().stream().skip(number - 1).limit(1).toList();
        }

        @Override
        public String toString() {
            return "node" + number;
        }
    }

    /** Every node. */
    record EachNode() implements ActionTarget {
        @Override
        public <T> List<T> of(ActionPlaces<T> places) {
            return places.nodes();
        }

        @Override
        public String toString() {
            return "each-node";
        }
    }

    /** Every node but the first. */
    record OtherNodes() implements ActionTarget {
        @Override
        public <T> List<T> of(ActionPlaces<T> places) {
            return places.nodes().stream().skip(1).toList();
        }

        @Override
        public String toString() {
            return "other-nodes";
        }
    }

    /** The NFS server. */
    record NfsServer() implements ActionTarget {
        @Override
        public <T> List<T> of(ActionPlaces<T> places) {
            return places.nfs().stream().toList();
        }

        @Override
        public String toString() {
            return "nfs";
        }
    }

    /** For each container the node that it is made on. */
    record EachContainer() implements ActionTarget {
        @Override
        public <T> List<T> of(ActionPlaces<T> places) {
            return places.containers();
        }

        @Override
        public String toString() {
            return "each-container";
        }
    }

    /** For each virtual machine the node that it is made on. */
    record EachVm() implements ActionTarget {
        @Override
        public <T> List<T> of(ActionPlaces<T> places) {
            return places.vms();
        }

        @Override
        public String toString() {
            return "each-vm";
        }
    }
}

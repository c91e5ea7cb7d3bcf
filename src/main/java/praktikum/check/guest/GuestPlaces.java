package praktikum.check.guest;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import praktikum.check.ask.NodeAnswers;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.guest.config.GuestFile;
import praktikum.text.Message;

/**
 * Where guests are, and how the nodes that have them are asked.
 *
 * @param files the file of a guest by its number, wherever it lies
 * @param nodes the answers of a node by its name; empty where the site has no such node
 */
public record GuestPlaces(LongFunction<Optional<GuestFile>> files, Function<String, Optional<NodeAnswers>> nodes) {

    Optional<GuestFile> find(long id) {
        return files.apply(id);
    }

    NodeAnswers answers(String node) {
        return nodes.apply(node).orElseThrow(() -> new Unmeasured(Message.of("check.guest.other-node", node)));
    }
}

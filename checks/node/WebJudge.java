package node;

import static praktikum.check.Expect.askAll;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Optional;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.node.WebAnswer;
import praktikum.fact.node.WebAnswer.Outcome;

/**
 * Whether what answers at a node's port 8006 is a web interface that works: asked by the node itself for its page and its API, and by the
 * others for its API. Where no connection comes about, that is told elsewhere.
 *
 * @param node whose interface it is
 * @param others who ask besides
 */
record WebJudge(Node node, List<Node> others) {

    /** What is wrong with it; empty where nothing is. */
    Optional<Judgement> judgeInterface() {
        // An address that the node does not have, or a port that is closed, has a finding elsewhere: silence there is no answer of
        // pveproxy's.
        var paths = node.network().webReached(node.address()) ? List.of(WebAnswer.PAGE, WebAnswer.VERSION) : List.<String>of();
        var own = askAll(paths, path -> node.network().web(node.address(), path));
        var bad = paths.stream().filter(path -> told(own.get(path))).findFirst();
        if (bad.isPresent()) {
            var answer = own.get(bad.get());
            var judgement = wrong("pveproxy " + bad.get(), answer.text());
            return Optional.of(switch (answer.outcome()) {
                case FOREIGN -> judgement.mistake("foreign");
                case BROKEN -> judgement.mistake("broken");
                default -> judgement.mistake("silent").with("certificate",
                        node.cluster().directory("/etc/pve/nodes/" + node.name()).has("pveproxy-ssl.pem") ? "pveproxy-ssl" : "pve-ssl");
            });
        }
        // Who gets no connection has a finding of its own, about the way there.
        var asking = others.stream().filter(peer -> peer.network().webReached(node.address())).toList();
        var answers = askAll(asking, peer -> peer.network().ifWeb(node.address(), WebAnswer.VERSION));
        return asking.stream().filter(peer -> answers.get(peer).filter(WebJudge::told).isPresent()).findFirst().map(peer -> wrong(
                "pveproxy " + WebAnswer.VERSION, answers.get(peer).get().text()).mistake("turned-away").with("peer", peer.name()));
    }

    private static boolean told(WebAnswer answer) {
        return !answer.works() && answer.outcome() != Outcome.NOT_CONNECTED;
    }
}

package cluster;

import static praktikum.check.verdict.Judgement.wrong;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.cluster.SshTrial;

/**
 * The logins between all nodes, and whose fault it is where one fails: the node that nobody gets into, or the one that gets nowhere,
 * once, and not each of those that suffer from it.
 */
final class LoginTrials {

    /** A login from one node to another. */
    record Login(Node from, Node to, SshTrial trial) {
    }

    private final List<Login> all = new ArrayList<>();

    LoginTrials(Map<Node, Map<Node, SshTrial>> trials) {
        trials.forEach((from, peers) -> peers.forEach((to, trial) -> all.add(new Login(from, to, trial))));
    }

    /** The failed logins that a node is to blame for, from its side or from that of others. */
    List<Login> failed(Node node) {
        return all.stream().filter(login -> !login.trial().ok() && culprit(login).equals(node)).toList();
    }

    /** What is wrong with a node; empty where nothing is. */
    Optional<Judgement> judgeLogins(Node node) {
        var failed = failed(node);
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        var into = failed.stream().filter(login -> login.to().equals(node)).findFirst();
        var cutOff = failed.stream().allMatch(login -> login.trial().outcome().unanswered())
                && failed.stream().anyMatch(login -> login.from().equals(node));
        var login = into.orElse(failed.getFirst());
        var peer = into.isPresent() ? login.from() : login.to();
        return Optional.of(wrong("OK", login.trial().outcome())
                .mistake(cutOff ? "cut-off" : into.isPresent() ? into(login.trial()) : outOf(login.trial())).with("peer", peer.name())
                .with("text", login.trial().text().lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("–")));
    }

    private static String into(SshTrial trial) {
        return switch (trial.outcome()) {
            case NOISY -> "noisy";
            case ENDED -> "ended";
            case DENIED -> "denied";
            case HOST_KEY -> "host-key";
            case CLOSED -> "closed";
            default -> "unreachable";
        };
    }

    private static String outOf(SshTrial trial) {
        return switch (trial.outcome()) {
            case DENIED -> "not-let-in";
            case HOST_KEY -> "other-machine";
            case OWN_CLIENT -> "own-ssh";
            default -> "cut-off";
        };
    }

    private Node culprit(Login login) {
        if (login.trial().outcome() == SshTrial.Outcome.OWN_CLIENT) {
            return login.from();
        }
        var othersGetIn = all.stream().anyMatch(other -> other.to().equals(login.to()) && other.trial().ok());
        var getsElsewhere = all.stream().anyMatch(other -> other.from().equals(login.from()) && other.trial().ok());
        if (othersGetIn != getsElsewhere) {
            return othersGetIn ? login.from() : login.to();
        }
        if (othersGetIn) {
            // It concerns these two alone: who meets another machine there, or nobody, is the one on a way of its own.
            return login.trial().outcome().unanswered() || login.trial().outcome() == SshTrial.Outcome.HOST_KEY ? login.from() : login.to();
        }
        return all.stream().filter(other -> other.from().equals(login.from())).count()
                > all.stream().filter(other -> other.to().equals(login.to())).count() ? login.from() : login.to();
    }
}

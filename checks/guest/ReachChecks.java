package guest;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.guest.Guest;
import praktikum.check.verdict.Judgement;
import praktikum.fact.guest.config.Nic;

/** Lab 06: guests are reached, and it is they who are. */
@ChecksFor("06-guests")
final class ReachChecks {

    @Check(value = "reachable", after = {"container-runs", "machine-runs"}, explainedBy = {"container-network", "machine-network"})
    void everyNodeReachesEveryGuest(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            if (cluster.guests().isEmpty()) {
                throw cannotTell("check.guest.none");
            }
            return every(cluster.guests(), guest -> reached(cluster, node, guest));
        });
    }

    private static Judgement reached(Cluster cluster, Node node, Guest guest) {
        var answers = node.network().echo(guest.address());
        var wrong = wrong(answers.sent(), answers.received()).with("guest", guest.name()).with("address", guest.address())
                .with("host", guest.host());
        if (answers.sent() == 0) {
            return wrong.mistake("no-route");
        }
        if (answers.received() == 0) {
            return guest.isElsewhere() ? unknown(guest) : unanswered(wrong, guest, reaching(cluster, guest));
        }
        var own = guest.card().flatMap(Nic::mac);
        var answered = node.network().answering(guest.inet());
        return own.isPresent() && answered.isPresent() && !answered.equals(own)
                ? wrong(own, answered).mistake("other-machine").with("guest", guest.name()).with("address", guest.address())
                : right(guest.name() + " " + answered.orElse("–"));
    }

    private static Judgement unknown(Guest guest) {
        throw cannotTell("check.guest.elsewhere", guest.name(), guest.address());
    }

    /** The nodes that get an answer. */
    private static List<String> reaching(Cluster cluster, Guest guest) {
        return cluster.each(node -> node.network().echo(guest.address())).entrySet().stream()
                .filter(echo -> echo.getValue().received() > 0).map(echo -> echo.getKey().name()).toList();
    }

    /** Where the packets are lost follows from who gets an answer. */
    private static Judgement unanswered(Judgement wrong, Guest guest, List<String> reaching) {
        if (reaching.isEmpty()) {
            return wrong.mistake("no-answer");
        }
        return reaching.equals(List.of(guest.host())) ? wrong.mistake("home-only") : wrong.mistake("cut-off");
    }
}

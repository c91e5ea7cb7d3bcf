package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.check.Expect.expectAll;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.Expect.mistake;
import static praktikum.check.verdict.Judgement.equal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.fact.node.HostName;
import praktikum.fact.node.KernelRelease;
import praktikum.host.NoAnswer;
import praktikum.host.replay.RecordedAnswers;
import praktikum.text.Language;
import praktikum.text.Message;

/** A check asks the NFS server as it asks a node, alone or among them; nobody else has anything to do with it. */
class NfsServerCheckTest {

    
    @ChecksFor("toy")
    static final class Toy {

        @Check("nodes")
        void nodes(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("6.8.0-1-pve", node.ask(KernelRelease.ASKED).toString()));
        }

        @Check("server")
        void server(NfsServer server) {
            judgeAll(List.of(server), one -> equal("6.1.0-1", one.ask(KernelRelease.ASKED).toString()).with("export", one.export()));
        }

        @Check("everybody")
        void everybody(Cluster cluster) {
            var all = new ArrayList<Machine>(cluster.nodes());
            cluster.nfsServer().ifPresent(all::add);
            expectAll(all, Machine::name, machine -> machine.ask(HostName.ASKED).shortName(), mistake("other", (machine, found) ->
                    machine instanceof NfsServer && found.startsWith("n")));
        }
    }

    @ChecksFor("toy")
    static final class NodesAlone {

        @Check("nodes")
        void nodes(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("6.8.0-1-pve", node.ask(KernelRelease.ASKED).toString()));
        }
    }

    private static Machines machines() {
        var machines = Machines.of("k", "n1", "n2").withServer("store", "/srv/nfs");
        return machines.answers(List.of("6.8.0-1-pve", "6.8.0-1-pve"), KernelRelease.ASKED)
                .answers(List.of("n1.lab.example", "n2.lab.example"), HostName.ASKED);
    }

    @Test
    void theServerIsOneSubjectAndNodesAreTheirs() {
        var verdicts = machines().answers("store", RecordedAnswers.printed("6.1.0-9\n"), KernelRelease.ASKED)
                .answers("store", RecordedAnswers.printed("n3.lab.example\n"), HostName.ASKED).verdicts(Toy.class);

        assertInstanceOf(Verdict.Passed.class, verdicts.get("nodes"));
        assertEquals(List.of("n1", "n2"), subjects(verdicts.get("nodes")));
        var alone = assertInstanceOf(Verdict.Failed.class, verdicts.get("server")).findings();
        assertEquals(List.of("store"), subjects(verdicts.get("server")));
        assertEquals("/srv/nfs", alone.getFirst().values().get("export"));
        var mixed = assertInstanceOf(Verdict.Failed.class, verdicts.get("everybody")).findings();
        assertEquals(List.of("n1", "n2", "store"), subjects(verdicts.get("everybody")));
        assertEquals(List.of("PASSED -", "PASSED -", "FAILED other"), mixed.stream()
                .map(finding -> finding.outcome() + " " + finding.mistake().orElse("-")).toList());
    }

    @Test
    void aServerThatIsGoneLeavesOnlyItsOwnChecksOpen() {
        var silence = new NoAnswer(NoAnswer.Problem.UNREACHABLE, Message.of("host.unreachable.no-route", "store", "192.0.2.50:22"),
                Instant.EPOCH);
        var verdicts = machines().answers("store", silence, KernelRelease.ASKED).answers("store", silence, HostName.ASKED)
                .verdicts(Toy.class);

        assertInstanceOf(Verdict.Passed.class, verdicts.get("nodes"));
        assertInstanceOf(Verdict.NotMeasured.class, verdicts.get("server"));
        assertEquals(List.of(Outcome.PASSED, Outcome.PASSED, Outcome.NOT_MEASURED),
                verdicts.get("everybody").findings().stream().map(Finding::outcome).toList());
    }

    @Test
    void whereNoCheckAsksItNobodyDoes() {
        var machines = machines();
        machines.verdicts(NodesAlone.class);
        assertEquals(List.of("n1", "n2"), machines.log().stream().map(Machines.Asked::host).distinct().sorted().toList());
    }

    @Test
    void allAreAskedInOneRound() {
        var machines = machines();
        var rounds = new ArrayList<Integer>();
        machines.run(Toy.class, new RunListener() {
            @Override
            public void round(int number, int settled, int checks) {
                rounds.add(number);
            }
        }).run();
        assertEquals(List.of(1, 2), rounds);
        assertTrue(machines.log().stream().anyMatch(asked -> asked.host().equals("store") && asked.askedBy().equals("toy/server")));
    }

    @Test
    void aSiteWithoutServerIsToldWhatToAdd() {
        var machines = Machines.of("k", "n1").answers(List.of("6.8.0-1-pve"), KernelRelease.ASKED)
                .answers(List.of("n1.lab.example"), HostName.ASKED);
        var verdicts = machines.verdicts(Toy.class);

        assertInstanceOf(Verdict.Passed.class, verdicts.get("everybody"));
        var finding = assertInstanceOf(Verdict.NotMeasured.class, verdicts.get("server")).findings().getFirst();
        assertEquals("check.no-nfs-server", finding.why().orElseThrow().key());
        for (var language : Language.values()) {
            assertTrue(finding.why().orElseThrow().in(language).contains("site.yaml"));
            assertFalse(finding.why().orElseThrow().in(language).contains("{"));
        }
    }

    private static List<String> subjects(Verdict verdict) {
        return verdict.findings().stream().map(Finding::subject).toList();
    }
}

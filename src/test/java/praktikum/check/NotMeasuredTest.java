package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.fact.node.KernelRelease;
import praktikum.host.Answer;
import praktikum.host.NoAnswer;
import praktikum.host.replay.RecordedAnswers;
import praktikum.text.Language;
import praktikum.text.Message;

/** "Could not look" is not "wrong", and says in a sentence why. */
class NotMeasuredTest {

    @ChecksFor("toy")
    static final class Kernels {

        @Check("kernel")
        void kernel(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("6.8.0-1-pve", node.ask(KernelRelease.ASKED).toString()));
        }

        @Check("known-nodes")
        void knownNodes(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal(true, node.cluster().directory("/etc/pve/nodes").has("n1")));
        }
    }

    private static List<Finding> kernels(Answer ofTheSecond) {
        return assertInstanceOf(Verdict.class, Machines.of("k", "n1", "n2", "n3")
                .answers("n1", RecordedAnswers.printed("6.8.0-1-pve\n"), KernelRelease.ASKED)
                .answers("n2", ofTheSecond, KernelRelease.ASKED)
                .answers("n3", RecordedAnswers.printed("6.8.0-9-pve\n"), KernelRelease.ASKED)
                .verdicts(Kernels.class).get("kernel")).findings();
    }

    @ParameterizedTest
    @EnumSource(NoAnswer.Problem.class)
    void aHostThatGivesNoAnswerIsNotMeasuredWithItsOwnSentence(NoAnswer.Problem problem) {
        var why = Message.of("host.denied", "n2", "root@192.0.2.12", "id_ed25519");

        var findings = kernels(new NoAnswer(problem, why, Instant.EPOCH));

        assertEquals(List.of(Outcome.PASSED, Outcome.NOT_MEASURED, Outcome.FAILED), findings.stream().map(Finding::outcome).toList());
        assertEquals(why, findings.get(1).why().orElseThrow());
        assertTrue(findings.get(1).expected().isEmpty() && findings.get(1).found().isEmpty() && findings.get(1).mistake().isEmpty());
        assertEquals(List.of(1), findings.get(1).evidence(), "that nobody answered is evidence too");
    }

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of("check.refused.command-missing", RecordedAnswers.printed(127, "", "bash: line 1: uname: command not found\n"),
                        "command not found"),
                Arguments.of("check.refused.command-missing", RecordedAnswers.printed(127, "",
                        "timeout: failed to run command 'uname': No such file or directory\n"), "No such file"),
                Arguments.of("check.refused.cannot-run", RecordedAnswers.printed(126, "",
                        "bash: /usr/bin/uname: cannot execute: required file not found\n"), "cannot execute"),
                Arguments.of("check.refused.no-privilege", RecordedAnswers.printed(1, "", "sudo: a password is required\n"),
                        "a password is required"),
                Arguments.of("check.refused.no-privilege", RecordedAnswers.printed(126, "", "bash: /usr/bin/uname: Permission denied\n"),
                        "Permission denied"),
                Arguments.of("check.refused.no-privilege", RecordedAnswers.printed(255, "", "please run as root\n"), "run as root"),
                Arguments.of("check.refused.dead-mount", RecordedAnswers.printed(1, "",
                        "cat: /etc/pve/x: Transport endpoint is not connected\n"), "systemctl restart pve-cluster"),
                Arguments.of("check.timed-out", RecordedAnswers.printed(124, "", ""), "30"),
                Arguments.of("check.not-understood", RecordedAnswers.printed(0, "<html>Welcome</html>\n", ""), "<html>Welcome</html>"),
                Arguments.of("check.not-understood", RecordedAnswers.printed(0, "", ""), "cat /proc/sys/kernel/osrelease"),
                Arguments.of("check.not-understood", RecordedAnswers.printed(1, "6.8.0-1-pve\n", "uname: something is wrong\n"),
                        "something is wrong"),
                Arguments.of("check.not-understood", RecordedAnswers.printed(0, "x".repeat(5000), ""), "…"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anAnswerThatTellsNothingSaysWhichNodeWhichCommandAndWhatCame(String key, Answer answer, String words) {
        var finding = kernels(answer).get(1);

        assertEquals(Outcome.NOT_MEASURED, finding.outcome());
        var why = finding.why().orElseThrow();
        assertEquals(key, why.key());
        for (var language : Language.values()) {
            var sentence = why.in(language);
            assertTrue(sentence.contains("n2") && sentence.contains("osrelease") && sentence.contains(words), sentence);
            assertFalse(sentence.contains("{"), sentence);
            assertTrue(sentence.length() < 600, sentence);
        }
        assertNotEquals(why.in(Language.ENGLISH), why.in(Language.INDONESIAN));
    }

    @Test
    void aFailureElsewhereStillFailsTheCheck() {
        var machines = Machines.of("k", "n1", "n2").answers("n1", RecordedAnswers.printed(124, "", ""), KernelRelease.ASKED)
                .answers("n2", RecordedAnswers.printed("6.8.0-9-pve\n"), KernelRelease.ASKED);

        assertInstanceOf(Verdict.Failed.class, machines.verdicts(Kernels.class).get("kernel"));
    }

    @Test
    void withoutAFailureOneThatCouldNotBeMeasuredDecides() {
        var machines = Machines.of("k", "n1", "n2").answers("n1", RecordedAnswers.printed(124, "", ""), KernelRelease.ASKED)
                .answers("n2", RecordedAnswers.printed("6.8.0-1-pve\n"), KernelRelease.ASKED);

        assertInstanceOf(Verdict.NotMeasured.class, machines.verdicts(Kernels.class).get("kernel"));
    }

    @Test
    void whatWasNeverRecordedIsNotInTheEvidence() {
        var finding = Machines.of("k", "n1").verdicts(Kernels.class).get("kernel").findings().getFirst();

        assertEquals("host.not-in-evidence", finding.why().orElseThrow().key());
        assertEquals(Outcome.NOT_MEASURED, finding.outcome());
    }

    @Test
    void aNodeWhoseClusterFileSystemIsNotMountedIsNotHeldToBeWrong() {
        var machines = Machines.of("k", "n1").answers("n1",
                RecordedAnswers.printed(2, "", "ls: cannot access '/etc/pve/nodes': No such file or directory\n"), "ls", "-1",
                "/etc/pve/nodes");

        var finding = machines.verdicts(Kernels.class).get("known-nodes").findings().getFirst();

        assertEquals("check.no-pmxcfs", finding.why().orElseThrow().key());
        assertTrue(finding.why().orElseThrow().in(Language.INDONESIAN).contains("praktikum check 01-nodes/reach/services"));
    }
}

package praktikum.host.hostile;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.OpenSsh;
import praktikum.host.ssh.Budget;

/** Real servers that hold up whoever asks them: they are given up in time, and what was under way there is ended. */
class HostileOpenSshTest {

    private static final Budget SMALL = new Budget(Duration.ofSeconds(2), 4, Duration.ofMillis(300));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start file that never ends         | LogLevel ERROR                            | sleep 300
            start file that prints for ever    | LogLevel ERROR                            | yes welcome
            start file that drips              | LogLevel ERROR                            | while echo wait; do sleep 0.1; done
            another command that never ends    | ForceCommand sleep 300                    |
            another command, printing for ever | ForceCommand yes                          |
            errors for ever                    | ForceCommand yes >&2                      |
            bytes one by one                   | ForceCommand while :; do printf x; done   |
            """)
    void aServerThatHoldsUpIsGivenUp(String what, String option, String startFile) throws Exception {
        try (var server = OpenSsh.start(folder, option)) {
            Files.writeString(server.home().resolve(".bashrc"), startFile == null ? "" : startFile + "\n");
            var answers = new ConcurrentHashMap<Command, Answer>();
            var began = System.nanoTime();
            try (var hosts = server.hosts()) {
                hosts.grant(SMALL);
                hosts.host("pve1")
                        .runAll(IntStream.range(0, 12).mapToObj(number -> Command.of("echo", "" + number)).toList(), answers::put);
            }
            var took = Duration.ofNanos(System.nanoTime() - began);

            assertEquals(12, answers.size());
            answers.values().forEach(answer -> assertInstanceOf(NoAnswer.class, answer, what));
            assertTrue(took.compareTo(SMALL.time().plusSeconds(25)) < 0, took.toString());
        }
    }

    @Test
    void whatRunsWhenTheTimeIsOverIsEndedThere() throws Exception {
        try (var server = OpenSsh.start(folder); var hosts = server.hosts()) {
            hosts.grant(SMALL);
            var answer = hosts.host("pve1").run(Command.of("sleep", "311").within(Duration.ofMinutes(10)));

            assertEquals(Problem.BUDGET_SPENT, assertInstanceOf(NoAnswer.class, answer).problem());
            await().atMost(Duration.ofSeconds(30)).until(() -> !server.runs("sleep 311"));
        }
    }
}

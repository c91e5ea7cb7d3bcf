package praktikum.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.ssh.SshHosts;
import praktikum.text.Language;

/** How a host over SSH behaves when the machine, the network or the run does not. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class SshContract {

    @TempDir
    protected Path folder;

    protected SshMachine machine;

    /**
     * Starts a machine.
     *
     * @param sessions how many commands it carries out at once on one connection
     */
    protected abstract SshMachine start(Path folder, int sessions) throws IOException;

    @BeforeEach
    void up() throws IOException {
        machine = start(folder.resolve("machine"), 10);
    }

    @AfterEach
    void down() throws IOException {
        machine.close();
    }

    protected static List<Answer> atOnce(SshHosts hosts, int times, String program) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            for (int i = 0; i < times; i++) {
                asked.add(threads.submit(() -> hosts.host("pve1").run(Command.of(program))));
            }
            var answers = new ArrayList<Answer>();
            for (var answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    protected static String printed(SshHosts hosts, String word) {
        var answer = hosts.host("pve1").run(Command.of("echo", word));
        return assertInstanceOf(Output.class, answer, answer.toString()).outText().strip();
    }

    protected static NoAnswer none(Answer answer) {
        return assertInstanceOf(NoAnswer.class, answer);
    }

    protected static void assertTold(NoAnswer none, String... words) {
        for (var language : Language.values()) {
            var sentence = none.why().in(language);
            for (var word : words) {
                assertTrue(sentence.contains(word), word + " in: " + sentence);
            }
            assertFalse(sentence.contains("{"), sentence);
        }
    }
}

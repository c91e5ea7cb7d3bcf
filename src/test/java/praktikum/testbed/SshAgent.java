package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real ssh-agent. */
record SshAgent(Process process, Path socket) implements AutoCloseable {

    static SshAgent start(Path socket) throws IOException {
        var process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10)).until(() -> Files.exists(socket));
        return new SshAgent(process, socket);
    }

    /** Takes a key in; its file may go afterwards. */
    void add(Path key) throws Exception {
        var add = new ProcessBuilder("ssh-add", "-q", key.toString()).redirectErrorStream(true);
        add.environment().put("SSH_AUTH_SOCK", socket.toString());
        assertEquals(0, add.start().waitFor());
    }

    @Override
    public void close() {
        process.destroy();
    }
}

package praktikum.host.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.HostResultsContract;
import praktikum.host.OpenSsh;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.EvidenceDamaged;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.Transcript;
import praktikum.host.ssh.SshHosts;

/** Everything that OpenSSH answers is the same when it comes from the transcript. */
class ReplayResultsTest extends HostResultsContract {

    @TempDir
    static Path folder;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static OpenSsh server;
    private static SshHosts hosts;

    @BeforeAll
    static void start() throws Exception {
        server = OpenSsh.start(folder);
        hosts = server.hosts();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            hosts.close();
            server.close();
        }
    }

    @Override
    protected Host host() {
        return new Host() {
            @Override
            public String name() {
                return "pve1";
            }

            @Override
            public Identity identity() {
                return hosts.host("pve1").identity();
            }

            @Override
            public Answer run(Command command, Consumer<byte[]> live) {
                return recordedAndReplayed(command, live);
            }

            @Override
            public void close() {
            }
        };
    }

    private static Answer recordedAndReplayed(Command command, Consumer<byte[]> live) {
        var file = folder.resolve("run-" + COUNT.incrementAndGet() + ".jsonl");
        try (var transcript =
                Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "r", "k", "c", "s", 1, List.of()), InstantSource.system())) {
            var witnessed = transcript.witness(hosts.host("pve1")).ask(command, "contract");
            var replay = Replay.of(Evidence.read(file)).host("pve1");
            assertEquals(hosts.host("pve1").identity(), replay.identity());
            var answer = replay.run(command, live);
            assertEquals(witnessed.answer(), answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (EvidenceDamaged e) {
            throw new AssertionError(e);
        }
    }
}

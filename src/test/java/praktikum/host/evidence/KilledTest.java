package praktikum.host.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.Output;
import praktikum.host.Scripted;

/** A kit that is killed leaves a transcript with everything it ever told anybody. */
class KilledTest {

    @TempDir
    Path folder;

    @Test
    void whateverWasToldBeforeTheKillIsInTheTranscript() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (int i = 0; i < 3; i++) {
            var file = folder.resolve("run-" + i + ".jsonl");
            var kit = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    Kit.class.getName(), file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var told = 0;
            try (var out = kit.inputReader()) {
                while (told < 300 * (i + 1)) {
                    told = Integer.parseInt(out.readLine());
                }
                // Not the process itself: that would close our end of its output as well.
                kit.toHandle().destroyForcibly();
                told = out.lines().mapToInt(Integer::parseInt).reduce(told, Math::max);
                kit.waitFor();
            }

            var evidence = Evidence.read(file);

            assertTrue(evidence.entries().size() >= told, "told of " + told + ", kept " + evidence.entries().size());
            assertEquals(List.of("echo", Integer.toString(told)), ((Entry.Asked) evidence.entries().get(told - 1)).argv());
            assertTrue(evidence.endHash().isEmpty());
        }
    }

    /** A kit that asks for ever, and tells each record's number once it is written. */
    static final class Kit {

        public static void main(String[] args) throws Exception {
            var transcript = Transcript.create(Path.of(args[0]), Samples.OPENING, Samples.clock());
            var host = transcript.witness(new Scripted("pve1", Host.Identity.NONE, command -> new Output(0,
                    "x".repeat(20_000).getBytes(StandardCharsets.UTF_8), new byte[0], false, Instant.EPOCH, Duration.ZERO)));
            for (int number = 2;; number++) {
                host.ask(Command.of("echo", Integer.toString(number)), "check");
                System.out.println(number);
            }
        }
    }
}

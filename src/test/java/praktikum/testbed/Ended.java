package praktikum.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended.
 *
 * @param exit its exit code
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
public record Ended(int exit, String out, String err) {

    /** @throws AssertionError if the process does not end in time; it is killed then */
    static Ended of(Duration atMost, ProcessBuilder command) {
        try {
            var out = Files.createTempFile("testbed", ".out");
            var err = Files.createTempFile("testbed", ".err");
            try {
                var process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
                process.getOutputStream().close();
                if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError(command.command() + " did not end within " + atMost.toSeconds() + " s: "
                            + Files.readString(out) + Files.readString(err));
                }
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Itself, if it ended well. */
    Ended well() {
        if (exit != 0) {
            throw new AssertionError("exit " + exit + ": " + out + err);
        }
        return this;
    }
}

package praktikum.sim.shell.tools.sed;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import praktikum.sim.shell.command.LineReader;

/** The lines of several streams as one, with one line read ahead to know the last. */
final class SedInput {
    private final List<InputStream> streams;
    private Optional<LineReader> lines = Optional.empty();
    private int stream;
    private Optional<String> ahead = Optional.empty();
    private boolean aheadComplete = true;
    private boolean started;
    private boolean complete = true;
    private long number;

    SedInput(List<InputStream> streams) {
        this.streams = streams;
    }

    Optional<String> next() throws IOException {
        if (!started) {
            started = true;
            readAhead();
        }
        Optional<String> line = ahead;
        complete = aheadComplete;
        if (line.isPresent()) {
            number++;
            readAhead();
        }
        return line;
    }

    private void readAhead() throws IOException {
        while (true) {
            if (lines.isPresent()) {
                ahead = lines.get().next();
                aheadComplete = lines.get().wasComplete();
                if (ahead.isPresent()) {
                    return;
                }
            }
            if (stream == streams.size()) {
                ahead = Optional.empty();
                return;
            }
            lines = Optional.of(new LineReader(streams.get(stream++)));
        }
    }

    boolean wasComplete() {
        return complete;
    }

    boolean isLast() {
        return started && ahead.isEmpty();
    }

    long number() {
        return number;
    }
}

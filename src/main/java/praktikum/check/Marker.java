package praktikum.check;

import java.util.Optional;
import praktikum.check.ask.MarkerLog;
import praktikum.fact.system.MarkerFile;

/** What a {@link Challenge} may write: a file with a text that nobody could know before. */
public final class Marker {

    private final long seed;
    private final MarkerLog log;

    /** Markers of a run with that seed, which are written down before they are made. */
    public Marker(long seed, MarkerLog log) {
        this.seed = seed;
        this.log = log;
    }

    /** The marker for a folder. */
    public MarkerFile in(String folder) {
        return MarkerFile.in(folder, seed);
    }

    /** Has a machine write it; gives why that was refused, and nothing where it was written. */
    public Optional<String> writtenBy(Machine machine, MarkerFile file) {
        log.add(new MarkerLog.Written(machine.name(), file));
        return machine.ask(file.written()).refusal();
    }
}

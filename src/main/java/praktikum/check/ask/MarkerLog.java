package praktikum.check.ask;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import praktikum.fact.system.MarkerFile;

/** The files that the challenges of a run are about to write, in order, each once. */
public final class MarkerLog {

    /** A file, and the host that writes it. */
    public record Written(String host, MarkerFile file) {
    }

    private final Set<Written> announced = new LinkedHashSet<>();

    /** Announces that a host is to write a file; once is enough. */
    public void add(Written written) {
        announced.add(written);
    }

    /** What was announced, handed out once. */
    public List<Written> take() {
        var all = List.copyOf(announced);
        announced.clear();
        return all;
    }
}

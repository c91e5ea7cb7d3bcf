package praktikum.check.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import praktikum.check.Marker;
import praktikum.check.ask.MarkerLog;
import praktikum.check.ask.MarkerLog.Written;
import praktikum.check.verdict.CheckKey;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.WitnessedHost;
import praktikum.text.Message;

/**
 * That the challenges of a run are carried out, too: from which seed their markers are made, and who keeps account of them. Made for one
 * run.
 */
public final class ChallengeRun {

    private final long seed;
    private final MarkerKeeper keeper;
    private final MarkerLog log = new MarkerLog();
    private final List<Written> open = new ArrayList<>();

    /** The challenges of a run whose transcript has that seed. */
    public ChallengeRun(long seed, MarkerKeeper keeper) {
        this.seed = seed;
        this.keeper = keeper;
    }

    Marker marker() {
        return new Marker(seed, log);
    }

    /** What is announced is about to be written: from here on it has to be removed. */
    void writing() {
        log.take().stream().filter(marker -> !open.contains(marker)).forEach(marker -> {
            keeper.writing(marker);
            synchronized (open) {
                open.add(marker);
            }
        });
    }

    /** What is announced is not going to be written. */
    void forget() {
        log.take();
    }

    /** Whether something was written that is still there. */
    boolean hasOpen() {
        synchronized (open) {
            return !open.isEmpty();
        }
    }

    /** Removes what was written, whatever came of it. */
    void removeAll(Map<String, WitnessedHost> hosts, CheckKey by) {
        for (var marker : List.copyOf(open)) {
            switch (hosts.get(marker.host()).ask(Command.of(marker.file().removal()), by.toString()).answer()) {
                case Output output when output.exit() == 0 -> keeper.removed(marker);
                case Output output -> keeper.left(marker, Message.of("check.challenge.said",
                        (output.errText() + output.outText()).strip().lines().findFirst().orElse("exit " + output.exit())));
                case NoAnswer silence -> keeper.left(marker, silence.why());
            }
        }
        synchronized (open) {
            open.clear();
        }
    }
}

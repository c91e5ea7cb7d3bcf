package praktikum.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.text.Message;

/** The changes of a running drill: each is written down before it is made, and what was undone is written down after. */
public final class Changes {

    private static final String BY_DRILL = "drill/";
    private static final String BY_HAND = "by-hand/";

    private final DrillRun run;
    private final Map<Change, Integer> open = new LinkedHashMap<>();

    /** None yet. */
    public Changes(DrillRun run) {
        this.run = run;
    }

    /** Makes a change; one that did not go well may have been made all the same. */
    public void make(Change change) throws InterruptedException {
        var intent = run.transcript().intent(change.host(), change.make().says(), change.make().argv(), change.undo().argv());
        // From here on it may be made: whatever happens next, it is to be undone.
        open.put(change, intent);
        work(change, change.make());
        run.transcript().done(intent, Entry.Outcome.MADE);
    }

    /** Undoes all, in the order in which they were made; what could not be undone stays open for a restore. */
    public void undoAll() throws InterruptedException {
        for (var change : open()) {
            undo(change);
        }
    }

    /** Undoes all, the newest first, where one stands on another. */
    public void undoNewestFirst() throws InterruptedException {
        for (var change : open().reversed()) {
            undo(change);
        }
    }

    /** Undoes one that was made; whether it is undone. */
    public boolean undo(Change change) throws InterruptedException {
        var undone = work(change, change.undo());
        if (undone) {
            run.transcript().done(open.remove(change), Entry.Outcome.UNDONE);
        }
        return undone;
    }

    /** The changes that are not undone. */
    public List<Change> open() {
        return List.copyOf(open.keySet());
    }

    /** Whether that went well, as far as anybody can tell. */
    private boolean work(Change change, Change.Half half) throws InterruptedException {
        run.operator().hear(half.says());
        if (half.argv().isEmpty()) {
            run.operator().please(half.please());
            run.transcript().mark(BY_HAND + half.verb() + "/" + change.subject());
            return true;
        }
        var trouble = send(change, half, run.hosts());
        trouble.ifPresent(run.operator()::hear);
        return trouble.isEmpty();
    }

    /** Sends one half of a change; tells what went wrong, if anything. */
    static Optional<Message> send(Change change, Change.Half half, Map<String, WitnessedHost> hosts) {
        var host = half.elsewhere().orElse(change.host());
        var answer = hosts.get(host).ask(timed(host, half), BY_DRILL + half.verb() + "/" + change.subject()).answer();
        return answer instanceof Output output && output.exit() == 0 ? Optional.empty()
                : Optional.of(Message.of("drill.change.failed", change.subject(), DrillRun.said(answer)));
    }

    /** A node's own clock says when a change was made. */
    private static Command timed(String host, Change.Half half) {
        var timed = new ArrayList<>(host.equals(DrillRun.KIT) ? List.<String>of()
                : List.of("sh", "-c", HostClocks.CLOCK.line() + "; exec \"$@\"", "-"));
        timed.addAll(half.argv());
        return Command.of(timed).within(half.within());
    }

    /**
     * One half of a change, as a transcript tells that it was carried out.
     *
     * @param verb {@code stop} of {@code drill/stop/pve3}
     * @param subject {@code pve3} of it
     */
    public record Made(String verb, String subject) {
    }

    /** Reads who asked, or a mark, as {@code drill/stop/pve3} or {@code by-hand/stop/pve3}; empty where that is no change. */
    public static Optional<Made> made(String writtenDown) {
        for (var by : List.of(BY_DRILL, BY_HAND)) {
            var verb = writtenDown.startsWith(by) ? writtenDown.indexOf('/', by.length()) : -1;
            if (verb > 0) {
                return Optional.of(new Made(writtenDown.substring(by.length(), verb), writtenDown.substring(verb + 1)));
            }
        }
        return Optional.empty();
    }
}

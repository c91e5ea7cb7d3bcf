package praktikum.report.quorum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import praktikum.drill.quorum.QuorumStage;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.drill.quorum.QuorumTimeline.View;
import praktikum.drill.quorum.QuorumTimeline.Write;
import praktikum.report.quorum.QuorumPart.Event;
import praktikum.text.Language;
import praktikum.text.Message;

/** What happened in a drill: what was done to nodes, and each time a node said something else than before. */
final class DrillEvents {

    private record Happened(Instant at, String node, String what, int record) {
    }

    private final QuorumTimeline drill;
    private final Language language;
    private final Instant start;

    DrillEvents(QuorumTimeline drill, Language language, Instant start) {
        this.drill = drill;
        this.language = language;
        this.start = start;
    }

    List<Event> events() {
        var all = new ArrayList<Happened>();
        drill.changes().forEach(change -> all.add(new Happened(change.at(), change.node(),
                say(change.stopped() ? "stopped" : "started"), change.sequence())));
        views(all);
        drill.stages().forEach(stage -> writes(all, stage.writes()));
        all.sort(Comparator.comparing(Happened::at));
        var events = new ArrayList<Event>();
        for (var happened : all) {
            events.add(new Event(events.size() + 1, Duration.between(start, happened.at()), happened.node(), happened.what(),
                    Optional.of(happened.record())));
        }
        return events;
    }

    private void views(List<Happened> all) {
        var before = new HashMap<String, String>();
        for (var view : drill.views()) {
            var said = said(view);
            var first = !before.containsKey(view.node());
            // That a stopped node does not run is no news.
            var news = !said.equals(before.put(view.node(), said)) && view.state() != QuorumTimeline.State.STOPPED;
            if (news && !(first && view.stage() == QuorumStage.BEFORE)) {
                all.add(new Happened(view.at(), view.node(), said, view.sequence()));
            }
        }
    }

    private String said(View view) {
        return switch (view.state()) {
            case QUORATE -> say("quorate", view.votes(), view.expected());
            case BLOCKED -> say("blocked", view.votes(), view.expected());
            case STOPPED -> say("down");
            case UNKNOWN -> say("silent");
        };
    }

    private void writes(List<Happened> all, List<Write> writes) {
        var before = new HashMap<String, String>();
        for (var write : writes) {
            var said = switch (write.outcome()) {
                case WRITABLE -> say("wrote");
                case READ_ONLY -> say("refused", write.said());
                case UNKNOWN -> say("write-unknown");
            };
            if (!said.equals(before.put(write.node(), said))) {
                all.add(new Happened(write.at(), write.node(), said, write.sequence()));
            }
        }
    }

    private String say(String key, Object... values) {
        return Message.of("report.quorum." + key, values).in(language);
    }
}

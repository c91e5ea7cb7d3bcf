package praktikum.report.gather;

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
import praktikum.report.QuorumPart.Event;
import praktikum.text.Language;

/** What happened in a drill: what was done to nodes, and each time a node said something else than before. */
final class Happenings {

    private record Happening(Instant at, String node, String what, int record) {
    }

    private final QuorumTimeline drill;
    private final Language language;
    private final Instant start;

    Happenings(QuorumTimeline drill, Language language, Instant start) {
        this.drill = drill;
        this.language = language;
        this.start = start;
    }

    List<Event> events() {
        var all = new ArrayList<Happening>();
        drill.changes().forEach(change -> all.add(new Happening(change.at(), change.node(),
                ReportWords.say(language, change.stopped() ? "drill.stopped" : "drill.started"), change.sequence())));
        views(all);
        drill.stages().forEach(stage -> writes(all, stage.writes()));
        all.sort(Comparator.comparing(Happening::at));
        var events = new ArrayList<Event>();
        for (var happening : all) {
            events.add(new Event(events.size() + 1, Duration.between(start, happening.at()), happening.node(), happening.what(), Optional.of(happening.record())));
        }
        return events;
    }

    private void views(List<Happening> all) {
        var before = new HashMap<String, String>();
        for (var view : drill.views()) {
            var said = said(view);
            var first = !before.containsKey(view.node());
            // That a stopped node does not run is no news.
            var news = !said.equals(before.put(view.node(), said)) && view.state() != QuorumTimeline.State.STOPPED;
            if (news && !(first && view.stage() == QuorumStage.BEFORE)) {
                all.add(new Happening(view.at(), view.node(), said, view.sequence()));
            }
        }
    }

    private String said(View view) {
        return switch (view.state()) {
            case QUORATE -> ReportWords.say(language, "drill.quorate", view.votes(), view.expected());
            case BLOCKED -> ReportWords.say(language, "drill.blocked", view.votes(), view.expected());
            case STOPPED -> ReportWords.say(language, "drill.down");
            case UNKNOWN -> ReportWords.say(language, "drill.silent");
        };
    }

    private void writes(List<Happening> all, List<Write> writes) {
        var before = new HashMap<String, String>();
        for (var write : writes) {
            var said = switch (write.outcome()) {
                case WRITABLE -> ReportWords.say(language, "drill.wrote");
                case READ_ONLY -> ReportWords.say(language, "drill.refused", write.said());
                case UNKNOWN -> ReportWords.say(language, "drill.write-unknown");
            };
            if (!said.equals(before.put(write.node(), said))) {
                all.add(new Happening(write.at(), write.node(), said, write.sequence()));
            }
        }
    }
}

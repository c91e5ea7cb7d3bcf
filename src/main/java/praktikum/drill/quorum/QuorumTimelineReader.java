package praktikum.drill.quorum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.drill.Changes;
import praktikum.drill.DrillRecords;
import praktikum.drill.HostClocks;
import praktikum.drill.quorum.QuorumTimeline.Change;
import praktikum.drill.quorum.QuorumTimeline.Measured;
import praktikum.drill.quorum.QuorumTimeline.View;
import praktikum.drill.quorum.QuorumTimeline.Write;
import praktikum.host.evidence.Entry;

/** Walks through a drill's records once and sorts what they say into stages. */
final class QuorumTimelineReader {

    private final DrillRecords records;
    private final HostClocks clocks = new HostClocks();
    private final LinkedHashSet<String> nodes = new LinkedHashSet<>();
    private final List<View> views = new ArrayList<>();
    private final Map<QuorumStage, List<Write>> writes = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final LinkedHashMap<QuorumStage, Instant> began = new LinkedHashMap<>();
    private Optional<List<String>> stoppedBy = Optional.empty();
    private QuorumStage stage = QuorumStage.BEFORE;

    QuorumTimelineReader(DrillRecords records) {
        this.records = records;
    }

    QuorumTimeline read() {
        for (var entry : records.entries()) {
            switch (entry) {
                case Entry.Mark mark -> mark(mark);
                case Entry.Asked asked -> asked(asked);
                case Entry.Intent intent when stoppedBy.isEmpty() -> stoppedBy = Optional.of(intent.change());
                default -> { }
            }
        }
        views.sort(Comparator.comparing(View::at));
        changes.sort(Comparator.comparing(Change::at));
        return new QuorumTimeline(List.copyOf(nodes), began.keySet().stream().map(this::measured).toList(), views, changes, stoppedBy);
    }

    private void mark(Entry.Mark mark) {
        QuorumStage.of(mark.name()).ifPresent(next -> {
            stage = next;
            began.putIfAbsent(next, mark.time());
        });
        changed(mark.name(), mark.time(), mark);
    }

    private void asked(Entry.Asked asked) {
        if (clocks.learn(asked)) {
            nodes.add(asked.host());
            return;
        }
        var at = clocks.time(asked);
        var number = records.number(asked);
        switch (asked.askedBy()) {
            case QuorumCommands.ASKED_FOR_VIEW -> views.add(QuorumCommands.view(stage, asked.host(), at, asked.answer(), number));
            case QuorumCommands.ASKED_TO_WRITE -> writes.computeIfAbsent(stage, first -> new ArrayList<>())
                    .add(QuorumCommands.written(asked.host(), at, asked.answer(), number));
            default -> changed(asked.askedBy(), at, asked);
        }
    }

    private void changed(String writtenDown, Instant at, Entry entry) {
        Changes.made(writtenDown).filter(made -> made.verb().equals("stop") || made.verb().equals("start")).ifPresent(made ->
                changes.add(new Change(stage, at, made.subject(), made.verb().equals("stop"), records.number(entry))));
    }

    private Measured measured(QuorumStage which) {
        var made = changes.stream().filter(change -> change.stage() == which).toList();
        var changed = made.isEmpty() ? began.get(which) : made.getLast().at();
        var down = new LinkedHashSet<String>();
        for (var change : changes) {
            if (change.stage().compareTo(which) <= 0) {
                if (change.stopped()) {
                    down.add(change.node());
                } else {
                    down.remove(change.node());
                }
            }
        }
        var latest = new LinkedHashMap<String, View>();
        Optional<Instant> settled = Optional.empty();
        for (var view : views) {
            // A stage's own changes come first: what a node saw before them says nothing about it.
            if (view.stage() == which && !down.contains(view.node())) {
                latest.put(view.node(), view);
                if (settled.isEmpty() && latest.size() == nodes.size() - down.size()
                        && latest.values().stream().allMatch(seen -> StageGoal.reached(which, seen, nodes.size(), down.size()))) {
                    settled = Optional.of(view.at());
                }
            }
        }
        return new Measured(which, made.stream().filter(Change::stopped).map(Change::node).toList(), changed, settled,
                List.copyOf(latest.values()), writes.getOrDefault(which, List.of()));
    }
}

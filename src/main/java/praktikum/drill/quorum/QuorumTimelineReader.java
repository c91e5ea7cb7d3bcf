package praktikum.drill.quorum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.drill.quorum.QuorumTimeline.Change;
import praktikum.drill.quorum.QuorumTimeline.Measured;
import praktikum.drill.quorum.QuorumTimeline.View;
import praktikum.drill.quorum.QuorumTimeline.Write;
import praktikum.host.Output;
import praktikum.host.evidence.Entry;

/** Walks through a drill's records once and sorts what they say into stages. */
final class QuorumTimelineReader {

    private final List<Entry> entries;
    // A record taken over from another transcript is cited by its number in the one that took it.
    private final Map<Integer, Integer> numbers;
    private final Map<String, Duration> offsets = new HashMap<>();
    private final LinkedHashSet<String> nodes = new LinkedHashSet<>();
    private final List<View> views = new ArrayList<>();
    private final Map<QuorumStage, List<Write>> writes = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final LinkedHashMap<QuorumStage, Instant> began = new LinkedHashMap<>();
    private QuorumStage stage = QuorumStage.BEFORE;

    QuorumTimelineReader(List<Entry> entries) {
        this(entries, Map.of());
    }

    private QuorumTimelineReader(List<Entry> entries, Map<Integer, Integer> numbers) {
        this.entries = entries;
        this.numbers = numbers;
    }

    static QuorumTimelineReader ofCopies(List<Entry.Copied> copies) {
        var numbers = new HashMap<Integer, Integer>();
        copies.forEach(copy -> numbers.put(copy.original().sequence(), copy.sequence()));
        return new QuorumTimelineReader(copies.stream().map(Entry.Copied::original).toList(), numbers);
    }

    QuorumTimeline read() {
        for (var entry : entries) {
            switch (entry) {
                case Entry.Mark mark -> mark(mark);
                case Entry.Asked asked -> asked(asked);
                default -> { }
            }
        }
        views.sort(Comparator.comparing(View::at));
        changes.sort(Comparator.comparing(Change::at));
        return new QuorumTimeline(List.copyOf(nodes), began.keySet().stream().map(this::measured).toList(), views, changes);
    }

    private void mark(Entry.Mark mark) {
        QuorumStage.of(mark.name()).ifPresent(next -> {
            stage = next;
            began.putIfAbsent(next, mark.time());
        });
        QuorumCommands.changed(mark.name()).ifPresent(change ->
                changes.add(new Change(stage, mark.time(), change.getKey(), change.getValue(), number(mark))));
    }

    private void asked(Entry.Asked asked) {
        var offset = offsets.getOrDefault(asked.host(), Duration.ZERO);
        switch (asked.askedBy()) {
            case QuorumCommands.ASKED_FOR_CLOCK -> {
                nodes.add(asked.host());
                QuorumCommands.clockOffset(asked.answer()).ifPresent(measured -> offsets.put(asked.host(), measured));
            }
            case QuorumCommands.ASKED_FOR_VIEW -> views.add(QuorumCommands.view(stage, asked.host(), asked.time(), offset, asked.answer(), number(asked)));
            case QuorumCommands.ASKED_TO_WRITE -> writes.computeIfAbsent(stage, first -> new ArrayList<>())
                    .add(QuorumCommands.written(asked.host(), asked.time(), offset, asked.answer(), number(asked)));
            default -> QuorumCommands.changed(asked.askedBy()).ifPresent(change -> changes.add(new Change(stage,
                    asked.answer() instanceof Output output ? QuorumCommands.hostTime(output).map(at -> at.minus(offset)).orElse(asked.time()) : asked.time(),
                    change.getKey(), change.getValue(), number(asked))));
        }
    }

    private int number(Entry entry) {
        return numbers.getOrDefault(entry.sequence(), entry.sequence());
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

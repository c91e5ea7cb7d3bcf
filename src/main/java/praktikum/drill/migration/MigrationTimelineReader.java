package praktikum.drill.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.drill.DrillRecords;
import praktikum.drill.HostClocks;
import praktikum.drill.guest.GuestLookReader;
import praktikum.drill.guest.Observation;
import praktikum.fact.migration.MigrationLog;
import praktikum.fact.task.Task;
import praktikum.fact.task.TaskList;
import praktikum.fact.task.Upid;
import praktikum.host.evidence.Entry;

/** Walks through a drill's records once and sorts what they say into rounds and stages. */
final class MigrationTimelineReader {

    /** What was gathered of one stage. */
    private static final class Stage {
        private final GuestLookReader look;
        private final List<Observation> observed = new ArrayList<>();
        private List<Task> tasks = List.of();
        private Optional<Logged> log = Optional.empty();

        Stage(DrillRecords records) {
            this.look = new GuestLookReader(records);
        }
    }

    /** A log with the task whose it is. */
    private record Logged(MigrationLog log, Optional<Upid> task, Duration offset, int record) {}

    private final DrillRecords records;
    private final HostClocks clocks = new HostClocks();
    private final List<Map<MigrationStage, Stage>> rounds = new ArrayList<>();
    private Stage stage;
    private String guest = "";
    private long id;
    private String from = "";
    private String to = "";

    MigrationTimelineReader(DrillRecords records) {
        this.records = records;
        this.stage = new Stage(records);
    }

    MigrationTimeline read() {
        for (var entry : records.entries()) {
            switch (entry) {
                case Entry.Mark mark -> MigrationStage.of(mark.name()).ifPresent(this::begin);
                case Entry.Asked asked -> asked(asked);
                case Entry.Intent intent when intent.what().key().equals(MigrationPlan.MOVE) && intent.what().args().size() == 4 -> {
                    guest = intent.what().args().get(0);
                    var number = intent.what().args().get(1);
                    id = number.matches("[0-9]{1,9}") ? Long.parseLong(number) : 0;
                    from = intent.what().args().get(2);
                    to = intent.what().args().get(3);
                }
                default -> { }
            }
        }
        // Of a round in which nothing was moved there is nothing to tell.
        return new MigrationTimeline(guest, id, rounds.stream().filter(round -> round.containsKey(MigrationStage.MOVING))
                .map(this::round).toList());
    }

    private void begin(MigrationStage next) {
        if (next == MigrationStage.BEFORE || rounds.isEmpty()) {
            rounds.add(new EnumMap<>(MigrationStage.class));
        }
        stage = new Stage(records);
        rounds.getLast().put(next, stage);
    }

    private void asked(Entry.Asked asked) {
        if (clocks.learn(asked) || stage.look.read(asked)) {
            return;
        }
        if (Observation.isOne(asked)) {
            stage.observed.add(Observation.of(asked, clocks, records));
        } else if (asked.askedBy().equals(MigrationRun.ASKED_FOR_TASKS)) {
            DrillRecords.read(asked.answer(), TaskList.ofGuest(0)).asOptional().ifPresent(list -> stage.tasks = list.tasks());
        } else if (asked.askedBy().equals(MigrationRun.ASKED_FOR_LOG)) {
            var task = Upid.parse(asked.argv().getLast().substring(asked.argv().getLast().lastIndexOf('/') + 1));
            // The node tells its clock with each clock that was asked for: the log's times are by that one.
            var offset = Duration.between(clocks.corrected(asked.host(), Instant.EPOCH), Instant.EPOCH);
            stage.log = task.flatMap(upid -> DrillRecords.read(asked.answer(), MigrationLog.of(upid)).asOptional())
                    .flatMap(log -> log).map(log -> new Logged(log, task, offset, records.number(asked))).or(() -> stage.log);
        }
    }

    private MigrationTimeline.Round round(Map<MigrationStage, Stage> round) {
        return new MigrationTimeline.Round(leg(from, to, round, MigrationStage.BEFORE, MigrationStage.MOVING, MigrationStage.THERE),
                leg(to, from, round, MigrationStage.THERE, MigrationStage.RETURNING, MigrationStage.HOME));
    }

    private MigrationLeg leg(String from, String to, Map<MigrationStage, Stage> round, MigrationStage before, MigrationStage moving,
            MigrationStage after) {
        var moved = round.getOrDefault(moving, new Stage(records));
        var task = moved.log.flatMap(Logged::task).flatMap(upid ->
                moved.tasks.stream().filter(one -> one.upid().equals(upid)).findFirst());
        return new MigrationLeg(from, to, round.getOrDefault(before, new Stage(records)).look.look(),
                round.getOrDefault(after, new Stage(records)).look.look(), moved.observed, task, moved.log.map(one ->
                        new MigrationLeg.Logged(one.log(), MigrationLeg.Logged.zone(one.log(), one.task()), one.offset(), one.record())));
    }
}

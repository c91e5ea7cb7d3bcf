package praktikum.drill.migration;

import java.util.List;
import java.util.Optional;
import praktikum.drill.Changes;
import praktikum.drill.DrillRun;
import praktikum.drill.HostClocks;
import praktikum.drill.guest.EchoObservers;
import praktikum.drill.guest.GuestQuestions;
import praktikum.fact.Reading;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.guest.inside.GuestBoot;
import praktikum.fact.guest.inside.GuestMarker;
import praktikum.fact.migration.MigrationLog;
import praktikum.fact.network.EchoTrace;
import praktikum.fact.task.Task;
import praktikum.fact.task.TaskList;
import praktikum.net.Addresses;
import praktikum.text.Message;

/** The migration drill while it goes on: once there and back each round. */
final class MigrationRun {

    static final String ASKED_FOR_TASKS = "migration/tasks";
    static final String ASKED_FOR_LOG = "migration/log";
    static final String QMIGRATE = "qmigrate";

    private static final String ASKED_FOR_ANSWER = "migration/answers";

    private final DrillRun run;
    private final MigrationPlan plan;
    private boolean begun;

    MigrationRun(DrillRun run, MigrationPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /** One way of the machine that is going to be made. */
    private interface Move {
        void go() throws InterruptedException;
    }

    /** Whether anything was changed by now. */
    boolean begun() {
        return begun;
    }

    /** There and back; tells what went wrong, if anything. */
    Optional<Message> round() throws InterruptedException {
        stage(MigrationStage.BEFORE);
        for (var node : plan.nodes()) {
            HostClocks.ask(run.hosts().get(node));
        }
        var refusal = new MigrationReadiness(run, plan).refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        var observers = EchoObservers.choose(run, plan.guest().address(), plan.observers());
        if (observers.intervals().isEmpty()) {
            return Optional.of(Message.of("drill.migration.refused.silent", plan.guest().name(), address(),
                    String.join(", ", plan.observers())));
        }
        var changes = new Changes(run);
        Optional<Message> trouble;
        begun = true;
        try {
            trouble = thereAndBack(changes, observers);
        } finally {
            changes.undoNewestFirst();
        }
        return changes.open().isEmpty() ? trouble : Optional.of(Message.of("drill.migration.not-undone", plan.guest().name(), plan.from()));
    }

    private Optional<Message> thereAndBack(Changes changes, EchoObservers.Chosen observers) throws InterruptedException {
        changes.make(plan.marker());
        look(plan.from());
        var there = leg(MigrationStage.MOVING, observers, plan.from(), plan.to(), () -> changes.make(plan.move()));
        stage(MigrationStage.THERE);
        look(plan.to());
        run.ask(plan.from(), GuestQuestions.processes(plan.id()).question(), GuestQuestions.processes(plan.id()).askedBy());
        // What did not arrive is a result too; where the machine is at home still, there is no way back to be measured.
        var back = leg(MigrationStage.RETURNING, observers, plan.to(), plan.from(), () -> changes.undo(plan.move()));
        stage(MigrationStage.HOME);
        look(plan.from());
        run.ask(plan.to(), GuestQuestions.processes(plan.id()).question(), GuestQuestions.processes(plan.id()).askedBy());
        return there.or(() -> back);
    }

    private void stage(MigrationStage stage) {
        run.transcript().mark(stage.mark());
        run.operator().hear(Message.of("drill.migration.stage." + stage.mark()));
    }

    /** One way under observation; tells that the machine did not arrive, where it did not. */
    private Optional<Message> leg(MigrationStage stage, EchoObservers.Chosen chosen, String from, String to, Move move)
            throws InterruptedException {
        stage(stage);
        var before = tasks(from);
        boolean arrived;
        try (var observers = chosen.begin(run)) {
            move.go();
            arrived = run.watch(() -> isAt(to, chosen), found -> found);
            observers.end();
        }
        tasks(from).stream().filter(task -> !before.contains(task)).reduce((older, newer) ->
                newer.upid().start().isAfter(older.upid().start()) ? newer : older)
                .ifPresent(task -> run.ask(from, MigrationLog.of(task.upid()), ASKED_FOR_LOG));
        return arrived ? Optional.empty() : Optional.of(Message.of("drill.migration.not-arrived", plan.guest().name(), to,
                run.patience().toSeconds()));
    }

    /** The migrations of the machine that a node carried out. */
    private List<Task> tasks(String node) {
        return run.ask(node, TaskList.ofGuest(plan.id()), ASKED_FOR_TASKS).asOptional().map(list -> list.ofType(QMIGRATE).tasks())
                .orElse(List.of());
    }

    /** Whether the machine is on a node, answers there from inside, and from outside. */
    private boolean isAt(String node, EchoObservers.Chosen chosen) {
        var file = GuestQuestions.file(plan.id(), plan.nodes());
        if (run.ask(node, file.question(), file.askedBy()) instanceof Reading.Known<Optional<GuestFile>>(var found)
                && found.filter(one -> one.node().equals(node)).isPresent()) {
            var boot = GuestQuestions.boot(plan.id());
            var host = chosen.intervals().keySet().stream().sorted().findFirst().orElseThrow();
            return run.ask(node, boot.question(), boot.askedBy()) instanceof Reading.Known<GuestAnswer<GuestBoot>>(var inside)
                    && inside.value().isPresent()
                    && run.ask(host, EchoTrace.trial(address(), chosen.intervals().get(host)), ASKED_FOR_ANSWER)
                            instanceof Reading.Known<EchoTrace>(var trace) && trace.replies().size() == 3;
        }
        return false;
    }

    private String address() {
        return Addresses.text(plan.guest().address());
    }

    /** Looks at the machine from its node. */
    private void look(String node) {
        for (var question : List.of(GuestQuestions.file(plan.id(), plan.nodes()), GuestQuestions.status(plan.id()),
                GuestQuestions.boot(plan.id()), GuestQuestions.marker(plan.id(), GuestMarker.Place.MEMORY),
                GuestQuestions.network(plan.id()), GuestQuestions.processes(plan.id()))) {
            run.ask(node, question.question(), question.askedBy());
        }
    }
}

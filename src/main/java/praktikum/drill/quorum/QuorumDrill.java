package praktikum.drill.quorum;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.drill.Change;
import praktikum.drill.Changes;
import praktikum.drill.Drill;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRun;
import praktikum.drill.HostClocks;
import praktikum.drill.PowerSwitch;
import praktikum.drill.Timeline;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.View;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.text.Message;

/**
 * The quorum drill: stops one node, then so many that the majority is gone, then starts all again, and looks at the
 * running nodes all the while.
 */
public final class QuorumDrill implements Drill {

    @Override
    public String step() {
        return "02-cluster/quorum-drill";
    }

    @Override
    public List<Message> plan(Site site) {
        var changes = changes(site);
        var sentences = new ArrayList<Message>();
        sentences.add(Message.of(way(site), changes.getFirst().subject()));
        sentences.add(Message.of("drill.quorum.plan.more", subjects(changes.subList(1, changes.size()))));
        sentences.add(Message.of("drill.quorum.plan.back"));
        return sentences;
    }

    private static String way(Site site) {
        var first = site.nodes().getLast();
        return corosyncOnly(first) ? "drill.quorum.plan.corosync" : stop(first).make().argv().isEmpty() ? "drill.quorum.plan.by-hand"
                : "drill.quorum.plan.power";
    }

    /** The nodes are stopped from the last one back, until the majority is gone. The first node stays. */
    @Override
    public List<Change> changes(Site site) {
        var majority = site.nodes().size() / 2 + 1;
        return site.nodes().reversed().stream().limit(site.nodes().size() - majority + 1L).map(QuorumDrill::stop).toList();
    }

    @Override
    public Optional<Change> change(Site site, Message what) {
        return PowerSwitch.stopped(what).flatMap(site::node).map(QuorumDrill::stop);
    }

    private static Change stop(PlannedNode node) {
        return PowerSwitch.named(node).orElseGet(() -> PowerSwitch.stop(node.name(), node.name(),
                List.of("systemctl", "stop", "corosync"), List.of("systemctl", "start", "corosync")));
    }

    /** Whether only corosync is stopped: then the node's HA manager would have it fenced. */
    private static boolean corosyncOnly(PlannedNode node) {
        return node.power().isEmpty();
    }

    @Override
    public List<String> stages() {
        return Arrays.stream(QuorumStage.values()).map(QuorumStage::mark).toList();
    }

    @Override
    public Class<QuorumTimeline> measures() {
        return QuorumTimeline.class;
    }

    @Override
    public Optional<? extends Timeline> timeline(DrillRecords records) {
        return Optional.of(QuorumTimeline.of(records));
    }

    @Override
    public Message missing() {
        return Message.of("check.no-drill");
    }

    @Override
    public End run(DrillRun run) throws InterruptedException {
        return new Running(run, changes(run.site())).run();
    }

    private static String subjects(List<Change> changes) {
        return String.join(", ", changes.stream().map(Change::subject).toList());
    }

    /** The drill while it goes on. */
    private static final class Running {

        private final DrillRun run;
        private final List<Change> stops;
        private final Changes changes;

        Running(DrillRun run, List<Change> stops) {
            this.run = run;
            this.stops = stops;
            this.changes = new Changes(run);
        }

        End run() throws InterruptedException {
            if (nodes() < 3) {
                return new End.Refused(Message.of("drill.quorum.refused.too-few", nodes()));
            }
            run.transcript().mark(QuorumStage.BEFORE.mark());
            var refusal = refusal();
            if (refusal.isPresent()) {
                return new End.Refused(refusal.get());
            }
            Optional<Message> trouble;
            try {
                trouble = stages();
            } finally {
                changes.undoAll();
            }
            return changes.open().isEmpty() ? trouble.<End>map(End.BrokenOff::new).orElseGet(End.Complete::new)
                    : new End.BrokenOff(Message.of("drill.not-started", subjects(changes.open())));
        }

        private Optional<Message> stages() throws InterruptedException {
            var trouble = pass(QuorumStage.ONE_STOPPED);
            if (trouble.isEmpty()) {
                trouble = pass(QuorumStage.MAJORITY_LOST);
            }
            // A stage that does not settle is a result too; how the cluster comes back is measured all the same.
            var back = pass(QuorumStage.RECOVERED);
            return trouble.or(() -> back);
        }

        private Optional<Message> refusal() throws InterruptedException {
            for (var node : run.site().nodes()) {
                var host = run.hosts().get(node.name());
                HostClocks.ask(host);
                if (corosyncOnly(node)) {
                    var answer = host.ask(QuorumCommands.HA, QuorumCommands.ASKED_FOR_HA).answer();
                    var services = QuorumCommands.haServices(answer);
                    // Stopping corosync under an HA manager has the node fenced, so what cannot be ruled out counts.
                    if (services.isEmpty() || !services.get().isEmpty()) {
                        return Optional.of(services.map(found ->
                                Message.of("drill.quorum.refused.ha", node.name(), String.join(", ", found)))
                                .orElseGet(() -> Message.of("drill.quorum.refused.ha-unknown", node.name(), DrillRun.said(answer))));
                    }
                }
            }
            return settle(QuorumStage.BEFORE).map(unsettled -> Message.of("drill.quorum.refused.unhealthy", unsettled));
        }

        /** Makes a stage's changes and waits until it has settled; tells what went wrong, if anything. */
        private Optional<Message> pass(QuorumStage stage) throws InterruptedException {
            run.transcript().mark(stage.mark());
            run.operator().hear(Message.of("drill.quorum.stage." + stage.mark()));
            switch (stage) {
                case ONE_STOPPED -> changes.make(stops.getFirst());
                case MAJORITY_LOST -> {
                    for (var stop : stops.subList(1, stops.size())) {
                        changes.make(stop);
                    }
                }
                default -> changes.undoAll();
            }
            var unsettled = settle(stage);
            for (var name : running()) {
                run.hosts().get(name).ask(QuorumCommands.write(run.transcript().file().getFileName().toString()),
                        QuorumCommands.ASKED_TO_WRITE);
            }
            return unsettled.map(views -> Message.of("drill.unsettled", stage.mark(), run.patience().toSeconds(), views));
        }

        private List<String> running() {
            var stopped = changes.open().stream().map(Change::subject).toList();
            return run.site().nodes().stream().map(PlannedNode::name).filter(name -> !stopped.contains(name)).toList();
        }

        private int nodes() {
            return run.site().nodes().size();
        }

        /** Looks until every running node sees what the stage is about; tells the last views if they never do. */
        private Optional<String> settle(QuorumStage stage) throws InterruptedException {
            var views = run.watch(this::look, seen -> reached(stage, seen));
            return reached(stage, views) ? Optional.empty()
                    : Optional.of(views.values().stream().map(view -> view.node() + ": " + told(view)).toList().toString());
        }

        private boolean reached(QuorumStage stage, Map<String, View> views) {
            return views.values().stream().allMatch(view -> StageGoal.reached(stage, view, nodes(), changes.open().size()));
        }

        private static String told(View view) {
            return view.state() == State.QUORATE || view.state() == State.BLOCKED
                    ? view.state() + " " + view.votes() + "/" + view.expected() : view.state().toString();
        }

        private Map<String, View> look() throws InterruptedException {
            return run.each(running(), host -> {
                var witnessed = host.ask(QuorumCommands.VIEW, QuorumCommands.ASKED_FOR_VIEW);
                return QuorumCommands.view(QuorumStage.BEFORE, host.name(), Instant.EPOCH, witnessed.answer(), witnessed.sequence());
            });
        }
    }
}

package praktikum.drill.quorum;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import praktikum.drill.Operator;
import praktikum.drill.PowerSwitch;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.View;
import praktikum.host.Output;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Transcript;
import praktikum.site.Site;
import praktikum.text.Message;

/**
 * The quorum drill: stops one node, then so many that the majority is gone, then starts all again, and looks at the
 * running nodes all the while. Every change is written down before it is made and is taken back whatever happens.
 */
public final class QuorumDrill {

    /** The machine the kit runs on, in transcripts: where power switches are worked. */
    public static final String KIT = "praktikum";

    /** Between two looks; corosync takes seconds, so a drill's figures are good to about this. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Site site;
    private final Map<String, WitnessedHost> hosts;
    private final Transcript transcript;
    private final Operator operator;
    private final InstantSource clock;
    private final Duration patience;
    private final Map<String, Integer> stopped = new LinkedHashMap<>();

    /**
     * A drill that is to be run once.
     *
     * @param hosts every node of the site by name, and {@code praktikum} for the machine the kit runs on
     * @param patience how long a stage may take to settle, at least some ten seconds
     */
    public QuorumDrill(Site site, Map<String, WitnessedHost> hosts, Transcript transcript, Operator operator, InstantSource clock, Duration patience) {
        this.site = site;
        this.hosts = Map.copyOf(hosts);
        this.transcript = transcript;
        this.operator = operator;
        this.clock = clock;
        this.patience = patience;
    }

    /** What came of a drill. */
    public sealed interface End {
        /** All stages were measured and everything is back. */
        record Complete() implements End { }

        /** Nothing was changed. */
        record Refused(Message why) implements End { }

        /** It broke off; what was changed was taken back as far as said. */
        record BrokenOff(Message why) implements End { }
    }

    /** What the drill is going to do, sentence by sentence. */
    public static List<Message> plan(Site site) {
        var victims = victims(site);
        var sentences = new ArrayList<Message>();
        sentences.add(Message.of(way(site), victims.getFirst()));
        sentences.add(Message.of("drill.plan.more", String.join(", ", victims.subList(1, victims.size()))));
        sentences.add(Message.of("drill.plan.back"));
        return sentences;
    }

    private static String way(Site site) {
        var way = PowerSwitch.of(site.node(victims(site).getFirst()).orElseThrow());
        return way.byHand() ? "drill.plan.by-hand" : way.corosyncOnly() ? "drill.plan.corosync" : "drill.plan.power";
    }

    /** The nodes to stop, in order: from the last one back, until the majority is gone. The first node stays. */
    private static List<String> victims(Site site) {
        var majority = site.nodes().size() / 2 + 1;
        return site.nodes().reversed().stream().limit(site.nodes().size() - majority + 1L).map(node -> node.name()).toList();
    }

    /** Runs the drill; on return every stopped node was started again, or the end says which could not be. */
    public End run() throws InterruptedException {
        if (site.nodes().size() < 3) {
            return new End.Refused(Message.of("drill.refused.too-few", site.nodes().size()));
        }
        transcript.mark(QuorumStage.BEFORE.mark());
        var refusal = refusal();
        if (refusal.isPresent()) {
            return new End.Refused(refusal.get());
        }
        Optional<Message> trouble;
        try {
            trouble = stages();
        } finally {
            startAll();
        }
        return stopped.isEmpty() ? trouble.<End>map(End.BrokenOff::new).orElseGet(End.Complete::new)
                : new End.BrokenOff(Message.of("drill.not-started", String.join(", ", stopped.keySet())));
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
        for (var node : site.nodes()) {
            hosts.get(node.name()).ask(QuorumCommands.CLOCK, QuorumCommands.ASKED_FOR_CLOCK);
            if (PowerSwitch.of(node).corosyncOnly()) {
                var answer = hosts.get(node.name()).ask(QuorumCommands.HA, QuorumCommands.ASKED_FOR_HA).answer();
                var services = QuorumCommands.haServices(answer);
                // Stopping corosync under an HA manager has the node fenced, so what cannot be ruled out counts.
                if (services.isEmpty() || !services.get().isEmpty()) {
                    return Optional.of(services.map(found -> Message.of("drill.refused.ha", node.name(), String.join(", ", found)))
                            .orElseGet(() -> Message.of("drill.refused.ha-unknown", node.name(), QuorumCommands.said(answer))));
                }
            }
        }
        return settle(QuorumStage.BEFORE).map(unsettled -> Message.of("drill.refused.unhealthy", unsettled));
    }

    /** Makes a stage's changes and waits until it has settled; tells what went wrong, if anything. */
    private Optional<Message> pass(QuorumStage stage) throws InterruptedException {
        transcript.mark(stage.mark());
        operator.hear(Message.of("drill.stage." + stage.mark()));
        var victims = victims(site);
        switch (stage) {
            case ONE_STOPPED -> stop(victims.getFirst());
            case MAJORITY_LOST -> {
                for (var victim : victims.subList(1, victims.size())) {
                    stop(victim);
                }
            }
            default -> startAll();
        }
        var unsettled = settle(stage);
        for (var name : running()) {
            hosts.get(name).ask(QuorumCommands.write(transcript.file().getFileName().toString()), QuorumCommands.ASKED_TO_WRITE);
        }
        return unsettled.map(views -> Message.of("drill.unsettled", stage.mark(), patience.toSeconds(), views));
    }

    private void stop(String name) throws InterruptedException {
        var way = PowerSwitch.of(site.node(name).orElseThrow());
        var intent = transcript.intent(way.host(), Message.of("drill.change.stop", name), way.off(), way.on());
        // From here on it may be down: whatever happens next, it is to be started again.
        stopped.put(name, intent);
        change(way, true);
        transcript.done(intent, Entry.Outcome.MADE);
    }

    /** Starts what is stopped; what could not be started stays stopped, and its intent open for a restore. */
    private void startAll() throws InterruptedException {
        for (var name : List.copyOf(stopped.keySet())) {
            if (change(PowerSwitch.of(site.node(name).orElseThrow()), false)) {
                transcript.done(stopped.remove(name), Entry.Outcome.UNDONE);
            }
        }
    }

    /** Works a switch; whether that went well, as far as anybody can tell. */
    private boolean change(PowerSwitch way, boolean stop) throws InterruptedException {
        operator.hear(Message.of(stop ? "drill.change.stop" : "drill.change.start", way.node()));
        if (way.byHand()) {
            operator.please(Message.of(stop ? "drill.please.stop" : "drill.please.start", way.node()));
            transcript.mark(QuorumCommands.byHand(way.node(), stop));
            return true;
        }
        var answer = hosts.get(way.host()).ask(QuorumCommands.change(way.host(), stop ? way.off() : way.on()), QuorumCommands.askedToChange(way.node(), stop)).answer();
        if (answer instanceof Output output && output.exit() == 0) {
            return true;
        }
        operator.hear(Message.of("drill.change.failed", way.node(), QuorumCommands.said(answer)));
        return false;
    }

    private Set<String> running() {
        var names = new LinkedHashSet<String>();
        site.nodes().forEach(node -> names.add(node.name()));
        names.removeAll(stopped.keySet());
        return names;
    }

    /** Looks until every running node sees what the stage is about; tells the last views if they never do. */
    private Optional<String> settle(QuorumStage stage) throws InterruptedException {
        var deadline = clock.instant().plus(patience);
        while (true) {
            var views = look();
            if (views.values().stream().allMatch(view -> StageGoal.reached(stage, view, site.nodes().size(), stopped.size()))) {
                return Optional.empty();
            }
            if (!clock.instant().isBefore(deadline)) {
                return Optional.of(views.values().stream().map(view -> view.node() + ": " + told(view)).toList().toString());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static String told(View view) {
        return view.state() == State.QUORATE || view.state() == State.BLOCKED
                ? view.state() + " " + view.votes() + "/" + view.expected() : view.state().toString();
    }

    private Map<String, View> look() throws InterruptedException {
        var looks = new LinkedHashMap<String, Callable<View>>();
        for (var name : running()) {
            looks.put(name, () -> {
                var witnessed = hosts.get(name).ask(QuorumCommands.VIEW, QuorumCommands.ASKED_FOR_VIEW);
                return QuorumCommands.view(QuorumStage.BEFORE, name, Instant.EPOCH, Duration.ZERO, witnessed.answer(), witnessed.sequence());
            });
        }
        var views = new LinkedHashMap<String, View>();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = all.invokeAll(looks.values());
            var names = looks.keySet().iterator();
            for (var future : futures) {
                views.put(names.next(), future.get());
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
        return views;
    }
}

package praktikum.drill.network;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import praktikum.drill.Change;
import praktikum.drill.Changes;
import praktikum.drill.Drill;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRun;
import praktikum.drill.Timeline;
import praktikum.fact.Question;
import praktikum.fact.network.PingSeries;
import praktikum.fact.network.Throughput;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.WitnessedHost;
import praktikum.net.Addresses;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.text.Message;

/**
 * Measures the segment: echo requests from every node to every other one, then the bandwidth of each pair in both directions, one pair
 * at a time. The iperf3 servers that this takes are started and ended by it.
 */
public final class MeasureDrill implements Drill {

    /** How many echo requests each node sends to each other one. */
    private static final int REQUESTS = 100;

    // Apart from iperf3's own port, on which a student may have a server.
    private static final int PORT = 5219;
    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final Duration STREAM = Duration.ofSeconds(3);

    static final String LATENCY = "latency";
    static final String BANDWIDTH = "bandwidth";
    static final String ASKED_FOR_IPERF3 = "measure/iperf3";
    static final String ASKED_TO_PING = "measure/ping/";
    /** The asking node sends, or receives. */
    static final String ASKED_TO_SEND = "measure/send/";
    static final String ASKED_TO_RECEIVE = "measure/receive/";

    private static final String SERVE = "drill.network.serve";

    @Override
    public String step() {
        return "03-network/measure";
    }

    @Override
    public List<Message> plan(Site site) {
        var nodes = site.nodes().size();
        var pings = INTERVAL.multipliedBy(REQUESTS * (nodes - 1L)).toSeconds();
        var streams = STREAM.multipliedBy((long) nodes * (nodes - 1)).toSeconds();
        return List.of(Message.of("drill.network.plan.ping", REQUESTS, pings), Message.of("drill.network.plan.stream", streams),
                Message.of("drill.network.plan.serve", names(servers(site)), PORT));
    }

    private static String names(List<PlannedNode> nodes) {
        return String.join(", ", nodes.stream().map(PlannedNode::name).toList());
    }

    /** The last node measures against all others, so that it need not serve itself. */
    private static List<PlannedNode> servers(Site site) {
        return site.nodes().subList(0, Math.max(0, site.nodes().size() - 1));
    }

    @Override
    public List<Change> changes(Site site) {
        return servers(site).stream().map(MeasureDrill::serve).toList();
    }

    @Override
    public Optional<Change> change(Site site, Message what) {
        return what.key().equals(SERVE) ? servers(site).stream().filter(node -> what.args().equals(List.of(node.name())))
                .map(MeasureDrill::serve).findFirst() : Optional.empty();
    }

    private static Change serve(PlannedNode node) {
        var server = List.of("iperf3", "-s", "-D", "-p", Integer.toString(PORT));
        // Nobody may be there any more; pkill(1) says so with 1.
        var end = List.of("sh", "-c", "pkill -f \"^$1\\$\" || [ $? = 1 ]", "-", String.join(" ", server));
        return new Change(node.name(), node.name(),
                new Change.Half("serve", Message.of(SERVE, node.name()), server, Message.of(SERVE, node.name())),
                new Change.Half("end", Message.of("drill.network.end", node.name()), end, Message.of("drill.network.end", node.name())));
    }

    @Override
    public List<String> stages() {
        return List.of(LATENCY, BANDWIDTH);
    }

    @Override
    public Class<SegmentMeasurement> measures() {
        return SegmentMeasurement.class;
    }

    @Override
    public Optional<? extends Timeline> timeline(DrillRecords records) {
        return Optional.of(SegmentMeasurement.of(records));
    }

    @Override
    public Message missing() {
        return Message.of("drill.network.missing");
    }

    @Override
    public End run(DrillRun run) throws InterruptedException {
        var nodes = run.site().nodes();
        if (nodes.size() < 2) {
            return new End.Refused(Message.of("drill.network.refused.alone"));
        }
        for (var found : run.each(names(run), host -> host.ask(Command.of("iperf3", "--version"), ASKED_FOR_IPERF3).answer()).entrySet()) {
            if (!(found.getValue() instanceof Output output && output.exit() == 0)) {
                return new End.Refused(Message.of("drill.network.refused.iperf3", found.getKey(), DrillRun.said(found.getValue())));
            }
        }
        stage(run, LATENCY);
        run.each(names(run), host -> {
            nodes.stream().filter(node -> !node.name().equals(host.name())).forEach(node -> ask(host, ASKED_TO_PING + node.name(),
                    pings(Addresses.text(node.address()))));
            return true;
        });
        stage(run, BANDWIDTH);
        var changes = new Changes(run);
        try {
            for (var server : servers(run.site())) {
                changes.make(serve(server));
                for (var client : nodes.subList(nodes.indexOf(server) + 1, nodes.size())) {
                    var host = run.hosts().get(client.name());
                    var address = Addresses.text(server.address());
                    ask(host, ASKED_TO_SEND + server.name(), stream(address, false));
                    ask(host, ASKED_TO_RECEIVE + server.name(), stream(address, true));
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
            }
        } finally {
            changes.undoAll();
        }
        return changes.open().isEmpty() ? new End.Complete()
                : new End.BrokenOff(Message.of("drill.network.not-ended",
                        String.join(", ", changes.open().stream().map(Change::subject).toList())));
    }

    /** The echo requests to an address. */
    static Question<PingSeries> pings(String address) {
        return PingSeries.to(address, REQUESTS, INTERVAL);
    }

    /** The stream to the server at an address, or back from it. */
    static Question<Throughput> stream(String address, boolean reverse) {
        return Throughput.with(address, PORT, STREAM, reverse);
    }

    private static List<String> names(DrillRun run) {
        return run.site().nodes().stream().map(PlannedNode::name).toList();
    }

    private static void stage(DrillRun run, String stage) {
        run.transcript().mark(stage);
        run.operator().hear(Message.of("drill.network.stage." + stage));
    }

    private static void ask(WitnessedHost host, String askedBy, Question<?> question) {
        var command = Command.of(question.argv());
        host.ask(question.timeout().map(command::within).orElse(command), askedBy);
    }
}

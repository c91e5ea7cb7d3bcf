package praktikum.drill.quorum;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import praktikum.drill.DrillRun;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.Scripted;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Transcript;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.Virtualisation;
import praktikum.text.Message;

/** Nodes whose corosync runs or does not, told as corosync and systemd tell it; every call moves its clock on. */
final class FakeCluster {

    static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    private final Site site;
    private final AtomicLong millis = new AtomicLong();
    private final Map<String, Duration> clockErrors = new HashMap<>();
    private final Set<String> stopped = new LinkedHashSet<>();
    private final Map<String, Function<Command, Optional<Answer>>> instead = new HashMap<>();
    private final List<String> done = new ArrayList<>();
    private Optional<Integer> expectedOverride = Optional.empty();
    private boolean readOnlyWithoutQuorum = true;

    FakeCluster(int nodes, Optional<PlannedNode.Power> power) {
        var all = new ArrayList<PlannedNode>();
        for (var i = 1; i <= nodes; i++) {
            all.add(new PlannedNode("n" + i, InetAddress.ofLiteral("192.0.2.1" + i), List.of(),
                    SshLogin.at("192.0.2.1" + i), power));
        }
        site = new Site(all, new SshSettings("root", List.of(), false, Optional.empty(), false, Duration.ofSeconds(10)),
                Plan.of(new ClusterPlan("kelas-a"), new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("192.0.2.1"),
                        InetAddress.ofLiteral("192.0.2.1"), "lab.example", Optional.empty()),
                        Virtualisation.NESTED));
    }

    Site site() {
        return site;
    }

    /** The kit's clock: 20 ms later at every look. */
    InstantSource clock() {
        return () -> START.plusMillis(millis.addAndGet(20));
    }

    /** A node's clock is that far ahead of the kit's. */
    FakeCluster clockError(String node, Duration ahead) {
        clockErrors.put(node, ahead);
        return this;
    }

    /** As after {@code pvecm expected}. */
    FakeCluster expecting(int votes) {
        expectedOverride = Optional.of(votes);
        return this;
    }

    FakeCluster alwaysWritable() {
        readOnlyWithoutQuorum = false;
        return this;
    }

    /** A host's own answer to some commands, in place of what the cluster would say. */
    FakeCluster instead(String host, Function<Command, Optional<Answer>> answer) {
        instead.put(host, answer);
        return this;
    }

    synchronized FakeCluster down(String node) {
        stopped.add(node);
        return this;
    }

    synchronized FakeCluster up(String node) {
        stopped.remove(node);
        return this;
    }

    synchronized Set<String> stopped() {
        return new LinkedHashSet<>(stopped);
    }

    /** What was changed, in order, as {@code stop n3}. */
    synchronized List<String> changes() {
        return List.copyOf(done);
    }

    Map<String, WitnessedHost> askers(Transcript transcript) {
        var askers = new LinkedHashMap<String, WitnessedHost>();
        site.nodes().forEach(node -> askers.put(node.name(), transcript.witness(host(node.name()))));
        askers.put(DrillRun.KIT, transcript.witness(host(DrillRun.KIT)));
        return askers;
    }

    private Host host(String name) {
        return new Scripted(name,
                command -> Optional.ofNullable(instead.get(name)).flatMap(own -> own.apply(command))
                        .orElseGet(() -> answer(name, command)));
    }

    synchronized Answer answer(String name, Command command) {
        var asked = clock().instant();
        var time = asked.plusMillis(10).plus(clockErrors.getOrDefault(name, Duration.ZERO));
        var date = time.getEpochSecond() + "." + String.format("%09d", time.getNano()) + "\n";
        var line = command.line();
        if (line.startsWith("date")) {
            return printed(asked, 0, date, "");
        }
        if (line.equals("ha-manager status")) {
            return printed(asked, 0, "quorum OK\n", "");
        }
        if (line.contains("corosync-quorumtool")) {
            return stopped.contains(name) ? printed(asked, 1, date, "Cannot initialize QUORUM service\n")
                    : printed(asked, quorate() ? 0 : 2, date + status(name), "");
        }
        if (line.contains("/etc/pve/praktikum-drill")) {
            return stopped.contains(name) || !quorate() && readOnlyWithoutQuorum
                    ? printed(asked, 1, date, "sh: 1: cannot create /etc/pve/praktikum-drill: Permission denied\n")
                            : printed(asked, 0, date, "");
        }
        if (line.contains("systemctl stop corosync")) {
            return change("stop", name, asked, date);
        }
        if (line.contains("systemctl start corosync")) {
            return change("start", name, asked, date);
        }
        if (command.argv().getFirst().equals("power")) {
            return change(command.argv().get(1), command.argv().get(2), asked, "");
        }
        return printed(asked, 127, "", "bash: line 1: " + command.argv().getFirst() + ": command not found\n");
    }

    private Answer change(String verb, String node, Instant asked, String date) {
        done.add(verb + " " + node);
        if (verb.equals("stop")) {
            stopped.add(node);
        } else {
            stopped.remove(node);
        }
        return printed(asked, 0, date, "");
    }

    private int present() {
        return site.nodes().size() - stopped.size();
    }

    private int expected() {
        return expectedOverride.orElse(site.nodes().size());
    }

    private boolean quorate() {
        return present() >= expected() / 2 + 1;
    }

    private String status(String self) {
        var members = new StringBuilder();
        site.nodes().stream().filter(node -> !stopped.contains(node.name())).forEach(node ->
                members.append("         ").append(node.name().charAt(1)).append("          1 ").append(node.name())
                        .append(node.name().equals(self) ? " (local)\n" : "\n"));
        return """
                Quorum information
                ------------------
                Date:             Sun Mar  1 09:00:00 2026
                Quorum provider:  corosync_votequorum
                Nodes:            %d
                Node ID:          %s
                Ring ID:          1.d
                Quorate:          %s

                Votequorum information
                ----------------------
                Expected votes:   %d
                Highest expected: %d
                Total votes:      %d
                Quorum:           %d %s
                Flags:            %s

                Membership information
                ----------------------
                    Nodeid      Votes Name
                %s""".formatted(present(), self.substring(1), quorate() ? "Yes" : "No", expected(), expected(), present(),
                        expected() / 2 + 1,
                quorate() ? " " : "Activity blocked", quorate() ? "Quorate " : "", members);
    }

    static Output printed(Instant asked, int exit, String out, String err) {
        return new Output(exit, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8), false, asked,
                Duration.ofMillis(20));
    }

    static NoAnswer silence(String node) {
        return new NoAnswer(NoAnswer.Problem.UNREACHABLE, Message.of("host.unreachable.no-route", node, node), START);
    }
}

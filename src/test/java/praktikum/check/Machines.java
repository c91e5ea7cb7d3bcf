package praktikum.check;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.fact.Question;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;
import praktikum.host.replay.RecordedAnswers;
import praktikum.host.replay.ReplayHost;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.PlanSection;
import praktikum.site.plan.Virtualisation;

/** A site whose machines answer from what a test wrote down, each answer once; and what they were asked. */
final class Machines {

    /** One asking. */
    record Asked(String host, String line, String askedBy) {
    }

    private final Site site;
    private final Map<String, RecordedAnswers> answers = new LinkedHashMap<>();
    private final Map<String, ReplayHost> replays = new HashMap<>();
    private final List<Asked> log = Collections.synchronizedList(new ArrayList<>());
    private Consumer<Asked> before = asked -> { };

    private Machines(Site site) {
        this.site = site;
        site.machines().forEach(machine -> answers.put(machine.name(), RecordedAnswers.host(machine.name())));
    }

    /** The same nodes with an NFS server beside them. */
    Machines withServer(String name, String export) {
        return new Machines(new Site(site.nodes(), Optional.of(new PlannedNfsServer(name, InetAddress.ofLiteral("192.0.2.50"), export,
                SshLogin.at("192.0.2.50"))), site.ssh(), site.plan()));
    }

    /** The same machines with one more section in their plan. */
    Machines planned(PlanSection section) {
        return new Machines(new Site(site.nodes(), site.nfs(), site.ssh(),
                new Plan(Stream.concat(site.plan().sections().stream(), Stream.of(section)).toList())));
    }

    /** Nodes 192.0.2.11, 192.0.2.12 … that answer nothing yet. */
    static Machines of(String cluster, String... names) {
        var nodes = new ArrayList<PlannedNode>();
        for (var name : names) {
            nodes.add(node(name, "192.0.2." + (11 + nodes.size()), List.of()));
        }
        return of(cluster, nodes);
    }

    static Machines of(String cluster, List<PlannedNode> nodes) {
        return new Machines(new Site(nodes, new SshSettings("root", List.of(), false, Optional.empty(), false, Duration.ofSeconds(10)),
                Plan.of(new ClusterPlan(cluster), new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("192.0.2.1"),
                        InetAddress.ofLiteral("192.0.2.1"), "lab.example", Optional.empty()),
                        Virtualisation.NESTED)));
    }

    static PlannedNode node(String name, String address, List<String> links) {
        return new PlannedNode(name, InetAddress.ofLiteral(address), links.stream().map(InetAddress::ofLiteral).toList(),
                SshLogin.at(address), Optional.empty());
    }

    Site site() {
        return site;
    }

    /** A node's (next) answer to a command. */
    Machines answers(String node, Answer answer, String program, String... arguments) {
        answers.get(node).answers(answer, program, arguments);
        return this;
    }

    /** Every node's answer to a command, in the site's order. */
    Machines answers(List<String> printed, String program, String... arguments) {
        for (var i = 0; i < printed.size(); i++) {
            answers(site.nodes().get(i).name(), RecordedAnswers.printed(printed.get(i) + "\n"), program, arguments);
        }
        return this;
    }

    /** A node's (next) answer to a question. */
    Machines answers(String node, Answer answer, Question<?> question) {
        answers.get(node).answers(answer, Command.of(question.argv()));
        return this;
    }

    /** Every node's answer to a question, in the site's order. */
    Machines answers(List<String> printed, Question<?> question) {
        for (var i = 0; i < printed.size(); i++) {
            answers(site.nodes().get(i).name(), RecordedAnswers.printed(printed.get(i) + "\n"), question);
        }
        return this;
    }

    /** Called on the asking thread before each answer. */
    Machines before(Consumer<Asked> asking) {
        before = asking;
        return this;
    }

    Map<String, WitnessedHost> askers() {
        var askers = new HashMap<String, WitnessedHost>();
        for (var name : answers.keySet()) {
            askers.put(name, new WitnessedHost() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public WitnessedAnswer ask(Command command, String askedBy) {
                    var asked = new Asked(name, command.line(), askedBy);
                    log.add(asked);
                    before.accept(asked);
                    ReplayHost replay;
                    synchronized (replays) {
                        replay = replays.computeIfAbsent(name, first -> answers.get(name).replay());
                    }
                    return replay.ask(command, askedBy);
                }
            });
        }
        return askers;
    }

    /** Everything that was asked so far. */
    List<Asked> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    CheckRun run(Class<?> checks) {
        return run(checks, RunListener.SILENT);
    }

    CheckRun run(Class<?> checks, RunListener listener) {
        return new CheckRun(site, askers(), CheckMethod.of(checks), Timelines.NONE, listener);
    }

    /** Runs the checks of a class to their end; verdicts by the checks' ids. */
    Map<String, Verdict> verdicts(Class<?> checks) {
        return byId(run(checks).run());
    }

    static Map<String, Verdict> byId(Map<CheckKey, Verdict> verdicts) {
        var byId = new LinkedHashMap<String, Verdict>();
        verdicts.forEach((key, verdict) -> byId.put(key.check(), verdict));
        return byId;
    }
}

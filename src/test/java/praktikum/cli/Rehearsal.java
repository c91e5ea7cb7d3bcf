package praktikum.cli;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import praktikum.check.engine.ChallengeRun;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.MarkerKeeper;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.Action;
import praktikum.course.Course;
import praktikum.course.Lab;
import praktikum.course.PageValues;
import praktikum.course.Step;
import praktikum.course.read.Courses;
import praktikum.drill.Drill;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRun;
import praktikum.drill.Operator;
import praktikum.drill.Timeline;
import praktikum.drill.Timelines;
import praktikum.drill.migration.MigrateDrill;
import praktikum.drill.network.MeasureDrill;
import praktikum.drill.network.SegmentMeasurement;
import praktikum.drill.quorum.QuorumDrill;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.grade.Grade;
import praktikum.host.Command;
import praktikum.host.InParallel;
import praktikum.host.Output;
import praktikum.host.Scripted;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.Transcript;
import praktikum.host.joint.JointAsking;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.run.lab.LabPlace;
import praktikum.run.practice.PracticeCluster;
import praktikum.sim.fault.Faults;
import praktikum.sim.fs.User;
import praktikum.sim.shell.Login;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.Workspace;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.TimePlan;
import praktikum.site.plan.Virtualisation;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * An embedded cluster whose machines are asked directly, without SSH in between, so that many can be had in little time. The
 * labs are carried out by the pages' own actions.
 */
final class Rehearsal implements AutoCloseable {

    static final Course COURSE = Courses.bundled().course().orElseThrow();
    static final List<CheckMethod> CHECKS = CheckModules.bundled();
    private static final double FAST = 60;
    /** Where tenths of seconds are measured, this computer has to keep step. */
    private static final double MEASURED = 8;
    private static final String MARK = "output-begins";
    /** As many commands at once as an SSH connection carries: who has to wait for more of them does so before his time runs. */
    private static final int LANES = 8;
    /** Nobody who listens, and nobody who could lend a hand. */
    static final Operator NOBODY = new Operator() {
        @Override
        public void hear(Message what) { }

        @Override
        public void please(Message what) {
            throw new AssertionError(what);
        }
    };

    final PracticeCluster practice;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile double speed = 1;
    private volatile User kit = User.ROOT;

    private Rehearsal(PracticeCluster practice) {
        this.practice = practice;
    }

    /** Machines fresh from the installer. */
    static Rehearsal fresh(Path folder, Site planned, int release) throws Exception {
        Files.createDirectories(folder);
        return new Rehearsal(PracticeCluster.start(new Workspace(folder), planned, release, 1, Language.ENGLISH));
    }

    /** Machines that a folder keeps: the next ones in it go on from there. */
    static Rehearsal kept(Path folder, Site planned) throws Exception {
        Files.createDirectories(folder);
        return new Rehearsal(PracticeCluster.startKept(new Workspace(folder), planned, Optional.empty(), 1, false, Language.ENGLISH,
                broken -> {
                    throw new AssertionError(broken);
                }));
    }

    /** A plan: names, addresses of the nodes and of their second links (none for none), gateway; and an NFS server, {@code s1}. */
    static Site plan(String cluster, List<String> names, List<String> addresses, List<String> links, int prefix, String gateway,
            String bridge) {
        var nodes = new ArrayList<PlannedNode>();
        for (var i = 0; i < names.size(); i++) {
            nodes.add(new PlannedNode(names.get(i), InetAddress.ofLiteral(addresses.get(i)),
                    links.isEmpty() ? List.of() : List.of(InetAddress.ofLiteral(links.get(i))),
                    SshLogin.at(addresses.get(i)), Optional.empty()));
        }
        var server = addresses.getFirst().replaceFirst("[0-9a-f]+$", "50");
        return new Site(nodes, Optional.of(new PlannedNfsServer("s1", InetAddress.ofLiteral(server), "/srv/nfs/proxmox",
                SshLogin.at(server))), PracticeCluster.example(3).ssh(), Plan.of(new ClusterPlan(cluster),
                new NetworkPlan(bridge, prefix, InetAddress.ofLiteral(gateway), InetAddress.ofLiteral("1.1.1.1"), "lab.example",
                links.isEmpty() ? Optional.empty() : Cidr.parse("10.10.20.0/24")), new TimePlan("Asia/Jakarta"), Virtualisation.NESTED));
    }

    private void speed(double factor) {
        practice.cluster().speed(factor);
        speed = factor;
    }

    Site site() {
        return practice.site();
    }

    /** Everything the lab pages say, step by step on every node, and then what they leave to the hand for the second link. */
    Rehearsal carryOut() throws Exception {
        for (var lab : COURSE.labs()) {
            carryOut(lab);
        }
        if (site().nodes().stream().noneMatch(node -> node.links().isEmpty())) {
            secondLink();
        }
        if (site().plan().network().storage().isPresent()) {
            storageNetwork();
        }
        return settled();
    }

    /** A single lab. */
    Rehearsal carryOut(Lab lab) throws Exception {
        for (var step : lab.steps()) {
            carryOut(lab, step);
        }
        return this;
    }

    /** A single step. */
    Rehearsal carryOut(Lab lab, Step step) throws Exception {
        speed(FAST);
        for (var action : step.actions()) {
            for (var place : action.on().of(LabPlace.all(site()))) {
                one(lab.id() + "/" + step.id() + " #" + action.number(), action, place);
            }
        }
        return this;
    }

    private void one(String what, Action action, LabPlace place) throws Exception {
        var node = place.machine();
        var values = new PageValues(place.values()).fill(action.script());
        if (action.byHand() || !(values instanceof PageValues.Filled.Text(var script))
                || action.unless().isPresent()
                        && passes(new CheckKey(action.unless().get().lab(), action.unless().get().check()), place.subject())) {
            return;
        }
        var output = run(node.name(), "bash -e -c '" + script.replace("'", "'\\''") + "'", PracticeCluster.ROOT_PASSWORD + "\nyes\n");
        if (action.reboots()) {
            await(node.name() + " is back").atMost(Duration.ofSeconds(180)).until(() -> practice.cluster().world()
                    .ask(() -> practice.cluster().world().machine(node.name()).orElseThrow().running()));
        } else if (output.exit() != 0) {
            throw new AssertionError(what + " on " + node.name() + ": exit " + output.exit() + "\n" + output.outText() + output.errText());
        }
    }

    private boolean passes(CheckKey key, String subject) {
        var method = CHECKS.stream().filter(check -> check.key().equals(key)).toList();
        var verdict = new CheckRun(site(), askers(), method, Timelines.NONE, RunListener.SILENT).run().get(key);
        return verdict != null && verdict.findings().stream().anyMatch(finding ->
                (finding.subject().equals(subject) || verdict.findings().size() == 1) && finding.outcome() == Outcome.PASSED);
    }

    private static String link(PlannedNode node) {
        return Addresses.text(node.links().getFirst());
    }

    /** The page's second link, edited in a copy that is moved over the original. */
    private void secondLink() throws Exception {
        for (var node : site().nodes()) {
            var card = must(node.name(), "ls /sys/class/net").contains("eno2") ? "eno2" : "nic1";
            must(node.name(), "printf '\\nauto %s\\niface %s inet static\\n\\taddress %s/24\\n' " + card + " " + card + " " + link(node)
                    + " >> /etc/network/interfaces && ifreload -a");
        }
        var first = site().nodes().getFirst().name();
        var conf = must(first, "cat /etc/pve/corosync.conf");
        for (var node : site().nodes()) {
            var ring0 = "    ring0_addr: " + Addresses.text(node.address()) + "\n";
            conf = conf.replace(ring0, ring0 + "    ring1_addr: " + link(node) + "\n");
        }
        var version = Integer.parseInt(conf.replaceAll("(?s).*config_version: ([0-9]+).*", "$1"));
        conf = conf.replace("config_version: " + version, "config_version: " + (version + 1))
                .replace("  interface {\n    linknumber: 0\n  }\n",
                        "  interface {\n    linknumber: 0\n  }\n  interface {\n    linknumber: 1\n  }\n");
        must(first, "cat > /etc/pve/corosync.conf.new <<'EOF'\n" + conf + "EOF\nmv /etc/pve/corosync.conf.new /etc/pve/corosync.conf");
    }

    /** The page's storage network on the third card, each node with the last number of its own address. */
    private void storageNetwork() {
        for (var node : site().nodes()) {
            var own = Addresses.text(node.address());
            must(node.name(), "printf '\\nauto nic2\\niface nic2 inet static\\n\\taddress 10.10.20.%s/24\\n' "
                    + own.substring(own.lastIndexOf(node.address() instanceof Inet6Address ? ':' : '.') + 1)
                    + " | sed \"s/nic2/$(ls /sys/class/net | grep -xE 'nic2|eno3')/\" >> /etc/network/interfaces && ifreload -a");
        }
    }

    String must(String node, String line) {
        var output = run(node, line, "");
        if (output.exit() != 0) {
            throw new AssertionError(line + " on " + node + ": " + output.outText() + output.errText());
        }
        return output.outText();
    }

    /** Who the kit logs in as. */
    void login(User user) {
        kit = user;
    }

    Output run(String node, String line, String input) {
        return run(User.ROOT, node, line, input);
    }

    private Output run(User user, String node, String line, String input) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var started = practice.cluster().world().clock().instant();
        try {
            var exit =
                    new Login(practice.cluster().machine(node), user, Map.of("LC_ALL", "C.UTF-8", "SSH_CLIENT", "192.0.2.99 50000 22"))
                    .run(line, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                            new PrintStream(out, false, StandardCharsets.UTF_8),
                            new PrintStream(err, false, StandardCharsets.UTF_8), Optional.empty());
            return new Output(exit, out.toByteArray(), err.toByteArray(), false, started,
                    Duration.between(started, practice.cluster().world().clock().instant()));
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    /** The machines, asked as over SSH. A machine whose power is off does not answer. */
    Map<String, WitnessedHost> askers() {
        var askers = new HashMap<String, WitnessedHost>();
        for (var node : site().machines()) {
            var lanes = new Semaphore(LANES);
            askers.put(node.name(), new WitnessedHost() {
                @Override
                public String name() {
                    return node.name();
                }

                @Override
                public WitnessedAnswer ask(Command command, String askedBy) {
                    // As over SSH: what the login shell says before the mark is no part of the answer. The time it gets is this computer's,
                    // which may be busy, also while that of the machines passes faster.
                    var seconds = Math.round(command.timeout().toSeconds() * speed);
                    var all = run(kit, node.name(),
                            "echo " + MARK + "; echo " + MARK + " >&2; timeout -k 2 " + seconds + " " + command.line(), "");
                    return new WitnessedAnswer(asked.incrementAndGet(),
                            new Output(all.exit(), afterMark(all.outText()), afterMark(all.errText()), false, all.started(), all.took()));
                }

                @Override
                public void askAll(Map<Command, String> questions, BiConsumer<Command, WitnessedAnswer> heard) {
                    new JointAsking(this, (commands, askedBy, each) -> InParallel.each(commands, command -> {
                        lanes.acquireUninterruptibly();
                        try {
                            each.accept(command, ask(command, askedBy.apply(command)));
                        } finally {
                            lanes.release();
                        }
                    })).askAll(questions, heard);
                }
            });
        }
        return askers;
    }

    private static byte[] afterMark(String text) {
        return text.substring(text.indexOf(MARK + "\n") + MARK.length() + 1).getBytes(StandardCharsets.UTF_8);
    }

    /** Makes a fault, {@code name@node}, and lets its consequences come. */
    Rehearsal fault(String name) {
        var at = name.indexOf('@');
        practice.cluster().fault(Faults.named(name.substring(0, at)).orElseThrow(() -> new AssertionError("no fault " + name)),
                name.substring(at + 1));
        return settled();
    }

    /** Until corosync and all that follow it have had half a minute of their own time. */
    Rehearsal settled() {
        speed(FAST);
        Instant then = practice.cluster().world().clock().instant().plusSeconds(30);
        await("half a simulated minute").pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(180))
                .until(() -> practice.cluster().world().clock().instant().isAfter(then));
        speed(1);
        return this;
    }

    /** Runs the quorum drill with a few simulated minutes of patience a stage; what is heard goes to the operator. */
    QuorumTimeline drill(Path file, Operator operator) throws Exception {
        drilled(new QuorumDrill(), file, operator);
        return QuorumTimeline.of(DrillRecords.of(Evidence.read(file)));
    }

    /** Measures the network between the nodes. */
    SegmentMeasurement measured(Path file) throws Exception {
        var drill = new MeasureDrill();
        drilled(drill, file, NOBODY);
        return (SegmentMeasurement) drill.timeline(DrillRecords.of(Evidence.read(file))).orElseThrow();
    }

    /** Moves the virtual machine to another node and back. */
    Timeline moved(Path file) throws Exception {
        var drill = new MigrateDrill();
        drilled(drill, file, NOBODY);
        return drill.timeline(DrillRecords.of(Evidence.read(file))).orElseThrow();
    }

    /** Runs a drill; its records are in a new file then. */
    Drill.End drilled(Drill drill, Path file, Operator operator) throws Exception {
        speed(drill.repeatable() ? MEASURED : FAST);
        try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.DRILL, "r", "k", "c", "s", 1, List.of(drill.step())),
                InstantSource.system())) {
            var witnesses = new HashMap<String, WitnessedHost>();
            askers().forEach((name, asker) ->
                    witnesses.put(name, transcript.witness(new Scripted(name, command -> asker.ask(command, "").answer()))));
            return drill.run(new DrillRun(site(), witnesses, transcript, operator, Duration.ofSeconds(12),
                    1));
        } finally {
            speed(1);
        }
    }

    Map<CheckKey, Verdict> check(Optional<QuorumTimeline> drill) {
        return check(drill.stream().<Timeline>map(one -> one).toList());
    }

    Map<CheckKey, Verdict> check(List<Timeline> drills) {
        return whole(new CheckRun(site(), askers(), CHECKS, new Timelines(drills), RunListener.SILENT).run());
    }

    /** The same with the challenges, which write and remove what they wrote. */
    Map<CheckKey, Verdict> proved(List<Timeline> drills) {
        return whole(new CheckRun(site(), askers(), CHECKS, new Timelines(drills), Optional.of(new ChallengeRun(7, MarkerKeeper.SILENT)),
                RunListener.SILENT).run());
    }

    /** Verdicts of which none is a check's own fault, those that nobody sees because of a cause before them included. */
    static Map<CheckKey, Verdict> whole(Map<CheckKey, Verdict> verdicts) {
        verdicts.forEach((key, verdict) -> verdict.findings().stream().flatMap(finding -> finding.why().stream())
                .filter(why -> why.key().equals("check.broken")).forEach(why -> {
                    throw new AssertionError(why.in(Language.ENGLISH));
                }));
        return verdicts;
    }

    static Grade grade(Map<CheckKey, Verdict> verdicts) {
        return Grade.of(COURSE, verdicts);
    }

    @Override
    public void close() {
        practice.close();
    }
}

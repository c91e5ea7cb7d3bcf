package praktikum.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.course.Course;
import praktikum.course.PageValues;
import praktikum.drill.Timelines;
import praktikum.fact.node.HostName;
import praktikum.fact.node.KernelRelease;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.host.replay.RecordedAnswers;
import praktikum.host.replay.Replay;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.Virtualisation;
import praktikum.text.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code results.json}: the same evidence gives the same bytes. */
class ResultsTest {

    @ChecksFor("toy")
    static final class Three {

        @Check("a")
        void a(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal(node.name(), node.ask(HostName.ASKED).shortName()).mistake("renamed").with("zone", "ü")
                    .with("another", 1));
        }

        @Check("b")
        void b(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("6.8.0-1-pve", node.ask(KernelRelease.ASKED).toString()));
        }

        @Check(value = "c", after = "b")
        void c(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal(node.ask(HostName.ASKED).shortName(), node.ask(KernelRelease.ASKED).toString()));
        }
    }

    @TempDir
    Path folder;

    private static final Course COURSE = new Sheet("toy").check("a", 60, "renamed", "${node} is ${found}").check("b", 30).check("c", 10)
            .course();

    private static Site site() {
        var nodes = List.of("n1", "n2", "n3").stream()
                .map(name -> new PlannedNode(name, InetAddress.ofLiteral("192.0.2.1" + name.charAt(1)), List.of(),
                SshLogin.at("192.0.2.1"), Optional.empty())).toList();
        return new Site(nodes, new SshSettings("root", List.of(), false, Optional.empty(), false, Duration.ofSeconds(10)),
                Plan.of(new ClusterPlan("kelas-a"), new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("192.0.2.1"),
                        InetAddress.ofLiteral("192.0.2.1"), "lab.example", Optional.empty()),
                        Virtualisation.NESTED));
    }

    /** Machines that answer in any order, each time another. */
    private static Map<String, WitnessedHost> machines(Transcript transcript) {
        var askers = new HashMap<String, WitnessedHost>();
        for (var node : site().nodes()) {
            var recorded = RecordedAnswers.host(node.name())
                    .answers(RecordedAnswers.printed(node.name().equals("n2") ? "wrong\n" : node.name() + "\n"),
                            Command.of(HostName.ASKED.argv()));
            recorded.answers(node.name().equals("n3")
                    ? new NoAnswer(NoAnswer.Problem.CUT, Message.of("host.cut", "n3", "uname -r"), Instant.EPOCH)
                    : RecordedAnswers.printed("6.8.0-1-pve\n"), Command.of(KernelRelease.ASKED.argv()));
            var witness = transcript.witness(recorded.replay());
            askers.put(node.name(), new WitnessedHost() {
                @Override
                public String name() {
                    return node.name();
                }

                @Override
                public WitnessedAnswer ask(Command command, String askedBy) {
                    // Lets the others go first, now and then.
                    for (var turn = ThreadLocalRandom.current().nextInt(200); turn > 0; turn--) {
                        Thread.yield();
                    }
                    return witness.ask(command, askedBy);
                }
            });
        }
        return askers;
    }

    private String live(Path file) throws Exception {
        try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "r1", "k", COURSE.hash(), "s", 1, List.of()),
                InstantSource.system())) {
            var run = new CheckRun(site(), machines(transcript), CheckMethod.of(Three.class), Timelines.NONE, RunListener.SILENT);
            var grade = Grade.of(COURSE, run.run());
            var hash = transcript.end(RunStatus.COMPLETE);
            return Results.json(new Results.Run("r1", "k", Instant.EPOCH, Instant.EPOCH, "complete"), COURSE, "kelas-a",
                    new Results.Source("run.jsonl", transcript.records(), hash), grade, new VerdictExplanation(PageValues.none()));
        }
    }

    private String replayed(Path file) throws Exception {
        var evidence = Evidence.read(file);
        var replay = Replay.of(evidence);
        var askers = new HashMap<String, WitnessedHost>();
        site().nodes().forEach(node -> askers.put(node.name(), replay.host(node.name())));
        var grade = Grade.of(COURSE, new CheckRun(site(), askers, CheckMethod.of(Three.class), Timelines.NONE, RunListener.SILENT).run());
        return Results.json(new Results.Run("r2", "k", Instant.MAX, Instant.MAX, "complete"), COURSE, "kelas-a",
                new Results.Source("run.jsonl", evidence.entries().size(), evidence.endHash().orElseThrow()), grade,
                new VerdictExplanation(PageValues.none()));
    }

    @Test
    void aReplayedRunGivesTheSameBytesApartFromTheRun() throws Exception {
        for (var time = 0; time < 5; time++) {
            var file = folder.resolve("run" + time + ".jsonl");
            var live = live(file);
            assertEquals(withoutRun(live), withoutRun(replayed(file)));
            assertEquals(replayed(file), replayed(file));
        }
    }

    @Test
    void onlyRecordNumbersTellInWhichOrderTheMachinesAnswered() throws Exception {
        assertEquals(withoutEvidence(live(folder.resolve("one.jsonl"))), withoutEvidence(live(folder.resolve("two.jsonl"))));
    }

    @Test
    void theDocumentTellsEverythingAboutACheck() throws Exception {
        var root = new JsonMapper().readTree(live(folder.resolve("run.jsonl")));

        assertEquals("praktikum-results", root.path("schema").asString());
        assertEquals(1, root.path("version").asInt());
        assertEquals("r1", root.path("run").path("id").asString());
        assertEquals("complete", root.path("status").asString());
        assertEquals(8, root.path("transcript").path("records").asInt(), "start, six answers, end");
        var lab = root.path("labs").path(0);
        assertEquals("{\"earned\":60,\"open\":20,\"max\":100}", lab.path("points").toString(),
                "two thirds of 60 and of 30; 10 of b and all of c could not be measured");
        var a = check(lab, "toy/only/a");
        assertEquals("failed", a.path("verdict").asString());
        assertEquals("{\"earned\":40,\"open\":0,\"max\":60}", a.path("points").toString());
        var wrong = a.path("subjects").path(1);
        assertEquals("n2", wrong.path("subject").asString());
        assertEquals("failed", wrong.path("outcome").asString());
        assertEquals("renamed", wrong.path("mistake").asString());
        assertEquals("{\"another\":\"1\",\"zone\":\"ü\"}", wrong.path("values").toString());
        assertEquals(1, wrong.path("evidence").size());
        var b = check(lab, "toy/only/b");
        assertEquals("not-measured", b.path("verdict").asString());
        assertEquals("host.cut", b.path("subjects").path(2).path("why").path("key").asString());
        assertTrue(b.path("reasons").path("id").path(0).asString().contains("n3"), b.path("reasons").toString());
        var c = check(lab, "toy/only/c");
        assertEquals("skipped", c.path("verdict").asString());
        assertEquals("toy/only/b", c.path("cause").asString());
        assertEquals("{\"earned\":0,\"open\":10,\"max\":10}", c.path("points").toString());
    }

    private static JsonNode check(JsonNode lab, String id) {
        return StreamSupport.stream(lab.path("checks").spliterator(), false).filter(check -> check.path("check").asString().equals(id))
                .findFirst().orElseThrow();
    }

    private static String withoutRun(String json) {
        var root = (ObjectNode) new JsonMapper().readTree(json);
        assertTrue(root.has("run"));
        root.remove("run");
        return root.toPrettyString();
    }

    private static String withoutEvidence(String json) {
        return withoutRun(json).replaceAll("(?s)\"evidence\"\\s*:\\s*\\[[^]]*]", "").replaceAll("\"sha256\" : \"[0-9a-f]*\"", "");
    }
}

package praktikum.host.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.InParallel;
import praktikum.host.NoAnswer;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.Output;
import praktikum.host.SimMachine;
import praktikum.host.SshMachine;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.host.replay.Replay;
import praktikum.host.ssh.Budget;
import praktikum.host.ssh.SshHosts;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.PlannedNode;
import praktikum.text.Language;

/** A run of three good machines and one of each hostile kind: none of them is waited for longer than its budget, and the others answer. */
class HostileMachinesTest {

    private static final Budget SMALL = new Budget(Duration.ofSeconds(4), 4, Duration.ofMillis(300));
    /** For those that must answer, however busy the computer is that the tests run on. */
    private static final Budget AMPLE = Budget.of(Duration.ofMinutes(5));
    private static final List<String> GOOD = List.of("pve1", "pve2", "pve3");

    /** Odd, and yet they answer. */
    private static final Set<Hostility> ANSWERING =
            EnumSet.of(Hostility.GOOD, Hostility.SINGLE_BYTES, Hostility.WINDOW_OF_ONE, Hostility.SINGLE_BYTE_PACKETS);

    private static final Set<Hostility> OUT_OF_TIME = EnumSet.of(Hostility.SAYS_NOTHING, Hostility.BANNER_DRIP,
            Hostility.LOGIN_NEVER_DECIDED, Hostility.CHANNEL_NEVER_OPENED, Hostility.REQUEST_NEVER_ANSWERED, Hostility.NEVER_CLOSES,
            Hostility.NEVER_ENDS_ITS_OUTPUT, Hostility.NO_EXIT_STATUS_NO_CLOSE, Hostility.OUTPUT_DRIP,
            Hostility.OUTPUT_DRIP_BEFORE_THE_COMMAND);

    @TempDir
    private static Path folder;

    private static final Map<Hostility, HostileServer> SERVERS = new EnumMap<>(Hostility.class);
    private static final Map<String, Map<Command, Answer>> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, Duration> TOOK = new ConcurrentHashMap<>();
    private static SimMachine machine;
    private static Evidence evidence;

    @BeforeAll
    static void askAll() throws Exception {
        machine = SimMachine.start(folder.resolve("good"), 10);
        for (var kind : Hostility.values()) {
            SERVERS.put(kind, HostileServer.start(kind, 0));
        }
        var answering = new ArrayList<>(GOOD.stream().map(machine::node).toList());
        ANSWERING.forEach(kind -> answering.add(node(kind)));
        var others = EnumSet.complementOf(EnumSet.copyOf(ANSWERING)).stream().map(HostileMachinesTest::node).toList();
        var file = folder.resolve("run.jsonl");
        var began = System.nanoTime();
        try (var transcript = transcript(file)) {
            try (var ample = hosts(answering); var small = hosts(others)) {
                ample.grant(AMPLE);
                small.grant(SMALL);
                InParallel.each(List.of(Map.entry(answering, ample), Map.entry(others, small)), some ->
                        InParallel.each(some.getKey(), node -> IntStream.range(0, 2).forEach(round -> {
                            var answers = ANSWERS.computeIfAbsent(node.name(), any -> new ConcurrentHashMap<>());
                            transcript.witness(some.getValue().host(node.name())).askAll(questions(round),
                                    (command, answer) -> answers.merge(command, answer.answer(), HostileMachinesTest::twice));
                            TOOK.put(node.name(), Duration.ofNanos(System.nanoTime() - began));
                        })));
            }
            transcript.end(RunStatus.COMPLETE);
        }
        TOOK.put("", Duration.ofNanos(System.nanoTime() - began));
        evidence = Evidence.read(file);
    }

    @AfterAll
    static void stop() throws IOException {
        machine.close();
        for (var server : SERVERS.values()) {
            server.close();
        }
    }

    private static Answer twice(Answer one, Answer other) {
        throw new IllegalStateException("answered twice: " + one + ", " + other);
    }

    private static Transcript transcript(Path file) throws IOException {
        return Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "r", "k", "c", "s", 1, List.of()), InstantSource.system());
    }

    private static PlannedNode node(Hostility kind) {
        return SshMachine.node(kind.name(), SERVERS.get(kind).port());
    }

    private static SshHosts hosts(List<PlannedNode> nodes) throws IOException {
        var known = new StringBuilder(Files.readString(machine.knownHosts()));
        SERVERS.values().forEach(server -> known.append(server.knownHostsLine()));
        return SshHosts.of(nodes, machine.ssh(), new KnownHosts(Files.writeString(Files.createTempFile(folder, "known", ""), known)),
                Optional.empty(), InstantSource.system());
    }

    private static Map<Command, String> questions(int round) {
        var questions = new LinkedHashMap<Command, String>();
        IntStream.range(0, 10).forEach(number -> questions.put(Command.of("echo", round + "-" + number), "test"));
        return questions;
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWaitsForItLongerThanItsBudget(Hostility kind) {
        var answers = ANSWERS.get(kind.name());

        assertEquals(20, answers.size());
        answers.forEach((command, answer) -> {
            switch (answer) {
                case NoAnswer none -> assertTold(kind, none);
                case Output output -> assertTrue(output.out().length <= command.limit() && output.err().length <= command.limit());
            }
        });
        if (ANSWERING.contains(kind)) {
            answers.forEach(HostileMachinesTest::assertRight);
            return;
        }
        // Five seconds more at most are meant; a busy computer may need some more. Without a budget some of them take minutes.
        assertTrue(TOOK.get(kind.name()).compareTo(SMALL.time().plusSeconds(20)) < 0, TOOK.get(kind.name()).toString());
        if (OUT_OF_TIME.contains(kind)) {
            answers.values().forEach(answer -> assertEquals(Problem.BUDGET_SPENT, assertInstanceOf(NoAnswer.class, answer).problem()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pve1", "pve2", "pve3"})
    void theOthersAnswer(String node) {
        assertEquals(20, ANSWERS.get(node).size());
        ANSWERS.get(node).forEach(HostileMachinesTest::assertRight);
    }

    @Test
    void theEvidenceIsWholeAndTellsTheSame() {
        assertTrue(evidence.note().isEmpty() && evidence.ended().isPresent());
        var replay = Replay.of(evidence);
        ANSWERS.forEach((node, answers) ->
                answers.forEach((command, answer) -> assertEquals(answer, replay.host(node).ask(command, "test").answer())));
    }

    @Test
    void theRunIsOverSoonAfterTheLastOne() {
        assertTrue(TOOK.get("").compareTo(SMALL.time().plusSeconds(30)) < 0, TOOK.get("").toString());
    }

    @Test
    void theNextAskingHasABudgetOfItsOwn() throws Exception {
        var node = node(Hostility.NEVER_CLOSES);
        var second = new Budget(Duration.ofSeconds(1), 1, Duration.ofSeconds(1));
        try (var hosts = hosts(List.of(node))) {
            for (var asking = 0; asking < 2; asking++) {
                var began = System.nanoTime();
                hosts.grant(second);
                for (var question = 0; question < 3; question++) {
                    var none = assertInstanceOf(NoAnswer.class, hosts.host(node.name()).run(Command.of("true")));
                    assertEquals(Problem.BUDGET_SPENT, none.problem());
                }
                var took = Duration.ofNanos(System.nanoTime() - began);
                assertTrue(took.compareTo(second.time()) >= 0 && took.compareTo(Duration.ofSeconds(20)) < 0, took.toString());
            }
        }
    }

    private static void assertRight(Command command, Answer answer) {
        assertEquals(command.argv().get(1), assertInstanceOf(Output.class, answer, answer.toString()).outText().strip());
    }

    private static void assertTold(Hostility kind, NoAnswer none) {
        for (var language : Language.values()) {
            var sentence = none.why().in(language);
            assertTrue(sentence.contains(kind.name()) && sentence.length() < 700, sentence);
            assertFalse(sentence.contains("Exception") || sentence.matches("(?s).*\\p{Cntrl}.*"), sentence);
        }
    }
}

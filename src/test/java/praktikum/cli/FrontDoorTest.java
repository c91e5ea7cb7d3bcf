package praktikum.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.cli.terminal.LabPrinter;
import praktikum.cli.terminal.Screen;
import praktikum.drill.DrillRestore;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.run.Cancellation;
import praktikum.run.CourseSource;
import praktikum.run.RunName;
import praktikum.run.WorkContext;
import praktikum.run.WorkEnd;
import praktikum.run.check.CheckResult;
import praktikum.run.lab.LabRun;
import praktikum.run.lab.LabStep;
import praktikum.run.practice.PracticeCluster;
import praktikum.sim.fault.Faults;
import praktikum.sim.server.SimulatedSshServer;
import praktikum.site.Workspace;
import praktikum.text.Language;
import praktikum.text.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kit as people meet it: the real command in a process of its own, over SSH, against one embedded cluster that the lab pages'
 * own actions have set up.
 */
class FrontDoorTest {

    private static final String LAST = "blckpink03";
    /** What the demo has; the machines' own timeouts pass as much faster, and the computer may be busy. */
    private static final double FAST = 10;

    @TempDir
    private static Path folder;
    private static PracticeCluster practice;

    @BeforeAll
    static void carryOutTheLabs() throws Exception {
        var course = new CourseSource(Optional.empty(), note -> { });
        var workspace = new Workspace(folder);
        practice = PracticeCluster.start(workspace, PracticeCluster.example(3), 9, FAST, Language.ENGLISH);
        var quiet = new Screen(new PrintStream(OutputStream.nullOutputStream()), System.err, false, false, 80, Language.ENGLISH);
        try (var work = WorkContext.open(workspace, course, practice.site(), new Cancellation(), Clock.systemUTC())) {
            assertEquals(WorkEnd.DONE,
                    LabRun.carryOut(work, LabStep.of(course.course(), List.of("01-nodes", "02-cluster")), new LabPrinter(quiet, false),
                    name -> PracticeCluster.ROOT_PASSWORD));
        }
        practice.cluster().speed(1);
    }

    @AfterAll
    static void stop() {
        practice.close();
    }

    @AfterEach
    void mend() {
        practice.cluster().machines().forEach(node -> practice.cluster().server(node).trouble(Optional.empty()));
    }

    private record Ended(int exit, String out, String err) {
    }

    private static ProcessBuilder command(String... args) {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                // Nobody's own ~/.ssh/config.
                "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"), "praktikum.cli.Main"));
        line.addAll(List.of(args));
        line.addAll(List.of("--lang", "en", "-w", folder.toString()));
        var process = new ProcessBuilder(line);
        process.environment().remove("SSH_AUTH_SOCK");
        return process;
    }

    private static Ended praktikum(String... args) throws Exception {
        var out = Files.createTempFile(folder, "out", ".txt");
        var err = Files.createTempFile(folder, "err", ".txt");
        var process = command(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(300, TimeUnit.SECONDS), "praktikum " + String.join(" ", args) + " did not end");
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static Path newest(String kind) throws IOException {
        try (var files = Files.list(folder.resolve("transcripts"))) {
            return files.filter(file -> file.getFileName().toString().matches(".*-" + kind + "(-[0-9]+)?\\.jsonl")).max(RunName.NEWEST_LAST)
                    .orElseThrow();
        }
    }

    /** The verdicts of one step whose other subjects must not suffer, and the sentence for the host that cannot be looked at. */
    private static void oneHostIsMissing(String sentence) throws Exception {
        var started = System.nanoTime();
        var ended = praktikum("check", "01-nodes/network", "--json");
        var seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
        assertEquals(ExitCode.NOT_MEASURED, ended.exit(), ended.out() + ended.err());
        var why = new TreeSet<String>();
        for (var check : new JsonMapper().readTree(ended.out()).path("labs").get(0).path("checks")) {
            if (check.path("verdict").asString().equals("skipped")) {
                continue;
            }
            assertEquals("not-measured", check.path("verdict").asString(), check.toString());
            for (var subject : check.path("subjects")) {
                assertEquals(subject.path("subject").asString().equals(LAST) ? "not-measured" : "passed",
                        subject.path("outcome").asString());
                if (subject.has("why")) {
                    why.add(new Message(subject.path("why").path("key").asString(),
                            subject.path("why").path("args").valueStream().map(JsonNode::asString).toList()).in(Language.ENGLISH));
                }
            }
            var points = check.path("points");
            assertTrue(points.path("open").asDouble() > 0 && points.path("earned").asDouble() > 0, points.toString());
        }
        assertEquals(1, why.size(), why.toString());
        assertTrue(why.first().contains(LAST) && why.first().contains(sentence), why.first());
        // One connect timeout, and not one for each of its questions, of which there are more than six.
        assertTrue(seconds < 60, "took " + seconds + " s");
        assertTrue(Evidence.read(newest("check")).entries().stream().anyMatch(entry -> entry instanceof Entry.Asked asked
                && asked.host().equals(LAST)), "the silence is evidence, too");
    }

    private static void fault(String name) {
        practice.cluster().fault(Faults.named(name).orElseThrow(), LAST);
    }

    @Test
    void aHostThatIsDownIsNotMeasured() throws Exception {
        fault("node-down");
        oneHostIsMissing("refuses connections");
    }

    @Test
    void aHostThatSaysNothingIsNotMeasured() throws Exception {
        fault("silent-host");
        oneHostIsMissing("10 s");
    }

    @Test
    void aHostThatDeniesLoginIsNotMeasured() throws Exception {
        fault("login-denied");
        oneHostIsMissing("root");
    }

    @Test
    void aHostThatOpensNoChannelIsNotMeasured() throws Exception {
        fault("no-channels");
        oneHostIsMissing("carries out no command");
    }

    @Test
    void aDrillIsJudgedAgainByteForByteAndAChangedByteIsFound() throws Exception {
        assertEquals(ExitCode.OK, praktikum("drill", "02-cluster/quorum-drill", "--yes").exit());
        var live = praktikum("check", "02-cluster", "--json");
        assertEquals(ExitCode.OK, live.exit(), live.out() + live.err());
        var transcript = newest("check");
        var results = CheckResult.file(transcript);
        assertEquals(Files.readString(results), live.out());
        for (var file : List.of(transcript, results)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(transcript.getParent())));

        practice.cluster().machines().forEach(node -> practice.cluster().server(node).trouble(Optional.of(SimulatedSshServer.Trouble.OFF)));
        var again = praktikum("regrade", transcript.toString(), "--json");
        assertEquals(ExitCode.OK, again.exit(), again.err());
        assertEquals(withoutRun(live.out()), withoutRun(again.out()));
        assertEquals(ExitCode.OK, praktikum("report", transcript.toString(), "--format", "html").exit());
        assertTrue(Files.readString(folder.resolve("report").resolve("report.html")).contains("<code>systemctl stop corosync</code>"),
                "how the nodes were stopped");

        var bytes = Files.readAllBytes(transcript);
        var random = new Random(7);
        var lastLine = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n', bytes.length - 2) + 1;
        for (var position : List.of(random.nextInt(bytes.length), lastLine + random.nextInt(bytes.length - 1 - lastLine))) {
            var changed = bytes.clone();
            changed[position] ^= 1;
            Files.write(transcript, changed);
            var damaged = praktikum("regrade", transcript.toString());
            var record = 1 + new String(bytes, 0, position, StandardCharsets.ISO_8859_1).chars().filter(letter -> letter == '\n').count();
            assertEquals(ExitCode.EVIDENCE_DAMAGED, damaged.exit(), damaged.err());
            assertTrue(damaged.err().matches("(?s).*\\b" + record + "\\b.*"),
                    "byte " + position + " is in record " + record + ": " + damaged.err());
        }
        Files.write(transcript, bytes);
    }

    private static String withoutRun(String json) {
        var root = (ObjectNode) new JsonMapper().readTree(json);
        root.remove("run");
        return root.toString();
    }

    @Test
    void aKilledDrillLeavesItsEvidenceAndIsRestored() throws Exception {
        var drill = command("drill", "02-cluster/quorum-drill", "--yes").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        await("the drill has stopped a node").atMost(Duration.ofSeconds(180)).ignoreExceptions()
                .until(() -> !DrillRestore.left(Evidence.read(newest("drill"))).isEmpty());
        drill.destroyForcibly().waitFor();

        var left = Evidence.read(newest("drill"));
        assertTrue(left.ended().isEmpty(), "it was killed before its end");
        assertFalse(DrillRestore.left(left).isEmpty());
        assertEquals(ExitCode.USAGE, praktikum("drill", "02-cluster/quorum-drill", "--yes").exit(),
                "no second drill before the first is restored");
        var bytes = Files.readAllBytes(newest("drill"));
        bytes[10] ^= 1;
        Files.write(newest("drill"), bytes);
        var unknown = praktikum("drill", "--restore");
        assertEquals(ExitCode.EVIDENCE_DAMAGED, unknown.exit(), "nobody knows what it has left");
        assertTrue(unknown.err().contains("record 1"), unknown.err());
        bytes[10] ^= 1;
        Files.write(newest("drill"), bytes);

        assertEquals(ExitCode.OK, praktikum("drill", "--restore").exit());
        assertEquals(ExitCode.OK, praktikum("check", "02-cluster/quorum", "--wait", "120s").exit());
        assertEquals(ExitCode.NOTHING_DONE, praktikum("drill", "--restore").exit());
    }

    @Test
    void aKilledCheckKeepsWhatItHasSeen() throws Exception {
        practice.cluster().server(LAST).trouble(Optional.of(SimulatedSshServer.Trouble.SILENT));
        var before = newestOrNone();
        var check = command("check", "01-nodes").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        await("the other hosts have answered").atMost(Duration.ofSeconds(180)).ignoreExceptions()
                .until(() -> !newestOrNone().equals(before) && answers() > 10);
        check.destroyForcibly().waitFor();
        var evidence = Evidence.read(newest("check"));
        assertTrue(evidence.ended().isEmpty());
        assertTrue(answers() > 10);
        var judged = praktikum("regrade", newest("check").toString(), "--json");
        assertTrue(List.of(ExitCode.NOT_MEASURED, ExitCode.FAILED).contains(judged.exit()), judged.err());
        assertEquals("interrupted", new JsonMapper().readTree(judged.out()).path("status").asString());
    }

    @Test
    void ctrlCEndsARunWithWhatWasGathered() throws Exception {
        practice.cluster().server(LAST).trouble(Optional.of(SimulatedSshServer.Trouble.SILENT));
        var before = newestOrNone();
        var check = command("check", "01-nodes", "--json").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await("the other hosts have answered").atMost(Duration.ofSeconds(180)).ignoreExceptions()
                .until(() -> !newestOrNone().equals(before) && answers() > 10);
        new ProcessBuilder("kill", "-INT", Long.toString(check.pid())).start().waitFor();
        assertTrue(check.waitFor(120, TimeUnit.SECONDS), "it ends");
        assertEquals(ExitCode.INTERRUPTED, check.exitValue());
        var results = Files.readString(CheckResult.file(newest("check")));
        assertEquals("interrupted", new JsonMapper().readTree(results).path("status").asString());
        assertEquals(withoutRun(results), withoutRun(praktikum("regrade", newest("check").toString(), "--json").out()),
                "judged again, it says the same");
    }

    private static Optional<Path> newestOrNone() {
        try {
            return Optional.of(newest("check"));
        } catch (IOException | NoSuchElementException none) {
            return Optional.empty();
        }
    }

    private static long answers() throws Exception {
        return Evidence.read(newest("check")).entries().stream().filter(Entry.Asked.class::isInstance).count();
    }
}

package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.drill.migration.MigrateDrill;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.Transcript;
import praktikum.run.Cancellation;
import praktikum.run.RunName;
import praktikum.run.practice.PracticeCluster;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * What the kit's own sentences say to type is typed on the command line, on the state that brings them. Those that stand in place of a
 * verdict have their states in {@link SentenceRemedies}.
 */
class KitSentencesTest {

    /** The keys of the sentences that a test brings and follows. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Follows {
        String[] value();
    }

    private static final String NAMES = "names what a person did or sees; nothing is to be typed";
    private static final String GUESTS = "is mended in an editor; GuestChecksTest brings it";
    private static final String BEHIND = "looks only, and stands behind the check that failed before it, whose remedy is typed";
    private static final String ASKS = "asks questions on a terminal; InitTest answers them";

    /** Why a sentence with something in back-quotes is followed by no test. */
    private static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("drill.quorum.plan.corosync", NAMES), Map.entry("report.quorum.readonly", NAMES),
            Map.entry("report.quorum.method", NAMES), Map.entry("report.quorum.wrote", NAMES), Map.entry("report.quorum.refused", NAMES),
            Map.entry("report.quorum.write-unknown", NAMES), Map.entry("report.quorum.write.one-stopped", NAMES),
            Map.entry("report.quorum.write.majority-lost", NAMES), Map.entry("report.quorum.write.recovered", NAMES),
            Map.entry("report.difference.address", NAMES), Map.entry("report.difference.port", NAMES),
            Map.entry("site.no-file", ASKS), Map.entry("site.empty", ASKS), Map.entry("cli.guide.no-site", ASKS),
            Map.entry("cli.init.next", ASKS), Map.entry("site.write.head", "a comment in a file; doctor is typed for other sentences"),
            Map.entry("cli.init.ini", "there is no Ansible here; InventoryTest reads what it writes"),
            Map.entry("cli.sim.next", "the machines of other tests are checked in just that way"),
            Map.entry("check.challenge.not-asked", "ChallengeTest carries challenges out"),
            Map.entry("check.challenge.said", "hands on what a machine said"),
            Map.entry("run.check.marker-left", "ChallengeTest has a marker that cannot be removed"),
            Map.entry("check.no-nfs-server", "is mended in an editor; NfsServerWorkTest brings it"),
            Map.entry("run.lab.no-nfs", "is mended in an editor; NfsServerWorkTest brings it"),
            Map.entry("run.lab.no-container", "is mended in an editor, as run.lab.no-nfs is"),
            Map.entry("run.lab.no-vm", "is mended in an editor, as run.lab.no-nfs is"),
            Map.entry("check.guest.no-container", GUESTS), Map.entry("check.guest.no-machine", GUESTS),
            Map.entry("check.guest.none", GUESTS),
            Map.entry("check.guest.no-storage", GUESTS), Map.entry("check.guest.nobody-tells", "looks at a file only"),
            Map.entry("check.shared.not-defined", BEHIND), Map.entry("check.storage.no-volume", BEHIND),
            Map.entry("check.network.no-bond", BEHIND), Map.entry("check.storage.resilvering", "waits for what goes on by itself"),
            Map.entry("check.guest.elsewhere", NAMES), Map.entry("check.guest.no-card", NAMES), Map.entry("check.guest.not-inside", NAMES),
            Map.entry("check.guest.not-there", NAMES), Map.entry("check.guest.other-node", NAMES),
            Map.entry("check.guest.storage-silent", NAMES),
            Map.entry("check.shared.no-client", "looks at routes only; SharedVariationsTest brings it"),
            Map.entry("check.shared.none-planned", "is mended in an editor; SharedVariationsTest brings it"),
            Map.entry("check.shared.not-written", "says of which machine the check tells more"),
            Map.entry("check.storage.no-table", "looks at a service only; check.no-pmxcfs says what mends it"),
            Map.entry("run.check.nothing", "a course without checks is refused before"),
            Map.entry("run.doctor.key-new", "is answered on a terminal; what it shows is compared for host.unknown-key"),
            Map.entry("run.practice.too-early", "the demo takes a minute; KitCommandsTest holds its command line"),
            Map.entry("host.unreachable.closed", "looks into a log only; no simulated sshd breaks off"),
            Map.entry("host.spent.time", "looks at a load only; HostileMachinesTest brings it"),
            Map.entry("host.denied.locked", "the agent of the person who logs in; SshdLoginsTest has such keys"),
            Map.entry("host.denied.too-many", "the agent of the person who logs in; SshdLoginsTest has such keys"));

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @TempDir
    private static Path machines;
    private static KeptMachines cluster;
    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws Exception {
        cluster = KeptMachines.of(machines, RemedyTest.planned(RemedyState.From.PLAIN), Rehearsal::carryOut);
    }

    /** What a command said. */
    private record Said(int exit, String text) {

        /** What is in back-quotes in a sentence of the engine that was said. */
        List<String> quoted(String key) {
            var sentence = Pattern.compile(Pattern.compile("\\{(\\d+)}").splitAsStream(Sentences.of(Language.ENGLISH).get(key))
                    .map(Pattern::quote).reduce((a, b) -> a + "(?s:.*?)" + b).orElseThrow()).matcher(text);
            assertTrue(sentence.find(), () -> key + " is not said: " + text);
            return QUOTED.matcher(sentence.group()).results().map(found -> found.group(1)).toList();
        }
    }

    /** All sentences of the engine by their keys, as they stand in the files. */
    private static final class Sentences {
        static Map<String, String> of(Language language) {
            var all = new TreeMap<String, String>();
            try (var files = Files.walk(Path.of("src/main/resources/praktikum/text"))) {
                for (var file : files.filter(one -> one.toString().endsWith(".properties")
                        && one.toString().endsWith("_id.properties") == (language == Language.INDONESIAN)).toList()) {
                    var sentences = new Properties();
                    try (var in = Files.newBufferedReader(file)) {
                        sentences.load(in);
                    }
                    sentences.forEach((key, sentence) -> all.put(key.toString(), sentence.toString().replace("''", "'")));
                }
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
            return all;
        }
    }

    private Said praktikum(String... args) {
        return praktikum(new Cancellation(), "", args);
    }

    /** Runs a command, and ends it as Ctrl-C does as soon as something is said. */
    private Said praktikum(Cancellation cancellation, String until, String... args) {
        var said = new ByteArrayOutputStream();
        var both = new PrintStream(new OutputStream() {
            @Override
            public synchronized void write(int one) {
                said.write(one);
                if (one == '\n' && !until.isEmpty() && said.toString(StandardCharsets.UTF_8).contains(until)) {
                    Thread.ofVirtual().start(cancellation::cancel);
                }
            }
        }, true, StandardCharsets.UTF_8);
        var before = List.of(System.out, System.err);
        var keyboard = System.in;
        System.setOut(both);
        System.setErr(both);
        System.setIn(InputStream.nullInputStream()); // nobody is there who could answer
        try {
            return new Said(Main.run(cancellation, Stream.concat(Stream.of(args), Stream.of("--lang", "en", "-w", folder.toString()))
                    .toArray(String[]::new)), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before.getFirst());
            System.setErr(before.getLast());
            System.setIn(keyboard);
        }
    }

    /** Types what a sentence says of the kit, as it stands there; who is not asked says yes on the command line. */
    private Said type(String command, String... more) {
        assertTrue(command.startsWith("praktikum "), command);
        return praktikum(Stream.concat(Stream.of(command.substring("praktikum ".length()).split(" ")), Stream.of(more))
                .toArray(String[]::new));
    }

    private Said ok(Said said) {
        assertEquals(ExitCode.OK, said.exit(), said.text());
        return said;
    }

    private Path newest(String kind) throws IOException {
        try (var files = Files.list(folder.resolve("transcripts"))) {
            return files.filter(file -> file.getFileName().toString().matches(".*-" + kind + "(-[0-9]+)?\\.jsonl")).max(RunName.NEWEST_LAST)
                    .orElseThrow();
        }
    }

    @Test
    void everySentenceWithACommandIsFollowedOrHasAReason() {
        var english = Sentences.of(Language.ENGLISH);
        var missing = new TreeSet<String>();
        english.forEach((key, sentence) -> {
            if (sentence.indexOf('`') >= 0 || key.startsWith("check.")) {
                missing.add(key);
            }
        });
        var known = new ArrayList<>(NOT_HERE.keySet());
        known.addAll(SentenceRemedies.NOT_HERE.keySet());
        known.addAll(MigrationRemedies.SENTENCES_NOT_HERE.keySet());
        known.addAll(new HashSet<>(SentenceRemedies.STATES.stream()
                .map(state -> state.mistake().substring(state.mistake().indexOf(' ') + 1)).toList()));
        Arrays.stream(KitSentencesTest.class.getDeclaredMethods()).map(method -> method.getAnnotation(Follows.class))
                .filter(follows -> follows != null).forEach(follows -> known.addAll(List.of(follows.value())));
        assertEquals(List.of(), known.stream().filter(key -> known.stream().filter(key::equals).count() > 1).distinct().toList());
        var gone = new TreeSet<>(known);
        gone.removeAll(missing);
        missing.removeAll(known);
        assertEquals(new TreeSet<>(), missing, "neither followed nor with a reason");
        assertEquals(new TreeSet<>(), gone, "no sentence with a command any more");
    }

    @Test
    void bothLanguagesSayTheSameCommands() {
        var indonesian = Sentences.of(Language.INDONESIAN);
        Sentences.of(Language.ENGLISH).forEach((key, sentence) -> assertEquals(
                quoted(sentence), quoted(indonesian.get(key)), key));
    }

    /** What stands for a word of one's own has a name in each language. */
    private static List<String> quoted(String sentence) {
        return QUOTED.matcher(sentence).results().map(found -> found.group(1).replaceAll("\\b[A-Z]{3,}\\b", "…")).sorted().toList();
    }

    /** What is not marked off cannot be told from the words around it. */
    @Test
    void commandsOfTheKitAreMarkedOff() {
        var own = Pattern.compile("\\bpraktikum (?:" + String.join("|", Main.commandLine(new Cancellation(), Language.ENGLISH)
                .getSubcommands().keySet()) + ")\\b");
        for (var language : Language.values()) {
            Sentences.of(language).forEach((key, sentence) -> assertFalse(
                    !key.equals("cli.result.hint") && own.matcher(QUOTED.matcher(sentence).replaceAll("_")).find(), key + ": " + sentence));
        }
    }

    @Test
    @Follows({"run.regrade.none", "run.regrade.no-file", "run.regrade.other-site", "cli.doctor.well", "report.hint.costs",
            "cli.see-help"})
    void evidenceIsGatheredByACheck() throws Exception {
        try (var rehearsal = cluster.start(folder)) {
            var none = praktikum("regrade").quoted("run.regrade.none");
            assertEquals(List.of("praktikum check"), none);
            assertEquals(none, praktikum("regrade", "no.jsonl").quoted("run.regrade.no-file"));
            assertEquals(none, ok(praktikum("doctor")).quoted("cli.doctor.well"));
            assertEquals(ExitCode.NOT_MEASURED, type(none.getFirst()).exit(), "only the drills are missing");
            assertEquals(ExitCode.NOT_MEASURED, praktikum("regrade").exit());

            ok(praktikum("report", "--format", "html"));
            var hint = Pattern.compile("<code>(praktikum hint [^<]+)</code>").matcher(
                    Files.readString(folder.resolve("report").resolve("report.html")));
            assertFalse(hint.find(), "nothing is wrong, no hint is offered");
            rehearsal.must("n2", "systemctl disable ssh");
            praktikum("check", "02-cluster/trust");
            ok(praktikum("report", "--format", "html"));
            hint.reset(Files.readString(folder.resolve("report").resolve("report.html")));
            assertTrue(hint.find(), "one thing is wrong");
            ok(type(hint.group(1)));

            var site = Files.readString(folder.resolve("site.yaml"));
            Files.writeString(folder.resolve("site.yaml"), site.replace("name: n3", "name: n4"));
            var other = praktikum("regrade").quoted("run.regrade.other-site");
            assertEquals(none, other);
            type(other.getFirst());
            assertTrue(List.of(ExitCode.FAILED, ExitCode.NOT_MEASURED).contains(praktikum("regrade").exit()));
        }
        var help = praktikum("check", "--nonsense").quoted("cli.see-help");
        ok(type(help.getFirst()));
    }

    /** A drill that was killed when it had stopped a node, as its transcript tells it. */
    private void killed(Rehearsal rehearsal, String node) throws Exception {
        rehearsal.must(node, "systemctl stop corosync");
        var file = folder.resolve("transcripts").resolve("20260101-000000-drill.jsonl");
        try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.DRILL, "20260101-000000-drill", "k", "c",
                Files.readString(folder.resolve("site.yaml")), 1, List.of("02-cluster/quorum-drill")), InstantSource.system())) {
            transcript.intent(node, Message.of("drill.change.stop", node), List.of("systemctl", "stop", "corosync"),
                    List.of("systemctl", "start", "corosync"));
        }
    }

    @Test
    @Follows({"drill.refused.left", "run.drill.restore-failed", "run.drill.damaged"})
    void whatAKilledDrillLeftIsPutBack() throws Exception {
        try (var rehearsal = cluster.start(folder)) {
            killed(rehearsal, "n3");
            var refused = praktikum("drill", "02-cluster/quorum-drill", "--yes").quoted("drill.refused.left");
            rehearsal.must("n3", "systemctl mask corosync");
            var failed = type(refused.getFirst());
            assertEquals(refused, failed.quoted("run.drill.restore-failed"));
            rehearsal.must("n3", "systemctl unmask corosync");
            ok(type(refused.getFirst()));
            assertEquals("active\n", rehearsal.must("n3", "systemctl is-active corosync"));

            rehearsal.must("n3", "systemctl stop corosync");
            var bytes = Files.readAllBytes(newest("drill-restore"));
            bytes[10] ^= 1;
            Files.write(newest("drill-restore"), bytes);
            for (var command : praktikum("drill", "--restore").quoted("run.drill.damaged")) {
                rehearsal.site().nodes().forEach(node -> rehearsal.must(node.name(), command));
            }
            assertEquals("active\n", rehearsal.must("n3", "systemctl is-active corosync"));
            Files.delete(newest("drill-restore"));
            ok(praktikum("drill", "--restore"));
            assertEquals(ExitCode.NOTHING_DONE, praktikum("drill", "--restore").exit());
        }
    }

    @Test
    @Follows({"drill.not-started", "run.drill.interrupted-left", "cli.drill.evidence"})
    void whatADrillCouldNotPutBackIsPutBackLater() throws Exception {
        try (var rehearsal = cluster.start(folder)) {
            rehearsal.practice.cluster().speed(20);
            rehearsal.must("n3", "systemctl mask corosync");
            var broken = praktikum("drill", "02-cluster/quorum-drill", "--yes", "--patience", "10s").quoted("drill.not-started");
            rehearsal.must("n3", "systemctl unmask corosync");
            ok(type(broken.getFirst()));
            ok(praktikum("check", "02-cluster/quorum", "--wait", "2m"));

            rehearsal.must("n3", "systemctl mask corosync");
            var cancellation = new Cancellation();
            var stage = Message.of("drill.quorum.stage.majority-lost").in(Language.ENGLISH);
            var left = praktikum(cancellation, stage, "drill", "02-cluster/quorum-drill", "--yes").quoted("run.drill.interrupted-left");
            rehearsal.must("n3", "systemctl unmask corosync");
            ok(type(left.getFirst()));
            ok(praktikum("check", "02-cluster/quorum", "--wait", "2m"));

            var measured = ok(praktikum("drill", "02-cluster/quorum-drill", "--yes"));
            type(measured.quoted("cli.drill.evidence").getFirst(), "02-cluster/quorum-drill");
            ok(praktikum("check", "02-cluster/quorum-drill"));
        }
    }

    /** A machine that moves several times, as the command line has it: over SSH, in tenths of seconds that pass four times as fast. */
    @Test
    @Follows("run.drill.not-repeatable")
    void onlyWhatCanBeRepeatedIsRepeated() throws Exception {
        try (var rehearsal = cluster.start(folder)) {
            var refused = praktikum("drill", "02-cluster/quorum-drill", "--times", "2").quoted("run.drill.not-repeatable");
            assertEquals(List.of("02-cluster/quorum-drill", "--times", "07-migration/migrate-drill"), refused);
            var dry = ok(praktikum("drill", refused.getLast(), "--dry-run"));
            assertTrue(dry.text().contains("qm migrate 100 n2 --online"), dry.text());
            rehearsal.practice.cluster().speed(4);
            var measured = ok(praktikum("drill", refused.getLast(), refused.get(1), "2", "--yes"));
            assertTrue(measured.text().contains("longest silence of 2 migrations: median "), measured.text());
            assertEquals("2", rehearsal.must("n2", "grep -c :qmigrate:100: /var/log/pve/tasks/index").strip());
            assertEquals("", rehearsal.must("n1", "qm guest exec 100 -- ls /run | grep praktikum-marker || true"));
            ok(praktikum("check", "07-migration"));
        }
    }

    /** The kit was killed while the machine was on the other node, with a marker in its memory. */
    @Test
    void aMachineThatAKilledDrillLeftElsewhereIsBroughtHome() throws Exception {
        try (var rehearsal = cluster.start(folder)) {
            rehearsal.practice.cluster().speed(10);
            var file = folder.resolve("transcripts").resolve("20260101-000000-drill.jsonl");
            try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.DRILL, "20260101-000000-drill", "k", "c",
                    Files.readString(folder.resolve("site.yaml")), 1, List.of("07-migration/migrate-drill")), InstantSource.system())) {
                for (var change : new MigrateDrill().changes(rehearsal.site())) {
                    transcript.intent(change.host(), change.make().says(), change.make().argv(), change.undo().argv());
                    rehearsal.must(change.make().elsewhere().orElse(change.host()), change.make().line());
                }
            }
            assertEquals("running\n", rehearsal.must("n2", "qm list | grep -o running"));
            rehearsal.must("n2", "qm guest exec 100 -- cat /run/praktikum-marker | grep '\"exitcode\" : 0'");

            var refused = praktikum("drill", "07-migration/migrate-drill", "--yes").quoted("drill.refused.left");
            ok(type(refused.getFirst()));
            assertEquals("running\n", rehearsal.must("n1", "qm list | grep -o running"));
            rehearsal.must("n1", "qm guest exec 100 -- cat /run/praktikum-marker | grep '\"exitcode\" : 1'");
            assertEquals(ExitCode.NOTHING_DONE, praktikum("drill", "--restore").exit());
        }
    }

    @Test
    @Follows("drill.network.not-ended")
    void aServerThatADrillLeftRunningIsEndedLater() throws Exception {
        try (var rehearsal = cluster.start(folder)) {
            rehearsal.practice.cluster().speed(60);
            rehearsal.must("n1", "mv /usr/bin/pkill /root/; printf '#!/bin/sh\\nexit 2\\n' > /usr/bin/pkill; chmod +x /usr/bin/pkill");
            var left = praktikum("drill", "03-network/measure", "--yes").quoted("drill.network.not-ended");
            rehearsal.must("n1", "mv /root/pkill /usr/bin/");
            assertTrue(rehearsal.must("n1", "ss -tlnp").contains(":5219 "));
            ok(type(left.getFirst()));
            assertFalse(rehearsal.must("n1", "ss -tlnp").contains(":5219 "));
        }
    }

    @Test
    @Follows({"host.unknown-key", "host.changed-key", "run.doctor.key-changed"})
    void aHostKeyIsAcceptedByTheDoctor() throws Exception {
        try (var rehearsal = cluster.start(folder)) {
            var known = folder.resolve("known_hosts");
            var lines = Files.readAllLines(known);
            Files.writeString(known, "");
            var unknown = praktikum("check", "01-nodes/identity");
            var quoted = unknown.quoted("host.unknown-key");
            var printed = rehearsal.must("n1", quoted.getFirst());
            assertTrue(unknown.text().contains(printed.split(" ")[1]), printed);
            ok(type(quoted.getLast(), "--accept-new-keys"));
            ok(praktikum("check", "01-nodes/identity"));

            // n1 shows the key that was kept for it; n2 one that was kept for n1.
            var swapped = lines.get(1).substring(0, lines.get(1).indexOf(' ')) + lines.get(0).substring(lines.get(0).indexOf(' '));
            Files.write(known, List.of(lines.get(0), swapped, lines.get(2)));
            var changed = praktikum("check", "01-nodes/identity").quoted("host.changed-key");
            assertEquals(changed, praktikum("doctor").quoted("run.doctor.key-changed"));
            Files.write(known, List.of(lines.get(0), lines.get(2)));
            ok(type(changed.getFirst(), "--accept-new-keys"));
            ok(praktikum("check", "01-nodes/identity"));
        }
    }

    @Test
    @Follows({"cli.labs.which-course", "run.author.no-sources", "cli.labs.new-next", "cli.labs.compiled"})
    void aCourseOfOnesOwnIsMadeByWhatIsSaid() throws Exception {
        var course = folder.resolve("kuliah");
        var which = praktikum("labs", "compile").quoted("cli.labs.which-course").getFirst().replace("DIR", course.toString());
        Files.createDirectory(course);
        ok(type(type(which).quoted("run.author.no-sources").getFirst().replace("DIR", course.toString())));
        ok(type(which));
        var next = folder.resolve("next");
        var said = ok(praktikum("labs", "new", next.toString()));
        for (var command : said.quoted("cli.labs.new-next")) {
            var done = ok(type(command));
            if (command.contains(" compile ")) {
                ok(type(done.quoted("cli.labs.compiled").getFirst()));
            }
        }
    }

    private Said sim(String... args) {
        return praktikum(new Cancellation(), "In another terminal",
                Stream.concat(Stream.of("sim"), Stream.of(args)).toArray(String[]::new));
    }

    @Test
    @Follows({"run.practice.busy", "run.practice.damaged", "run.practice.newer", "run.practice.other-machines",
            "run.practice.other-release", "cli.sim.again"})
    void machinesThatCannotGoOnAreInstalledAnew() throws Exception {
        var image = folder.resolve("sim").resolve("machines.image");
        sim("--nodes", "1", "--pve", "8").quoted("cli.sim.next");
        var fresh = sim().quoted("cli.sim.again");
        assertTrue(sim(fresh.getFirst().split(" ")[2]).text().contains("installed anew"));
        try (var practice = Rehearsal.kept(folder, PracticeCluster.example(1))) {
            assertEquals(1, practice.site().nodes().size());
            assertEquals(List.of("praktikum sim"), sim().quoted("run.practice.busy"));
        }
        sim().quoted("cli.sim.again");
        for (var content : List.of("PRAKTIKUM MACHINES 99\n", "PRAKTIKUM MACHINES 2\n")) {
            Files.writeString(image, content);
            assertEquals(fresh, sim().quoted(content.contains("99") ? "run.practice.newer" : "run.practice.damaged"));
            assertTrue(sim("--fresh").text().contains("installed anew"));
        }
        assertEquals(fresh, sim("--pve", "8").quoted("run.practice.other-release"));
        assertTrue(sim("--fresh", "--pve", "8").text().contains("installed anew"));
        Files.delete(folder.resolve("site.yaml"));
        assertEquals(fresh, sim("--nodes", "2").quoted("run.practice.other-machines"));
        assertTrue(sim("--fresh", "--nodes", "2").text().contains("installed anew"));
    }
}

package praktikum.run.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.engine.RunListener;
import praktikum.fact.system.MarkerFile;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.run.Cancellation;
import praktikum.run.CourseSource;
import praktikum.run.WorkContext;
import praktikum.run.practice.PracticeCluster;
import praktikum.sim.fs.FileError;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.Workspace;
import praktikum.site.plan.Plan;
import praktikum.site.plan.PlannedStorage;
import praktikum.site.plan.StoragePlan;
import praktikum.text.Language;
import praktikum.text.Message;

/** A check with challenges first removes what challenges of killed runs have left, and nothing else, whatever their records say. */
class LeftMarkersTest {

    private static final String FIRST = "blckpink01";
    private static final String SECOND = "blckpink02";
    private static final String FOLDER = "/mnt/pve/nfs";

    @TempDir
    private static Path folder;
    private static PracticeCluster practice;

    @BeforeAll
    static void startTwoNodes() throws Exception {
        practice = PracticeCluster.start(new Workspace(folder), PracticeCluster.example(2), 9, 1, Language.ENGLISH);
        for (var host : List.of(FIRST, SECOND)) {
            var files = practice.cluster().machine(host).files();
            if (!files.list("/mnt").contains("pve")) {
                files.makeDirectory("/mnt/pve");
            }
            files.makeDirectory(FOLDER);
        }
    }

    @AfterAll
    static void stop() {
        practice.close();
    }

    @BeforeEach
    void forgetEarlierRuns() throws IOException {
        for (var file : transcripts()) {
            Files.delete(file);
        }
    }

    private static List<Path> transcripts() throws IOException {
        var all = new Workspace(folder).transcripts();
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (var files = Files.list(all)) {
            return files.sorted().toList();
        }
    }

    private static WorkContext work(Site site) throws Exception {
        return WorkContext.open(new Workspace(folder), new CourseSource(Optional.empty(), note -> { }), site, new Cancellation(),
                Clock.systemUTC());
    }

    /** A run that wrote down what it was about to write, and was killed. */
    private static String killed(String host, Function<Long, String> path) throws Exception {
        return ended(host, path, false);
    }

    private static String ended(String host, Function<Long, String> path, boolean undone) throws Exception {
        return ended(practice.site(), host, path, undone);
    }

    private static String ended(Site site, String host, Function<Long, String> path, boolean undone) throws Exception {
        try (var work = work(site);
                var transcript = work.transcript(RunHeader.Kind.CHECK, "check", List.of(), work.clock().instant())) {
            var file = path.apply(transcript.seed());
            transcript.mark("challenge");
            var intent = transcript.intent(host, Message.of("run.check.writes-marker", host, file), List.of(), List.of("rm", "-f", file));
            if (undone) {
                transcript.done(intent, Entry.Outcome.UNDONE);
            }
            return file;
        }
    }

    private static String marker(long seed) {
        return MarkerFile.in(FOLDER, seed).path();
    }

    private static void write(String host, String path) throws FileError {
        practice.cluster().machine(host).files().write(path, "somebody's".getBytes(StandardCharsets.UTF_8));
    }

    private static boolean there(String host, String path) throws FileError {
        return practice.cluster().machine(host).files().list(FOLDER).contains(path.substring(FOLDER.length() + 1));
    }

    /** What the next check with challenges says of files that it could not remove. */
    private static List<Message> checked(Site site) throws Exception {
        var notes = new ArrayList<Message>();
        try (var work = work(site)) {
            LiveCheck.run(work, List.of("01-nodes/time"), Duration.ZERO, Optional.of(notes::add), RunListener.SILENT);
        }
        return notes;
    }

    /** What the newest run removed: {@code HOST rm -f PATH}. */
    private static List<String> removed() throws Exception {
        return Evidence.read(transcripts().stream().filter(file -> file.toString().endsWith(".jsonl")).toList().getLast()).entries()
                .stream().filter(Entry.Asked.class::isInstance).map(Entry.Asked.class::cast)
                .filter(asked -> asked.argv().getFirst().equals("rm")).map(asked -> asked.host() + " " + String.join(" ", asked.argv()))
                .toList();
    }

    @Test
    void whatAKilledRunLeftIsRemovedOnce() throws Exception {
        var left = killed(FIRST, LeftMarkersTest::marker);
        var others = List.of(FOLDER + "/.praktikum-0123456789abcdef", FOLDER + "/disk.qcow2");
        write(FIRST, left);
        write(SECOND, left);
        for (var path : others) {
            write(FIRST, path);
        }

        assertEquals(List.of(), checked(practice.site()));
        assertEquals(List.of(FIRST + " rm -f " + left), removed());
        assertFalse(there(FIRST, left));
        for (var path : others) {
            assertTrue(there(FIRST, path), path);
        }
        assertTrue(there(SECOND, left), "the record tells of another machine");

        assertEquals(List.of(), checked(practice.site()));
        assertEquals(List.of(), removed(), "it is written down that it is gone");
    }

    /** Where a storage is mounted the site may say. */
    @Test
    void whatLiesInAPlannedPlaceIsRemovedThere() throws Exception {
        var target = new LinkedHashMap<>(Map.of("server", "nfs01"));
        target.put("export", "/srv/nfs/proxmox");
        target.put("path", "/srv/shared");
        var plain = practice.site();
        var planned = new StoragePlan(List.of(), List.of(PlannedStorage.of("nfs", "nfs", target, "images")));
        var site = new Site(plain.nodes(), plain.nfs(), plain.ssh(), new Plan(Stream.concat(plain.plan().sections().stream()
                .filter(section -> !(section instanceof StoragePlan)), Stream.of(planned)).toList()));
        var left = ended(site, FIRST, seed -> MarkerFile.in("/srv/shared", seed).path(), false);
        ended(site, FIRST, LeftMarkersTest::marker, false);
        assertEquals(List.of(), checked(site));
        assertEquals(List.of(FIRST + " rm -f " + left), removed(), "nothing of the site lies below /mnt/pve");
    }

    @Test
    void whatWasRemovedIsNotLookedFor() throws Exception {
        ended(FIRST, LeftMarkersTest::marker, true);
        assertEquals(List.of(), checked(practice.site()));
        assertEquals(List.of(), removed());
    }

    @Test
    void aRunThatOnlyLooksRemovesNothing() throws Exception {
        var left = killed(FIRST, LeftMarkersTest::marker);
        write(FIRST, left);
        try (var work = work(practice.site())) {
            LiveCheck.run(work, List.of("01-nodes/time"), Duration.ZERO, Optional.empty(), RunListener.SILENT);
        }
        assertEquals(List.of(), removed());
        assertTrue(there(FIRST, left));
    }

    /** Whoever can write into a workspace must not be able to have files of machines removed by it. */
    @Test
    void aForgedRecordIsNotFollowed() throws Exception {
        var forged = List.of("/etc/pve/storage.cfg", "/root/.praktikum-0123456789abcdef", FOLDER + "/../../../etc/hosts",
                FOLDER + "/.praktikum-0123456789abcdef");
        for (var path : forged) {
            killed(FIRST, seed -> path);
        }
        killed(FIRST, seed -> MarkerFile.in("/root", seed).path());
        killed(FIRST, seed -> marker(seed + 1));
        killed("stranger", LeftMarkersTest::marker);
        assertEquals(List.of(), checked(practice.site()));
        assertEquals(List.of(), removed());
    }

    @Test
    void aMachineThatIsGoneIsNamedAndAskedAgain() throws Exception {
        var left = killed(SECOND, LeftMarkersTest::marker);
        write(SECOND, left);
        var notes = checked(without(SECOND));
        assertEquals(List.of("run.check.marker-left"), notes.stream().map(Message::key).toList());
        for (var language : Language.values()) {
            assertTrue(notes.getFirst().in(language).contains("`rm -f " + left + "`"), notes.getFirst().in(language));
            assertTrue(notes.getFirst().in(language).contains(SECOND), notes.getFirst().in(language));
        }
        assertTrue(there(SECOND, left));

        assertEquals(List.of(), checked(practice.site()));
        assertFalse(there(SECOND, left));
    }

    /** The same site where nobody listens at one of its nodes. */
    private static Site without(String name) throws IOException {
        try (var unused = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var login = SshLogin.at("127.0.0.1", unused.getLocalPort());
            var nodes = practice.site().nodes().stream().map(node -> node.name().equals(name)
                    ? new PlannedNode(name, node.address(), node.links(), login, node.power()) : node).toList();
            return new Site(nodes, practice.site().nfs(), practice.site().ssh(), practice.site().plan());
        }
    }
}

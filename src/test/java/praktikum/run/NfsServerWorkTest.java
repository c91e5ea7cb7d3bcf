package praktikum.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.Outcome;
import praktikum.host.evidence.Entry;
import praktikum.report.ReportFormat;
import praktikum.run.check.LiveCheck;
import praktikum.run.check.RecordedCheck;
import praktikum.run.doctor.Doctor;
import praktikum.run.lab.LabListener;
import praktikum.run.lab.LabRun;
import praktikum.run.lab.LabStep;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.PlannedNfsServer;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.Workspace;
import praktikum.text.Language;
import praktikum.text.Message;

/** What is done with the NFS server of a site: actions run there, the doctor logs in, a check asks it only where it has to. */
class NfsServerWorkTest {

    @TempDir
    private static Path folder;
    private static PracticeCluster practice;

    @BeforeAll
    static void startANodeAndTheServer() throws Exception {
        practice = PracticeCluster.start(new Workspace(folder), PracticeCluster.example(1), 9, 1, Language.ENGLISH);
        var labs = Files.createDirectories(folder.resolve("course/labs/00-own"));
        Files.writeString(labs.resolveSibling("course.yaml"),
                "id: own\ntitle: {en: Own, id: Sendiri}\nlabs:\n  - {id: 00-own, weight: 1}\n");
        var english = """
                ---
                id: 00-own
                title: Own
                requires: []
                minutes: 5
                ---

                ## Everywhere {#everywhere}

                ```sh on=nfs
                echo "${nfs.name} at ${nfs.address} gives ${nfs.export}" > /root/told
                ```

                ```sh on=each-node
                echo "${node.name} takes it from ${nfs.address}" > /root/told
                ```

                ```checks
                - id: told
                  points: 100
                  says: Each has told it
                ```
                """;
        Files.writeString(labs.resolve("lab.md"), english);
        Files.writeString(labs.resolve("lab.id.md"), english.replaceAll("requires: \\[]\nminutes: 5\n|  points: 100\n", ""));
    }

    @AfterAll
    static void stop() {
        practice.close();
    }

    /** The simulated site with whatever listens on a port as its NFS server; with none for none. */
    private static Site site(Optional<Integer> port) {
        var all = practice.site();
        return new Site(all.nodes(), port.map(to -> new PlannedNfsServer("nfs01", InetAddress.ofLiteral("192.168.137.50"),
                "/srv/nfs/proxmox", SshLogin.at("127.0.0.1", to))), all.ssh(), all.plan());
    }

    private static WorkContext work(Site site, Optional<Path> course) throws Exception {
        return WorkContext.open(new Workspace(folder), new CourseSource(course, note -> { }), site, new Cancellation(), Clock.systemUTC());
    }

    private static String told(String machine) throws Exception {
        return new String(practice.cluster().machine(machine).files().read("/root/told"), StandardCharsets.UTF_8);
    }

    private static final class Heard implements LabListener {

        private final List<Message> leftOut = new ArrayList<>();
        private final List<String> announced = new ArrayList<>();

        @Override
        public void begins(LabStep step) {
            announced.add(step.address());
        }

        @Override
        public void announces(MachineAction action) {
            announced.add(action.machine().name());
        }

        @Override
        public void leavesOut(Message why) {
            leftOut.add(why);
        }

        @Override
        public void prints(byte[] piece) {
            // Nobody reads it.
        }

        @Override
        public void hears(Message what) {
            announced.add(what.in(Language.ENGLISH));
        }
    }

    @Test
    void anActionForItRunsThere() throws Exception {
        var heard = new Heard();
        try (var work = work(practice.site(), Optional.of(folder.resolve("course")))) {
            assertEquals(WorkEnd.DONE, LabRun.carryOut(work, LabStep.of(work.course().course(), List.of("00-own")), heard, name -> ""));
        }
        assertEquals(List.of("00-own/everywhere", "nfs01", "blckpink01"), heard.announced);
        assertEquals("nfs01 at 192.168.137.50 gives /srv/nfs/proxmox\n", told("nfs01"));
        assertEquals("blckpink01 takes it from 192.168.137.50\n", told("blckpink01"));
    }

    @Test
    void whereASiteNamesNoneItSaysWhatToAdd() throws Exception {
        var heard = new Heard();
        var course = new CourseSource(Optional.of(folder.resolve("course")), note -> { }).course();
        LabRun.announce(site(Optional.empty()), LabStep.of(course, List.of("00-own")), heard);
        assertEquals(List.of("run.lab.no-nfs", "run.lab.not-planned"), heard.leftOut.stream().map(Message::key).toList());
        for (var language : Language.values()) {
            assertTrue(heard.leftOut.getFirst().in(language).contains("`nfs`"), heard.leftOut.getFirst().in(language));
        }
        assertEquals(List.of(), heard.announced);
    }

    @Test
    void theDoctorLogsInAndSaysWhatItFound() throws Exception {
        assertEquals(List.of("PASSED run.doctor.key-known blckpink01", "PASSED run.doctor.key-known nfs01",
                "PASSED run.doctor.login blckpink01", "PASSED run.doctor.no-nfs nfs01"), examined(practice.site()));
    }

    @Test
    void theDoctorKnowsANodeWhenItSeesOne() throws Exception {
        assertEquals("NOT_MEASURED run.doctor.nfs-on-proxmox nfs01",
                examined(site(Optional.of(practice.site().nodes().getFirst().login().port()))).getLast());
    }

    private static List<String> examined(Site site) throws Exception {
        var found = new ArrayList<String>();
        try (var work = work(site, Optional.empty())) {
            new Doctor(work, new Doctor.Listener() {
                @Override
                public void finds(Outcome outcome, Message what) {
                    found.add(outcome + " " + what.key() + " " + what.args().getFirst());
                }

                @Override
                public boolean agrees(Message newKey) {
                    return false;
                }
            }).examine();
        }
        return found;
    }

    @Test
    void aCheckThatAsksOnlyNodesNeverConnectsToIt() throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var site = site(Optional.of(listening.getLocalPort()));
            try (var work = work(site, Optional.empty())) {
                var result = LiveCheck.run(work, List.of("01-nodes/time"), Duration.ZERO, Optional.empty(), RunListener.SILENT);
                listening.setSoTimeout(1);
                assertFalse(connected(listening), "somebody connected");

                var recorded = RecordedCheck.read(Optional.of(result.transcript()), work.workspace());
                assertTrue(recorded.evidence().opening().site().contains("nfs01"));
                assertEquals(List.of("blckpink01"), recorded.evidence().entries().stream().filter(Entry.Asked.class::isInstance)
                        .map(entry -> ((Entry.Asked) entry).host()).distinct().toList());
                var again = recorded.regrade(work.course(), note -> { }, Clock.systemUTC());
                assertEquals(site.nfs(), again.site().nfs());
                assertEquals(result.verdicts(), again.verdicts());
                assertFalse(recorded.report(work.course(), folder.resolve("told"), Set.of(ReportFormat.HTML), Language.ENGLISH,
                        note -> { }, Clock.systemUTC()).isEmpty());
            }
        }
    }

    private static boolean connected(ServerSocket listening) throws Exception {
        try (var somebody = listening.accept()) {
            return somebody.isConnected();
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }
}

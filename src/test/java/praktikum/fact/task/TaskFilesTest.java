package praktikum.fact.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Capture;
import praktikum.fact.Printed;
import praktikum.fact.task.TaskEnd.Kind;

/** The files in which a node keeps its tasks and what they said. */
class TaskFilesTest {

    private static final String UPID = "UPID:pve1:0000080C:0007350E:6B02A8EA:qmigrate:100:root@pam:";

    @Test
    void filesTellWhatTheApiTells() {
        int compared = 0;
        for (String state : List.of("pve8/04-healthy-ct-ha", "pve8/08-after-recovery", "pve8/12-healthy-all-running", "pve9/04-healthy")) {
            Set<Task> active = Set.copyOf(known(TaskList.readFiles(Capture.printed(state + "/task-active"))).tasks());
            Set<Task> index = Set.copyOf(known(TaskList.readFiles(Capture.printed(state + "/task-index"))).tasks());
            for (Task task : known(TaskList.read(Capture.printed(state + "/node-tasks"))).tasks()) {
                assertTrue(active.contains(task) || index.contains(task), state + " " + task.upid());
                compared++;
            }
        }
        assertTrue(compared > 50, "compared " + compared);
    }

    @Test
    void aTaskInTwoFilesIsOne() {
        TaskList list = known(TaskList.readFiles(Printed.of(2, UPID + " 0\n" + UPID + " 6B02A8FA OK\n" + UPID.replace("100", "101")
                + " 1 6B02A8FA migration aborted\n" + UPID.replace("80C", "80D") + " 0\n" + UPID.replace("80C", "80E") + " 1 6B02A8FA\n",
                "grep: /var/log/pve/tasks/index.1: No such file or directory\n")));
        assertEquals(List.of(Optional.of("migration aborted"), Optional.empty(), Optional.of("unknown"), Optional.of("OK")),
                list.tasks().stream().map(Task::status).toList());
        assertEquals(1, list.tasks().stream().filter(Task::running).count());
        Instant start = list.tasks().getFirst().upid().start();
        assertEquals(4, list.between(start, start).tasks().size());
        assertEquals(0, list.between(start.plusSeconds(1), Instant.MAX).tasks().size());
        assertEquals(List.of(), known(TaskList.readFiles(failed(1, ""))).tasks());
        assertEquals("^UPID:[^ ]*:100:[^: ]+: ", TaskList.ofGuest(100).argv().get(2));
        strange(TaskList.readFiles(failed(2, "grep: /var/log/pve/tasks/active: Permission denied\n")));
        strange(TaskList.readFiles(Printed.of("UPID:a 1 6B02A8FA OK\n")));
        strange(TaskList.readFiles(Printed.of(UPID + "\n")));
    }

    /** The later one by its number is the earlier one in the files: the machine's clock was set back between. */
    @Test
    void theOrderIsThatOfTheFilesAndNotOfTheClock() {
        String later = "UPID:pve1:0000052F:00002A1B:693E9A1B:aptupdate::root@pam:";
        String earlier = "UPID:pve1:00000530:00002A1C:693E9A1C:aptupdate::root@pam:";
        for (String files : List.of(earlier + " 693E9A21 OK\n" + later + " 693E9A20 OK\n",
                earlier + " 693E9A21 OK\n" + later + " 0\n" + earlier + " 1 693E9A21 OK\n",
                earlier + " 693E9A21 OK\n" + later + " 0 693E9A20 OK\n" + earlier + " 1 693E9A21 OK\n")) {
            TaskList list = known(TaskList.carriedOut("aptupdate").read(Printed.of(files)));
            assertEquals(List.of(later, earlier), list.tasks().stream().map(task -> task.upid().text()).toList(), files);
            assertEquals(later, list.newest().orElseThrow().upid().text());
        }
    }

    @Test
    void onlyTasksOfTheTypeCount() {
        String other = UPID + " 693E9A20 no :aptupdate: here\n";
        assertEquals(List.of(), known(TaskList.carriedOut("aptupdate").read(Printed.of(other))).tasks());
        assertEquals(Optional.empty(), known(TaskList.carriedOut("aptupdate").read(failed(1, ""))).newest());
        strange(TaskList.carriedOut("aptupdate").read(failed(124, "")));
    }

    @Test
    void aLogTellsItsEndInItsLastLine() {
        TaskLog moved = known(TaskLog.readFile(log("tasklog-UPID_pve1_0000080C_0007350E_6B02A8EA_qmigrate_100_root@pam_"))).orElseThrow();
        assertTrue(moved.startedByHa());
        assertEquals(Optional.of(new TaskEnd(Kind.OK, 0, "")), moved.end());
        assertEquals(15, moved.lines().size());
        TaskLog asked = known(TaskLog.readFile(log("tasklog-UPID_pve1_000007F5_0007308E_6B02A8DE_hamigrate_100_root@pam_"))).orElseThrow();
        assertFalse(asked.startedByHa());
        assertEquals(List.of("Requesting HA migration for VM 100 to node pve2"), asked.lines());
        TaskLog broken = known(TaskLog.readFile(log("tasklog-UPID_pve1_000006C2_000711D2_6B02A88F_qmsnapshot_100_root@pam_")))
                .orElseThrow();
        assertEquals(new TaskEnd(Kind.ERROR, 0, "VM 100 qmp command 'savevm-start' failed - client closed connection"),
                broken.end().orElseThrow());
        assertFalse(broken.end().orElseThrow().ok());
        assertEquals(Optional.empty(),
                known(TaskLog.readFile(failed(1, "cat: /var/log/pve/tasks/A/" + UPID + ": No such file or directory\n"))));
    }

    private static Printed log(String name) {
        String text = Capture.printed("pve8/11-guest-ops/" + name).out();
        return Printed.of(text.substring(text.indexOf("verbatim below)\n") + "verbatim below)\n".length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\n", "TASK OK\nmore\n", "TASK  OK\n", "TASK WARNINGS: x\n", "task ok\n", "2025-12-14 17:30:08 TASK OK\n"})
    void aLogWithoutItsLastLineHasNoEnd(String text) {
        assertEquals(Optional.empty(), TaskLog.of(text).end());
    }

    @Test
    void warningsAreAnEndThatCountsAsWell() {
        TaskEnd end = TaskLog.of("a\nTASK WARNINGS: 2\n\n").end().orElseThrow();
        assertEquals(new TaskEnd(Kind.WARNINGS, 2, ""), end);
        assertTrue(end.ok());
    }

    @Test
    void theApiTellsTheSameLog() {
        String[] lines = Capture.printed("pve8/12-healthy-all-running/task-log-qmigrate").out().split("\n");
        assertEquals(known(TaskLog.readFile(log("tasklog-UPID_pve1_0000080C_0007350E_6B02A8EA_qmigrate_100_root@pam_"))).orElseThrow(),
                known(TaskLog.readPvesh(Printed.of(lines[1]))));
        strange(TaskLog.readPvesh(Printed.of("[{\"n\":2,\"t\":\"TASK OK\"}]")));
        strange(TaskLog.readPvesh(Printed.of("[{\"n\":1,\"t\":\"a\"},{\"n\":3,\"t\":\"TASK OK\"}]")));
    }
}

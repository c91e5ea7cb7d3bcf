package praktikum.fact.task;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import praktikum.fact.ErrorText;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * Tasks of a node or of the cluster, from {@code pvesh get /nodes/NODE/tasks} or {@code /cluster/tasks}, or from the files in which a node
 * keeps them.
 *
 * @param tasks in the order printed
 */
public record TaskList(List<Task> tasks) {

    private static final String FILES = "/var/log/pve/tasks/";

    public TaskList {
        tasks = List.copyOf(tasks);
    }

    /** The task of a type that a node started last, running or ended. */
    public static Question<TaskList> lastOf(String node, String type) {
        return Question.ofApi(TaskList::read, "/nodes/" + node + "/tasks", "--typefilter", type, "--source", "all", "--limit", "1");
    }

    /**
     * The tasks of the asked node that were about a guest, from its files. A node keeps the tasks it carried out itself: those of a guest
     * that moved lie on every node it was on.
     */
    public static Question<TaskList> ofGuest(long id) {
        return Question.of(TaskList::readFiles, "grep", "-hE", "^UPID:[^ ]*:" + id + ":[^: ]+: ", FILES + "active", FILES + "index",
                FILES + "index.1");
    }

    /** Reads either list as JSON: {@code {"upid":"UPID:pve1:…:aptupdate::root@pam:","endtime":1765707611,"status":"OK"}} → ended well. */
    public static Reading<TaskList> read(Printed printed) {
        return Reading.of(printed, p -> new TaskList(Json.of(p).items(TaskList::task)));
    }

    /**
     * Reads lines of {@code active} and {@code index} in {@code /var/log/pve/tasks}: {@code UPID 1 693E91C1 OK}, {@code UPID 0} of one that
     * runs, {@code UPID 693E91C1 OK}. A task in both is one; grep(1) ends with 1 where there is none, and with 2 where a file is not there.
     */
    public static Reading<TaskList> readFiles(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() < 0 || p.exit() > 2
                    || p.exit() == 2 && ErrorText.of(p).stream().anyMatch(line -> !line.endsWith(": No such file or directory"))) {
                throw p.failure();
            }
            Map<Upid, Task> tasks = new LinkedHashMap<>();
            for (String line : TextLines.filledLines(p.out())) {
                Task task = TaskLine.read(line);
                tasks.merge(task.upid(), task, (one, other) -> one.running() ? other : one);
            }
            return new TaskList(List.copyOf(tasks.values()));
        });
    }

    /** The task that was started last. */
    public Optional<Task> newest() {
        return tasks.stream().max(Comparator.comparing(task -> task.upid().start()));
    }

    /** The tasks of one type, such as {@code aptupdate}. */
    public TaskList ofType(String type) {
        return new TaskList(tasks.stream().filter(task -> task.upid().type().equals(type)).toList());
    }

    /** The tasks that were started within a time, both ends included. */
    public TaskList between(Instant from, Instant to) {
        return new TaskList(tasks.stream().filter(task -> !task.upid().start().isBefore(from) && !task.upid().start().isAfter(to))
                .toList());
    }

    private static Task task(Json item) throws NotUnderstood {
        String text = item.text("upid");
        Upid upid = Upid.parse(text).orElseThrow(() -> new NotUnderstood("no task id", text));
        // The text of an error may end in a blank.
        Optional<String> status = item.findText("status").map(String::strip).filter(word -> !word.equals("RUNNING"));
        OptionalLong end = item.findNumber("endtime");
        if (end.isPresent() != status.isPresent()) {
            throw new NotUnderstood("a task with only one of end time and status", text);
        }
        return new Task(upid, end.isPresent() ? Optional.of(instant(end.getAsLong())) : Optional.empty(), status);
    }

    private static Instant instant(long seconds) throws NotUnderstood {
        if (seconds < 0 || seconds > 0xFFFF_FFFFL) {
            throw new NotUnderstood("no time of a task", Long.toString(seconds));
        }
        return Instant.ofEpochSecond(seconds);
    }
}

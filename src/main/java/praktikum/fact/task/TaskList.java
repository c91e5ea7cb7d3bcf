package praktikum.fact.task;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * Tasks of a node or of the cluster, from {@code pvesh get /nodes/NODE/tasks} or {@code /cluster/tasks}.
 *
 * @param tasks in the order printed
 */
public record TaskList(List<Task> tasks) {

    public TaskList {
        tasks = List.copyOf(tasks);
    }

    /** The task of a type that a node started last, running or ended. */
    public static Question<TaskList> lastOf(String node, String type) {
        return Question.ofApi(TaskList::read, "/nodes/" + node + "/tasks", "--typefilter", type, "--source", "all", "--limit", "1");
    }

    /** Reads either list as JSON: {@code {"upid":"UPID:pve1:…:aptupdate::root@pam:","endtime":1765707611,"status":"OK"}} → ended well. */
    public static Reading<TaskList> read(Printed printed) {
        return Reading.of(printed, p -> new TaskList(Json.of(p).items(TaskList::task)));
    }

    /** The task that was started last. */
    public Optional<Task> newest() {
        return tasks.stream().max(Comparator.comparing(task -> task.upid().start()));
    }

    /** The tasks of one type, such as {@code aptupdate}. */
    public TaskList ofType(String type) {
        return new TaskList(tasks.stream().filter(task -> task.upid().type().equals(type)).toList());
    }

    private static Task task(Json item) throws NotUnderstood {
        String text = item.text("upid");
        Upid upid = Upid.parse(text).orElseThrow(() -> new NotUnderstood("no task id", text));
        Optional<String> status = item.findText("status").filter(word -> !word.equals("RUNNING"));
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

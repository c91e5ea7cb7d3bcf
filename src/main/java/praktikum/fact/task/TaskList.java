package praktikum.fact.task;

import java.time.Instant;
import java.util.ArrayList;
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
 * @param tasks newest first, as in all these lists
 */
public record TaskList(List<Task> tasks) {

    private static final String FILES = "/var/log/pve/tasks/";

    public TaskList {
        tasks = List.copyOf(tasks);
    }

    /** The tasks of a type that the asked node carried out, from its files. */
    public static Question<TaskList> carriedOut(String type) {
        return Question.of(printed -> readFiles(printed).map(list -> list.ofType(type)), "grep", "-h", ":" + type + ":", FILES + "index.1",
                FILES + "index", FILES + "active");
    }

    /**
     * The tasks of the asked node that were about a guest, from its files. A node keeps the tasks it carried out itself: those of a guest
     * that moved lie on every node it was on.
     */
    public static Question<TaskList> ofGuest(long id) {
        return Question.of(TaskList::readFiles, "grep", "-hE", "^UPID:[^ ]*:" + id + ":[^: ]+: ", FILES + "index.1", FILES + "index",
                FILES + "active");
    }

    /** Reads either list as JSON: {@code {"upid":"UPID:pve1:…:aptupdate::root@pam:","endtime":1765707611,"status":"OK"}} → ended well. */
    public static Reading<TaskList> read(Printed printed) {
        return Reading.of(printed, p -> new TaskList(Json.of(p).items(TaskList::task)));
    }

    /**
     * Reads lines of {@code index} in {@code /var/log/pve/tasks}, to which the latest is added at the end, and of {@code active}, newest
     * first: {@code UPID 693E91C1 OK}, {@code UPID 1 693E91C1 OK}, {@code UPID 0} of one that runs. So the order is known where a clock
     * was set back, too. A task in both is one; grep(1) ends with 1 where there is none, and with 2 where a file is not there.
     */
    public static Reading<TaskList> readFiles(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() < 0 || p.exit() > 2
                    || p.exit() == 2 && ErrorText.of(p).stream().anyMatch(line -> !line.endsWith(": No such file or directory"))) {
                throw p.failure();
            }
            List<Task> indexed = new ArrayList<>();
            Map<Upid, Task> newestFirst = new LinkedHashMap<>();
            for (String text : TextLines.filledLines(p.out())) {
                TaskLine line = TaskLine.read(text);
                if (line.indexed()) {
                    indexed.add(line.task());
                } else {
                    newestFirst.put(line.task().upid(), line.task());
                }
            }
            // What is in the index has ended, also where it is still among the active ones as it was before.
            indexed.forEach(task -> newestFirst.remove(task.upid()));
            indexed.reversed().forEach(task -> newestFirst.put(task.upid(), task));
            return new TaskList(List.copyOf(newestFirst.values()));
        });
    }

    /** The task that was started last. */
    public Optional<Task> newest() {
        return tasks.stream().findFirst();
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

package praktikum.fact.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * What a task said. A log without its last line is of a task that runs, that died, or was cut off: nothing says how it ends.
 *
 * @param lines without the last one, which tells the end
 * @param end how it ended; empty where the log does not say
 */
public record TaskLog(List<String> lines, Optional<TaskEnd> end) {

    private static final String BY_HA = "task started by HA resource agent";

    public TaskLog {
        lines = List.copyOf(lines);
    }

    /** That of a task, on the node that carried it out; empty where it was cleared away. */
    public static Question<Optional<TaskLog>> of(Upid task) {
        return Question.of(TaskLog::readFile, "cat", task.logFile());
    }

    /** Reads the file: its last line is {@code TASK OK}, {@code TASK WARNINGS: n} or {@code TASK ERROR: why}. */
    public static Reading<Optional<TaskLog>> readFile(Printed printed) {
        return Reading.of(printed, p -> p.content().map(TaskLog::of));
    }

    /** Reads {@code pvesh get /nodes/NODE/tasks/UPID/log}: {@code [{"n":1,"t":"…"}]}, from the first line on and without a gap. */
    public static Reading<TaskLog> readPvesh(Printed printed) {
        return Reading.of(printed, p -> {
            List<String> lines = new ArrayList<>();
            for (Json item : Json.of(p).items()) {
                if (item.number("n") != lines.size() + 1) {
                    throw new NotUnderstood("a log that does not go from its first line on without a gap", item.text("n"));
                }
                lines.add(item.text("t"));
            }
            return of(String.join("\n", lines));
        });
    }

    /** The log that a text is. */
    public static TaskLog of(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int last = lines.size() - 1;
        while (last >= 0 && lines.get(last).isBlank()) {
            last--;
        }
        Optional<TaskEnd> end = last < 0 ? Optional.empty() : TaskEnd.of(lines.get(last).stripTrailing());
        return new TaskLog(end.isPresent() ? lines.subList(0, last) : lines, end);
    }

    /** Whether the HA manager started it, and no person: it says so in its first line. */
    public boolean startedByHa() {
        return !lines.isEmpty() && lines.getFirst().strip().equals(BY_HA);
    }
}

package praktikum.sim.proxmox.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task of Proxmox VE: who does what since when, its log and its end. */
public final class Task {

    // The unique process id, then when it ended, then how.
    private static final Pattern INDEXED = Pattern.compile(
            "UPID:([^:]+):(\\p{XDigit}{8}):(\\p{XDigit}{8,9}):(\\p{XDigit}{8}):([^:]*):([^:]*):[^:]*: (\\p{XDigit}{8}) (.*)");

    private final String node;
    private final int pid;
    private final long pidStart;
    private final Instant start;
    private final String type;
    private final String id;
    private final List<String> log = new ArrayList<>();
    private Optional<Instant> end = Optional.empty();
    private String status = "";
    private int said;

    Task(String node, int pid, long pidStart, Instant start, String type, String id) {
        this.node = node;
        this.pid = pid;
        this.pidStart = pidStart;
        this.start = start;
        this.type = type;
        this.id = id;
    }

    /** An ended task, from its line in the index and from its file; empty where the line is not understood. */
    static Optional<Task> read(String line, UnaryOperator<String> file) {
        Matcher indexed = INDEXED.matcher(line);
        if (!indexed.matches()) {
            return Optional.empty();
        }
        var task = new Task(indexed.group(1), Integer.parseInt(indexed.group(2), 16), Long.parseLong(indexed.group(3), 16),
                Instant.ofEpochSecond(Long.parseLong(indexed.group(4), 16)), indexed.group(5), indexed.group(6));
        task.end = Optional.of(Instant.ofEpochSecond(Long.parseLong(indexed.group(7), 16)));
        task.status = indexed.group(8);
        file.apply(task.file()).lines().forEach(task.log::add);
        return Optional.of(task);
    }

    /** Where its log is kept once it has ended. */
    String file() {
        return Tasks.FOLDER + "/" + String.format(Locale.ROOT, "%X", start.getEpochSecond() & 0xf) + "/" + upid();
    }

    /** The unique process id. */
    public String upid() {
        return String.format(Locale.ROOT, "UPID:%s:%08X:%08X:%08X:%s:%s:root@pam:", node, pid, pidStart,
                start.getEpochSecond(), type, id);
    }

    /** The node it runs on. */
    public String node() {
        return node;
    }

    /** Its process. */
    public int pid() {
        return pid;
    }

    /** When its process started, in hundredths of a second since boot. */
    public long pidStart() {
        return pidStart;
    }

    /** When it started, by the node's clock. */
    public Instant start() {
        return start;
    }

    /** What it does: {@code clustercreate}. */
    public String type() {
        return type;
    }

    /** What it does it to; may be empty. */
    public String id() {
        return id;
    }

    /** When it ended, empty while it runs. */
    public Optional<Instant> end() {
        return end;
    }

    /** How it ended: {@code OK} or the error. */
    public String status() {
        return status;
    }

    /** Its lines so far. */
    public List<String> log() {
        return List.copyOf(log);
    }

    void line(String text) {
        log.add(text);
    }

    /** How many lines it had said when it ended. */
    int said() {
        return said;
    }

    /** Whether it ended as it should: {@code OK}, {@code WARNINGS: 1}. */
    static boolean well(String status) {
        return status.equals("OK") || status.startsWith("WARNINGS");
    }

    void end(Instant at, String how) {
        end = Optional.of(at);
        status = how;
        said = log.size();
        if (!how.equals("OK")) {
            log.add(""); // a task that ran in a terminal has it, so that the line stands alone
        }
        log.add(well(how) ? "TASK " + how : "TASK ERROR: " + how);
    }
}

package praktikum.sim.proxmox.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** The tasks of one machine. Ended ones are in {@code /var/log/pve/tasks}, and are read from there at boot. */
public final class Tasks implements MachinePart {

    /** The tag of what the local resource manager of high availability starts. */
    public static final String RESOURCE_AGENT = "pve-ha-lrm";

    static final String FOLDER = "/var/log/pve/tasks";

    private final Machine node;
    private final List<Task> tasks = new ArrayList<>();

    Tasks(Machine node) {
        this.node = node;
    }

    /** Those of a machine. */
    public static Tasks of(Machine machine) {
        return machine.part(Tasks.class);
    }

    @Override
    public void boot() {
        tasks.clear();
        node.disk().textOrEmpty(FOLDER + "/index").lines().flatMap(line -> Task.read(line, node.disk()::textOrEmpty).stream())
                .forEach(tasks::add);
        tasks.sort(Comparator.comparing(Task::start));
    }

    // What daemons start belongs to their units; programs that people type have none.
    private static String unit(String tag) {
        return tag.equals(RESOURCE_AGENT) ? tag + ".service" : "";
    }

    /** Writes into the journal as the process of a task does. */
    void tell(Task task, String tag, String text) {
        node.log(unit(tag), tag, task.pid(), Journal.INFO, text);
    }

    /** Starts a task; the tag says which program did. */
    public Task start(String type, String id, String tag) {
        int pid = node.nextPid();
        long since = Math.max(0, node.uptime().toMillis() / 10);
        Task task = new Task(node.hostname(), pid, since, node.now(), type, id);
        tasks.add(task);
        writeActive();
        String text = "starting task " + task.upid();
        Pmxcfs.of(node).log().add(node, 6, pid, tag, "root@pam", text);
        node.log(unit(tag), tag, pid, Journal.INFO, "<root@pam> " + text);
        if (tag.equals(RESOURCE_AGENT)) {
            task.line("task started by HA resource agent");
        }
        return task;
    }

    /** Adds a line to a task's log. */
    public void line(Task task, String text) {
        task.line(text);
    }

    /** Ends a task: {@code OK} or its error. */
    public void end(Task task, String status, String tag) {
        task.end(node.now(), status);
        String text = "end task " + task.upid() + " " + status;
        Pmxcfs.of(node).log().add(node, Task.well(status) ? 6 : 3, task.pid(), tag, "root@pam", text);
        node.log(unit(tag), tag, task.pid(), Task.well(status) ? Journal.INFO : Journal.ERR, "<root@pam> " + text);
        node.disk().write(task.file(), String.join("\n", task.log()) + "\n", 0640);
        String line = task.upid() + " " + String.format(Locale.ROOT, "%08X", node.now().getEpochSecond()) + " " + status + "\n";
        node.disk().write(FOLDER + "/index", node.disk().textOrEmpty(FOLDER + "/index") + line, 0640);
        writeActive();
    }

    private void writeActive() {
        var text = new StringBuilder();
        for (Task task : recent()) {
            text.append(task.upid()).append(task.end().map(end -> " 1 " + String.format(Locale.ROOT, "%08X", end.getEpochSecond())
                    + " " + task.status()).orElse(" 0")).append('\n');
        }
        node.disk().write(FOLDER + "/active", text.toString(), 0640);
    }

    /** Forgets all tasks of a type, as a log that was rotated away does. */
    public void forget(String type) {
        tasks.removeIf(task -> task.type().equals(type));
        writeActive();
        String index = node.disk().textOrEmpty(FOLDER + "/index").lines().filter(line -> !line.contains(":" + type + ":"))
                .map(line -> line + "\n").reduce("", String::concat);
        node.disk().write(FOLDER + "/index", index, 0640);
    }

    /** All tasks, newest first. */
    public List<Task> newestFirst() {
        return tasks.reversed();
    }

    /** Running tasks and the last 25. */
    public List<Task> recent() {
        return newestFirst().stream().limit(25).toList();
    }

    /** The task of a unique process id. */
    public Optional<Task> get(String upid) {
        return tasks.stream().filter(task -> task.upid().equals(upid)).findFirst();
    }
}

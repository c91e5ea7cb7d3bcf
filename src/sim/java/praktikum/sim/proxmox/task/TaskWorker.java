package praktikum.sim.proxmox.task;

import java.io.IOException;
import java.time.Duration;
import praktikum.sim.machine.Machine;
import praktikum.sim.shell.Call;

/** A task that a command carries out in the terminal: what it says goes to standard output and to the task's log. */
public final class TaskWorker {

    /** An error that ends the task. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        /** With what standard error and the task list say. */
        public Failed(String message) {
            super(message, null, false, false);
        }
    }

    /** What the task does. */
    @FunctionalInterface
    public interface Work {
        void carryOut(TaskWorker worker) throws Failed, IOException, InterruptedException;
    }

    private final Call call;
    private final Machine node;
    private final Task task;
    private final StringBuilder open = new StringBuilder();

    private TaskWorker(Call call, Machine node, Task task) {
        this.call = call;
        this.node = node;
        this.task = task;
    }

    /** Carries a task out and gives its unique process id; an error of it goes to standard error. */
    public static Task run(Call call, Machine node, String type, String id, String tag, Work work) throws IOException,
            InterruptedException {
        Task task = node.world().ask(() -> Tasks.of(node).start(type, id, tag));
        var worker = new TaskWorker(call, node, task);
        String status = "interrupted by signal";
        try {
            work.carryOut(worker);
            status = "OK";
        } catch (Failed e) {
            status = e.getMessage();
            call.out().flush();
            call.err().print(status + "\n");
            call.err().flush();
        } finally {
            String end = status.replace('\n', ' ');
            node.world().act(() -> {
                worker.flush();
                Tasks.of(node).end(task, end, tag);
            });
        }
        return task;
    }

    /** The calling of the command. */
    public Call call() {
        return call;
    }

    Machine node() {
        return node;
    }

    /** Says a line. */
    public void say(String line) {
        part(line + "\n");
    }

    /** Says a part of a line. */
    public void part(String text) {
        call.out().print(text);
        call.out().flush();
        node.world().act(() -> {
            open.append(text);
            for (int end = open.indexOf("\n"); end >= 0; end = open.indexOf("\n")) {
                Tasks.of(node).line(task, open.substring(0, end));
                open.delete(0, end + 1);
            }
        });
    }

    /** Says something on standard error, which is in the log as well. */
    public void warn(String text) {
        call.out().flush();
        call.err().print(text);
        call.err().flush();
        node.world().act(() -> text.lines().forEach(line -> Tasks.of(node).line(task, line)));
    }

    private void flush() {
        if (!open.isEmpty()) {
            Tasks.of(node).line(task, open.toString());
        }
    }

    /** Lets simulated time pass. */
    public void work(long millis) throws InterruptedException {
        node.world().clock().sleep(Duration.ofMillis(millis));
    }
}

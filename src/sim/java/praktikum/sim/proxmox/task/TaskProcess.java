package praktikum.sim.proxmox.task;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.World;
import praktikum.sim.shell.Call;

/**
 * A task that goes on by itself on the world's time, step by step, whoever started it and whether or not somebody looks on: each step
 * happens at its very moment, so what is measured meanwhile does not depend on how busy this computer is.
 */
public final class TaskProcess {

    /** An error that ends the task. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        /** With what the task list says. */
        public Failed(String message) {
            super(message, null, false, false);
        }
    }

    /** What a task does. */
    public interface Work {

        /** Does the next step; how long until the one after it, empty where it was the last one. */
        Optional<Duration> step(TaskProcess task) throws Failed;

        /** Somebody ended it in the middle: puts things back. */
        default void interrupted(TaskProcess task) {}
    }

    private final Machine node;
    private final Task task;
    private final Work work;
    private final String tag;
    private int warnings;
    private boolean over;

    private TaskProcess(Machine node, Task task, Work work, String tag) {
        this.node = node;
        this.task = task;
        this.work = work;
        this.tag = tag;
    }

    /** Starts a task and does its first step; the tag says which program did. */
    public static TaskProcess start(Machine node, String type, String id, String tag, Work work) {
        var process = new TaskProcess(node, Tasks.of(node).start(type, id, tag), work, tag);
        process.go();
        return process;
    }

    private void go() {
        if (over) {
            return;
        }
        if (!node.running()) {
            over = true; // it ended with the power, and nobody wrote that down
            return;
        }
        try {
            work.step(this).ifPresentOrElse(pause -> node.world().after(pause, this::go), () -> end(warnings == 0 ? "OK"
                    : "WARNINGS: " + warnings));
        } catch (Failed e) {
            end(e.getMessage());
        }
    }

    private void end(String status) {
        if (!over) {
            over = true;
            Tasks.of(node).end(task, status.replace('\n', ' '), tag);
        }
    }

    /** The task. */
    public Task task() {
        return task;
    }

    /** The node that it runs on. */
    public Machine node() {
        return node;
    }

    /** The tag of the program that started it. */
    public String tag() {
        return tag;
    }

    /** Says something in its log, whole lines. */
    public void say(String text) {
        text.lines().forEach(line -> Tasks.of(node).line(task, line));
    }

    /** Writes into the journal of its node. */
    public void tell(String text) {
        Tasks.of(node).tell(task, tag, text);
    }

    /** Says a warning in its log: a task with warnings ends so. */
    public void warn(String text) {
        warnings++;
        say("WARN: " + text);
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return over;
    }

    /** Ends it in the middle, as a signal does. */
    public void interrupt() {
        if (!over) {
            work.interrupted(this);
            end("interrupted by signal");
        }
    }

    /**
     * Looks on in a terminal until it ends: prints its log, and its error on standard error.
     *
     * @return whether it ended well, warnings allowed
     */
    public boolean follow(Call call) throws IOException, InterruptedException {
        World world = node.world();
        int shown = 0;
        try {
            while (true) {
                shown = print(call, shown);
                if (world.ask(this::isOver)) {
                    break;
                }
                Instant next = world.nextChange().orElseThrow(() -> new IllegalStateException("a task waits for nothing"));
                Duration pause = Duration.between(world.clock().instant(), next);
                world.clock().sleep(pause.isNegative() ? Duration.ZERO : pause);
            }
        } catch (InterruptedException e) {
            world.act(this::interrupt);
            throw e;
        }
        String status = world.ask(task::status);
        boolean well = status.equals("OK") || status.startsWith("WARNINGS");
        if (!well) {
            call.err().print(status + "\n");
        } else if (warnings > 0) {
            call.err().print("Task finished with " + warnings + " warning(s)!\n");
        }
        call.err().flush();
        return well;
    }

    /** What it has said so far, without the line of its end, which only the log has. */
    private int print(Call call, int shown) {
        return node.world().ask(() -> {
            var lines = task.log();
            int end = over ? task.said() : lines.size();
            for (int number = shown; number < end; number++) {
                call.out().print(lines.get(number) + "\n");
            }
            call.out().flush();
            return end;
        });
    }
}

package praktikum.host.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.OutputCollector;

/** One command on one channel. */
final class RunningCommand {

    /** What came of opening the channel. */
    enum Start {
        /** The command was sent. */
        SENT,
        /** The server opens no further channel now. */
        REFUSED,
        /** The connection was gone before the command was sent. */
        GONE,
        /** The connection broke while the command was being sent. */
        BROKEN
    }

    /** What happens while it runs: an answer is to be typed, or it is over. */
    private record Event(String answer, boolean over) {
    }

    // POSIX signal names as RFC 4254, 6.10 has them, and Linux's numbers.
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(Map.entry("HUP", 1), Map.entry("INT", 2), Map.entry("QUIT", 3),
            Map.entry("ILL", 4), Map.entry("ABRT", 6), Map.entry("FPE", 8), Map.entry("KILL", 9), Map.entry("USR1", 10),
            Map.entry("SEGV", 11), Map.entry("USR2", 12), Map.entry("PIPE", 13), Map.entry("ALRM", 14), Map.entry("TERM", 15));

    private static final int LONGEST_EXCUSE = 160;

    private final ChannelExec channel;
    private final Command command;
    private final OutputCollector out;
    private final OutputCollector err;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Start> start = new CompletableFuture<>();
    private final LoginNoiseFilter marked;
    private volatile boolean flooded;

    private RunningCommand(ChannelExec channel, Command command, Consumer<byte[]> live) {
        this.channel = channel;
        this.command = command;
        this.out = new OutputCollector(command.limit(), live, this::flood, () -> { });
        // jsch closes standard output when that ends, and this one when the channel is closed and the exit status known.
        this.err = new OutputCollector(command.limit(), live, this::flood, () -> events.add(new Event("", true)));
        this.marked = new LoginNoiseFilter(command.dialogue().isPresent() ? listening() : out);
    }

    /** A channel for a command, not open yet; empty if the session is gone. */
    static Optional<RunningCommand> on(Session session, Command command, String line, Consumer<byte[]> live) {
        try {
            if (!(session.openChannel("exec") instanceof ChannelExec channel)) {
                return Optional.empty();
            }
            var running = new RunningCommand(channel, command, live);
            channel.setCommand(line.getBytes(StandardCharsets.UTF_8));
            if (command.dialogue().isPresent()) {
                channel.setPty(true);
                channel.setPtyType("dumb", 200, 50, 0, 0);
            }
            channel.setOutputStream(running.marked);
            channel.setErrStream(new LoginNoiseFilter(running.err));
            return Optional.of(running);
        } catch (JSchException e) {
            return Optional.empty();
        }
    }

    private OutputStream listening() {
        var conversation = new TerminalDialogue(command, bytes -> out.write(bytes, 0, bytes.length));
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) {
                conversation.printed(Arrays.copyOfRange(from, offset, offset + length))
                        .ifPresent(answer -> events.add(new Event(answer, false)));
            }

            @Override
            public void close() {
                conversation.end();
            }
        };
    }

    /**
     * Opens the channel and sends the command. jsch swallows interrupts while it waits, so a thread of its own does it.
     *
     * @throws TimeoutException the server says neither yes nor no
     */
    Start start(Duration patience) throws InterruptedException, TimeoutException {
        Thread.startVirtualThread(() -> {
            try {
                channel.connect();
                start.complete(Start.SENT);
                feed();
            } catch (JSchException e) {
                start.complete(channel.isClosed() ? Start.REFUSED : sent(e) ? Start.BROKEN : Start.GONE);
            }
        });
        try {
            return start.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it is known whether the command was sent, if that is to be known in time. */
    void settled(Duration patience) {
        try {
            start.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It is not known.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Channel.connect throws this text when the channel was open and sending the command failed.
    private static boolean sent(JSchException e) {
        return "ChannelExec".equals(e.getMessage()) || String.valueOf(e.getMessage()).startsWith("timeout in waiting");
    }

    private void feed() {
        try {
            var to = channel.getOutputStream();
            to.write(command.input().bytes());
            to.flush();
            if (command.dialogue().isEmpty()) {
                to.close();
            }
        } catch (IOException e) {
            // It ended without reading all of it.
        }
    }

    /**
     * Waits until it is over, typing answers meanwhile.
     *
     * @return whether it is over; not if patience was
     */
    boolean await(Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (true) {
            var event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null || event.over()) {
                return event != null;
            }
            type(event.answer());
        }
    }

    private void type(String answer) {
        try {
            var to = channel.getOutputStream();
            to.write((answer + "\r").getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            // It is over; the event that says so comes next.
        }
    }

    /** The exit code, empty if the channel was closed without one. */
    OptionalInt exit() {
        if (flooded) {
            // What it dies of on the host: its next output has nowhere to go.
            return OptionalInt.of(128 + SIGNALS.get("PIPE"));
        }
        if (channel.getExitSignal() != null) {
            return OptionalInt.of(128 + SIGNALS.getOrDefault(channel.getExitSignal(), 0));
        }
        return channel.getExitStatus() < 0 ? OptionalInt.empty() : OptionalInt.of(channel.getExitStatus() & 0xff);
    }

    /** Whether the machine came to the command itself. */
    boolean begun() {
        return marked.seen();
    }

    /** What the machine said last instead of beginning the command, one line, cut short. */
    String excuse() {
        var said = Stream.of(err.kept(), out.kept()).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(text -> !text.isEmpty())
                .findFirst().orElse("").lines().reduce("", (before, line) -> line).replaceAll("\\p{Cntrl}+", " ");
        return said.substring(0, Math.min(said.length(), LONGEST_EXCUSE));
    }

    /** What it printed. */
    Output output(int exit, Instant started, Instant ended) {
        var took = Duration.between(started, ended);
        return new Output(exit, out.kept(), err.kept(), out.truncated() || err.truncated(), started, took.isNegative() ? Duration.ZERO
                : took);
    }

    /** Gives the channel up. */
    void close() {
        channel.disconnect();
    }

    // On the reading thread; closing the channel writes, and that may have to wait for reading.
    private void flood() {
        flooded = true;
        Thread.startVirtualThread(this::close);
    }
}

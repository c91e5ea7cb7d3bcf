package praktikum.host.ssh;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.InParallel;
import praktikum.host.NoAnswer;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.Output;
import praktikum.host.ssh.connect.Connector;
import praktikum.host.ssh.connect.NotConnected;
import praktikum.text.Message;

/** A machine over SSH: one connection, a channel per command. */
final class SshHost implements Host {

    /** How much longer than the host's own timeout a command may take before the kit gives up on it. */
    private static final Duration SLACK = Duration.ofSeconds(RemoteCommandLine.GRACE + 5);

    private static final Duration ENDING = Duration.ofSeconds(3);
    private static final String NO_CHANNEL_IN_TIME = "host.silent.channel";
    private static final String NOT_BEGUN = "host.not-begun";
    private static final Duration POLL = Duration.ofMillis(10);

    private final SshConnection link;
    private final boolean sudo;
    private final Duration patience;
    private final InstantSource clock;
    private final ChannelLimit lanes = new ChannelLimit();
    private final AtomicReference<Identity> identity = new AtomicReference<>(Identity.NONE);
    // OpenSSH frees a session only after it has read what follows its channel's end, be that the next channel's opening;
    // and one that was closed from here only when its command has ended. While others get through, who is refused waits on.
    private volatile Optional<Instant> served = Optional.empty();
    // The connection that was given up because nothing came; for those who were waiting on it too.
    private volatile Optional<Connector.Connection> silent = Optional.empty();
    private volatile boolean closed;

    /**
     * @param patience how long opening a channel may take
     */
    SshHost(SshConnection link, boolean sudo, Duration patience, InstantSource clock) {
        this.link = link;
        this.sudo = sudo;
        this.patience = patience;
        this.clock = clock;
    }

    SshConnection link() {
        return link;
    }

    @Override
    public String name() {
        return link.to().name();
    }

    @Override
    public Identity identity() {
        return identity.get();
    }

    @Override
    public Answer run(Command command, Consumer<byte[]> live) {
        try {
            return run(command, live, true);
        } catch (NotConnected e) {
            return e.at(clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none(Problem.INTERRUPTED, "host.interrupted", command);
        }
    }

    /** What would wait for the same channel goes through it together; whoever got no certain answer there is asked alone. */
    @Override
    public void runAll(List<Command> questions, BiConsumer<Command, Answer> heard) {
        var shares = CommandBatch.shares(questions, ChannelLimit.MOST);
        InParallel.each(shares, share -> {
            var open = new ArrayList<>(share);
            if (share.size() > 1) {
                var together = CommandBatch.of(share);
                switch (run(together.command())) {
                    case Output output -> together.answers(output).forEach((command, answer) -> {
                        open.remove(command);
                        heard.accept(command, answer);
                    });
                    // Each would wait as long again, to hear the same.
                    case NoAnswer none when none.problem() == Problem.SILENT -> {
                        open.forEach(command ->
                                heard.accept(command, none.why().key().equals(NO_CHANNEL_IN_TIME) ? silent(command) : none));
                        open.clear();
                    }
                    case NoAnswer none when none.problem() == Problem.NO_PRIVILEGE || none.why().key().equals(NOT_BEGUN) -> {
                        open.forEach(command -> heard.accept(command, none));
                        open.clear();
                    }
                    case NoAnswer _ -> { }
                }
            }
            InParallel.each(open, command -> heard.accept(command, run(command)));
        });
    }

    private Answer run(Command command, Consumer<byte[]> live, boolean mayReopen) throws NotConnected, InterruptedException {
        Optional<Instant> alone = Optional.empty();
        while (true) {
            var connection = link.connected();
            identity.set(connection.identity());
            var under = lanes.enter();
            var inLane = true;
            try {
                var started = clock.instant();
                var running = RunningCommand.on(connection.session(), command, RemoteCommandLine.of(command, sudo), live);
                var start = running.isEmpty() ? RunningCommand.Start.GONE : begin(running.get(), connection, command);
                switch (start) {
                    case SENT -> {
                        served = Optional.of(clock.instant());
                        return finish(running.get(), connection, command, started);
                    }
                    case BROKEN -> {
                        return closed ? none(Problem.INTERRUPTED, "host.interrupted", command) : none(Problem.CUT, "host.cut", command);
                    }
                    case GONE -> {
                        if (silent.equals(Optional.of(connection))) {
                            return silent(command);
                        }
                        if (!mayReopen) {
                            return none(Problem.CUT, "host.cut", command);
                        }
                        SshConnection.drop(connection);
                        mayReopen = false;
                    }
                    case REFUSED -> {
                        inLane = false;
                        if (!lanes.refused(under)) {
                            alone = alone.or(() -> Optional.of(clock.instant()));
                            if (refusedFor(alone.get()).compareTo(ENDING) > 0) {
                                return none(Problem.NO_CHANNEL, "host.no-channel", command);
                            }
                            Thread.sleep(POLL);
                        }
                    }
                }
            } catch (TimeoutException e) {
                silent = Optional.of(connection);
                SshConnection.drop(connection);
                return silent(command);
            } finally {
                if (inLane) {
                    lanes.leave();
                }
            }
        }
    }

    /** How long nobody has got a channel, at most since a time; without end if nobody ever has. */
    private Duration refusedFor(Instant since) {
        return served.map(last -> Duration.between(last.isAfter(since) ? last : since, clock.instant())).orElse(Duration.ofDays(1));
    }

    private RunningCommand.Start begin(RunningCommand running, Connector.Connection connection, Command command)
            throws InterruptedException, TimeoutException {
        try {
            return running.start(patience);
        } catch (InterruptedException e) {
            end(connection, RemoteCommandLine.pattern(command), Optional.of(running));
            throw e;
        }
    }

    private Answer finish(RunningCommand running, Connector.Connection connection, Command command, Instant started)
            throws InterruptedException {
        try {
            if (!running.await(command.timeout().plus(SLACK))) {
                running.close();
                return new NoAnswer(Problem.TIMED_OUT,
                        Message.of("host.timed-out", name(), command.shown(), RemoteCommandLine.seconds(command)), clock.instant());
            }
        } catch (InterruptedException e) {
            end(connection, RemoteCommandLine.pattern(command), Optional.of(running));
            throw e;
        }
        if (closed) {
            return none(Problem.INTERRUPTED, "host.interrupted", command);
        }
        var exit = running.exit();
        if (exit.isEmpty() && silent.equals(Optional.of(connection))) {
            return silent(command);
        }
        if (exit.isPresent() && !running.begun()) {
            return notBegun(running);
        }
        return exit.isPresent() ? running.output(exit.getAsInt(), started, clock.instant()) : none(Problem.CUT, "host.cut", command);
    }

    private NoAnswer notBegun(RunningCommand running) {
        var excuse = running.excuse();
        return sudo && excuse.contains("sudo")
                ? new NoAnswer(Problem.NO_PRIVILEGE, Message.of("host.no-privilege", name(), link.to().user(), excuse), clock.instant())
                : new NoAnswer(Problem.NO_CHANNEL, Message.of(NOT_BEGUN, name(), excuse), clock.instant());
    }

    /** Ends commands on the host and a channel here. Only an attempt: their own timeout ends them anyway. */
    private void end(Connector.Connection connection, String pattern, Optional<RunningCommand> channel) {
        var ending = Thread.startVirtualThread(() -> {
            try {
                // A command that is being sent right now cannot be ended before it is there.
                channel.ifPresent(running -> running.settled(ENDING));
                var ender = RunningCommand.on(connection.session(), Command.of("sh").keeping(1), RemoteCommandLine.ending(pattern, sudo),
                        printed -> { });
                if (ender.isPresent() && ender.get().start(ENDING) == RunningCommand.Start.SENT) {
                    ender.get().await(ENDING);
                    ender.get().close();
                }
            } catch (InterruptedException | TimeoutException e) {
                // Then it is left to its timeout.
            }
            channel.ifPresent(RunningCommand::close);
        });
        try {
            ending.join(ENDING.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (lanes.busy() > 0) {
            link.open().ifPresent(connection -> end(connection, RemoteCommandLine.pattern(), Optional.empty()));
        }
        link.close();
    }

    /** Ends the connection at once, without a word to the machine: what still runs there is left to its timeout. */
    void drop() {
        closed = true;
        link.close();
    }

    private NoAnswer silent(Command command) {
        return new NoAnswer(Problem.SILENT, Message.of(NO_CHANNEL_IN_TIME, name(), command.shown(), patience.toSeconds()), clock.instant());
    }

    private NoAnswer none(Problem problem, String key, Command command) {
        return new NoAnswer(problem, Message.of(key, name(), command.shown()), clock.instant());
    }
}

package praktikum.host.ssh;

import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.ssh.connect.ConnectionAttempt;
import praktikum.host.ssh.connect.Connector;
import praktikum.host.ssh.connect.Endpoint;
import praktikum.host.ssh.connect.NotConnected;
import praktikum.host.ssh.connect.ReadingThreads;
import praktikum.host.ssh.connect.ServerConnection;
import praktikum.host.ssh.connect.ServerKey;

/**
 * The one connection to a machine: opened when first needed, shared by all who ask, opened again when it was cut. A
 * refusal holds for as long as it took to get it, so that a silent machine does not cost every question its own wait.
 */
final class SshConnection implements AutoCloseable {

    private static final Duration SHORTEST_MEMORY = Duration.ofSeconds(1);

    // Each refused login is a line in the machine's log, and some machines shut out who collects them.
    private static final Duration MEMORY_OF_DENIAL = Duration.ofSeconds(60);

    // What OpenSSH says to whoever it has no room for; since 9.8 to those as well whom it punishes, which may pass soon.
    private static final List<String> BUSY = List.of("Exceeded MaxStartups", "Not allowed at this time");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1600);
    // So that who waited in vain hears of the many logins, and not of an end to patience.
    private static final Duration LAST_TRY = Duration.ofSeconds(1);

    private final Endpoint to;
    private final Connector connector;
    private final Optional<SshConnection> jump;
    private final InstantSource clock;
    private final ReadingThreads threads = new ReadingThreads();
    private Optional<ConnectionAttempt<Connector.Connection>> current = Optional.empty();
    private boolean closed;

    SshConnection(Endpoint to, Connector connector, Optional<SshConnection> jump, InstantSource clock) {
        this.to = to;
        this.connector = connector;
        this.jump = jump;
        this.clock = clock;
    }

    Endpoint to() {
        return to;
    }

    /** The computing time that logging in to the machine and reading what it sent took so far. */
    Duration computing() {
        return threads.computing();
    }

    /** The connection; waits for it at most the connector's limit. */
    Connector.Connection connected() throws NotConnected, InterruptedException {
        return attempt().await();
    }

    /** Begins to connect, for questions that are about to come; they hear what comes of it. */
    void prepare() {
        try {
            attempt();
        } catch (NotConnected refused) {
            // Whoever asks hears it.
        }
    }

    /** The connection if there is one, without waiting or opening one. */
    synchronized Optional<Connector.Connection> open() {
        return current.flatMap(ConnectionAttempt::now).filter(connection -> connection.session().isConnected());
    }

    /** Ends a connection that no longer answers; the next question opens another one. */
    static void drop(Connector.Connection broken) {
        // First: jsch says goodbye to each channel, and a server that reads nothing can make it wait.
        broken.way().close();
        broken.session().disconnect();
    }

    /** The key the machine shows, without logging in to it (though to the jump host). */
    ServerKey key() throws NotConnected, InterruptedException {
        return ConnectionAttempt.<ServerKey>start(to, connector.limit(), clock, threads,
                opening -> connector.key(to, way(opening), threads), late -> { }).await();
    }

    private synchronized ConnectionAttempt<Connector.Connection> attempt() throws NotConnected {
        if (closed) {
            throw new NotConnected(Problem.INTERRUPTED, "host.closed", to.name());
        }
        if (current.isEmpty() || stale(current.get())) {
            current = Optional.of(ConnectionAttempt.start(to, connector.limit(), clock, threads, this::login, SshConnection::drop));
        }
        return current.get();
    }

    private boolean stale(ConnectionAttempt<Connector.Connection> attempt) {
        if (attempt.now().isPresent()) {
            return !attempt.now().get().session().isConnected();
        }
        return attempt.failure().filter(why -> !clock.instant().isBefore(attempt.ended().plus(memory(attempt, why)))).isPresent();
    }

    private static Duration memory(ConnectionAttempt<?> attempt, NotConnected why) {
        return switch (why.problem()) {
            case DENIED -> MEMORY_OF_DENIAL;
            default -> attempt.took().compareTo(SHORTEST_MEMORY) < 0 ? SHORTEST_MEMORY : attempt.took();
        };
    }

    /** A server that has too many logins going on takes another one soon. */
    private Connector.Connection login(Connector.Opening opening) throws NotConnected, InterruptedException {
        var until = System.nanoTime() + connector.limit().minus(LAST_TRY).toNanos();
        for (var pause = FIRST_PAUSE;; pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause) {
            var way = way(opening);
            try {
                return connector.login(to, way, threads);
            } catch (NotConnected e) {
                if (BUSY.stream().noneMatch(way.excuse()::startsWith) || System.nanoTime() + pause.toNanos() > until) {
                    throw e;
                }
                way.close();
                Thread.sleep(pause);
            }
        }
    }

    private ServerConnection way(Connector.Opening opening) throws NotConnected, InterruptedException {
        if (jump.isEmpty()) {
            return connector.dial(to, opening);
        }
        var through = jump.get();
        var first = through.connected();
        try {
            return jumped(first, opening);
        } catch (JSchException | IOException gone) {
            // It was cut, and nobody had noticed yet: a new connection may do better.
            drop(first);
        }
        try {
            return jumped(through.connected(), opening);
        } catch (JSchException | IOException gone) {
            throw noWay();
        }
    }

    private ServerConnection jumped(Connector.Connection through, Connector.Opening opening)
            throws NotConnected, JSchException, IOException {
        var way = ServerConnection.Jumped.through(through.session(), to).orElseThrow(this::noWay);
        opening.at(way);
        return way;
    }

    private NotConnected noWay() {
        return new NotConnected(Problem.UNREACHABLE, "host.unreachable.jump", to.name(), to.shown(),
                jump.map(host -> host.to.name()).orElse(""));
    }

    @Override
    public void close() {
        Optional<ConnectionAttempt<Connector.Connection>> last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        last.ifPresent(attempt -> attempt.fail(new NotConnected(Problem.INTERRUPTED, "host.closed", to.name())));
        last.flatMap(ConnectionAttempt::now).ifPresent(SshConnection::drop);
    }
}

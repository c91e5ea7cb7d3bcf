package praktikum.host.ssh;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.host.Host;
import praktikum.host.NoAnswer;
import praktikum.host.ssh.connect.Connector;
import praktikum.host.ssh.connect.Endpoint;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.host.ssh.connect.NotConnected;
import praktikum.host.ssh.connect.ServerKey;
import praktikum.site.PlannedMachine;
import praktikum.site.SshSettings;

/**
 * The machines of a site over SSH: at most one connection each, opened when first asked, and one to each jump host.
 */
public final class SshHosts implements AutoCloseable {

    // How sentences call it, in both languages.
    private static final String JUMP = "jump host";

    private final InstantSource clock;
    private final Map<SshSettings.Jump, SshConnection> jumps = new LinkedHashMap<>();
    private final Map<String, BudgetedHost> hosts = new LinkedHashMap<>();

    private SshHosts(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The machines, none of them connected yet.
     *
     * @param site how to log in to those whose login does not say it itself
     * @param known the host keys that were accepted; no other machine is talked to
     * @param agent the socket of a running ssh-agent ({@code SSH_AUTH_SOCK}), used if the site wants it
     */
    public static SshHosts of(List<? extends PlannedMachine> machines, SshSettings site, KnownHosts known, Optional<Path> agent,
            InstantSource clock) {
        var all = new SshHosts(clock);
        for (var machine : machines) {
            var login = machine.login();
            var ssh = site.of(login);
            var connector = new Connector(known, ssh.keys(), agent.filter(socket -> ssh.agent()), ssh.connectTimeout());
            var jump = ssh.jump().map(to -> all.jumps.computeIfAbsent(to, fresh -> all.jump(fresh, connector)));
            var to = new Endpoint(machine.name(), ssh.user(), login.address(), login.port(), login.alias());
            all.hosts.put(machine.name(), new BudgetedHost(() -> new SshHost(new SshConnection(to, connector, jump, clock), ssh.sudo(),
                    ssh.connectTimeout(), clock), clock));
        }
        return all;
    }

    private SshConnection jump(SshSettings.Jump to, Connector connector) {
        return new SshConnection(new Endpoint(JUMP, to.user(), to.address(), to.port(), Optional.empty()), connector, Optional.empty(),
                clock);
    }

    /** The machine of that name. */
    public Host host(String name) {
        return known(name);
    }

    private BudgetedHost known(String name) {
        return Optional.ofNullable(hosts.get(name)).orElseThrow(() -> new IllegalArgumentException("no machine is called " + name));
    }

    /**
     * Begins an asking, in which each machine may take so much. What is asked of it after that is answered at once. Before the first
     * asking nothing is counted.
     */
    public void grant(Budget budget) {
        hosts.values().forEach(host -> host.grant(budget));
    }

    /** Begins to connect to machines that are going to be asked, all at once, without waiting. */
    public void prepare(Collection<String> names) {
        names.forEach(name -> known(name).link().prepare());
    }

    /** What a machine shows of itself, or why nobody could see it. */
    public sealed interface Showing {
    }

    /**
     * The key a machine shows.
     *
     * @param name its name in {@code known_hosts}
     */
    public record Key(String name, ServerKey key) implements Showing {
    }

    /** The machine could not be asked. */
    public record Nothing(NoAnswer why) implements Showing {
    }

    /** Asks a machine for its key without logging in to it, for people to accept or compare. */
    public Showing keyOf(String name) {
        return keyOf(known(name).link());
    }

    /** Asks the jump hosts for their keys, where there are some; they come before those of the machines behind them. */
    public List<Showing> keysOfJumps() {
        return jumps.values().stream().map(this::keyOf).toList();
    }

    private Showing keyOf(SshConnection link) {
        try {
            return new Key(link.to().known(), link.key());
        } catch (NotConnected e) {
            return new Nothing(e.at(clock.instant()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Nothing(new NotConnected(NoAnswer.Problem.INTERRUPTED, "host.closed", link.to().name()).at(clock.instant()));
        }
    }

    /** Ends all connections and what still runs over them. */
    @Override
    public void close() {
        var closing = hosts.values().stream().map(host -> Thread.startVirtualThread(host::close)).toList();
        try {
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        jumps.values().forEach(SshConnection::close);
    }
}

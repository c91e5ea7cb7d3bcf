package praktikum.host.ssh;

import java.nio.file.Path;
import java.time.InstantSource;
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
import praktikum.site.PlannedNode;
import praktikum.site.SshSettings;

/**
 * The machines of a site over SSH: at most one connection each, opened when first asked, and one to the jump host.
 */
public final class SshHosts implements AutoCloseable {

    // How sentences call it, in both languages.
    private static final String JUMP = "jump host";

    private final InstantSource clock;
    private final Optional<SshConnection> jump;
    private final Map<String, BudgetedHost> hosts = new LinkedHashMap<>();

    private SshHosts(Optional<SshConnection> jump, InstantSource clock) {
        this.jump = jump;
        this.clock = clock;
    }

    /**
     * The machines, none of them connected yet.
     *
     * @param known the host keys that were accepted; no other machine is talked to
     * @param agent the socket of a running ssh-agent ({@code SSH_AUTH_SOCK}), used if the site wants it
     */
    public static SshHosts of(List<PlannedNode> nodes, SshSettings ssh, KnownHosts known, Optional<Path> agent, InstantSource clock) {
        var connector = new Connector(known, ssh.keys(), agent.filter(socket -> ssh.agent()), ssh.connectTimeout());
        var jump = ssh.jump().map(to -> new SshConnection(new Endpoint(JUMP, to.user(), to.address(), to.port(), Optional.empty()),
                connector, Optional.empty(), clock));
        var all = new SshHosts(jump, clock);
        for (var node : nodes) {
            var login = node.login();
            var to = new Endpoint(node.name(), login.user().orElse(ssh.user()), login.address(), login.port(), login.alias());
            all.hosts.put(node.name(), new BudgetedHost(() -> new SshHost(new SshConnection(to, connector, jump, clock), ssh.sudo(),
                    ssh.connectTimeout(), clock), clock));
        }
        return all;
    }

    /** The machine of a node. */
    public Host host(String node) {
        return known(node);
    }

    private BudgetedHost known(String node) {
        return Optional.ofNullable(hosts.get(node)).orElseThrow(() -> new IllegalArgumentException("no node is called " + node));
    }

    /**
     * Begins an asking, in which each machine may take so much. What is asked of it after that is answered at once. Before the first
     * asking nothing is counted.
     */
    public void grant(Budget budget) {
        hosts.values().forEach(host -> host.grant(budget));
    }

    /** Begins to connect to all machines at once, without waiting. */
    public void prepare() {
        hosts.values().forEach(host -> host.link().prepare());
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

    /** Asks a node for its key without logging in to it, for people to accept or compare. */
    public Showing keyOf(String node) {
        return keyOf(known(node).link());
    }

    /** Asks the jump host for its key, if the site has one; it comes before those of the machines behind it. */
    public Optional<Showing> keyOfJump() {
        return jump.map(this::keyOf);
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
        jump.ifPresent(SshConnection::close);
    }
}

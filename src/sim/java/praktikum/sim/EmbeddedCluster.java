package praktikum.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import praktikum.sim.fault.Fault;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.User;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.PacedClock;
import praktikum.sim.machine.World;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.server.SimulatedSshServer;
import praktikum.sim.server.SshKeyFile;
import praktikum.sim.shell.Login;
import praktikum.sim.shell.PosixSystem;

/**
 * A cluster of simulated machines, fresh from the installer or booted from the disks of an earlier time, each on an SSH port of its own on
 * loopback. It runs in real time unless asked to run faster, and ends when it is closed.
 */
public final class EmbeddedCluster implements AutoCloseable {

    private final ClusterSpec spec;
    private final World world;
    private final PacedClock clock;
    private final Map<String, SimulatedSshServer> servers = new LinkedHashMap<>();
    private final Thread attendant;
    private Optional<ClusterKeeper> keeper = Optional.empty();

    private EmbeddedCluster(ClusterSpec spec, World world, PacedClock clock) {
        this.spec = spec;
        this.world = world;
        this.clock = clock;
        this.attendant = Thread.ofVirtual().name("sim-attendant").unstarted(this::attend);
    }

    /** Starts the machines of a plan, booted and reachable, on free ports. */
    public static EmbeddedCluster start(ClusterSpec spec) throws IOException {
        return start(spec, Map.of());
    }

    /**
     * Starts the machines of a plan.
     *
     * @param ports the port of each node by name; any free one for those without
     * @throws IOException a port is taken, or the host keys cannot be written
     */
    public static EmbeddedCluster start(ClusterSpec spec, Map<String, Integer> ports) throws IOException {
        var keys = hostKeys(spec);
        var lines = new HashMap<String, String>();
        keys.forEach((name, pair) -> lines.put(name, SshKeyFile.line(pair)));
        var clock = clock(Instant.now(), spec);
        return serving(new EmbeddedCluster(spec, new FreshInstall(spec).make(clock, lines), clock), keys, ports);
    }

    /**
     * Starts machines that have run before: each boots from its disk, unless it had no power.
     *
     * @param speed simulated seconds per real second
     * @param keys folder of the host keys of machines whose own was not kept
     * @param authorizedKeys public keys that may log in as root
     * @param ports as above
     */
    public static EmbeddedCluster start(ClusterImage image, double speed, Path keys, List<String> authorizedKeys,
            Map<String, Integer> ports) throws IOException {
        var spec = image.spec(speed, keys, authorizedKeys);
        var clock = clock(Stream.of(Instant.now(), image.taken()).max(Comparator.naturalOrder()).orElseThrow(), spec);
        var world = new FreshInstall(spec).surroundings(clock);
        world.act(() -> image.into(world));
        var pairs = hostKeys(spec);
        pairs.putAll(image.hostKeys());
        return serving(new EmbeddedCluster(spec, world, clock), pairs, ports);
    }

    private static Map<String, KeyPair> hostKeys(ClusterSpec spec) throws IOException {
        var keys = new LinkedHashMap<String, KeyPair>();
        for (var machine : spec.machines()) {
            keys.put(machine.name(), SshKeyFile.of(spec.keys().resolve(machine.name())));
        }
        return keys;
    }

    private static PacedClock clock(Instant start, ClusterSpec spec) {
        var clock = new PacedClock(start, System::nanoTime);
        clock.speed(spec.speed());
        return clock;
    }

    private static EmbeddedCluster serving(EmbeddedCluster cluster, Map<String, KeyPair> keys, Map<String, Integer> ports)
            throws IOException {
        try {
            for (var machine : cluster.world.machines()) {
                cluster.add(machine, keys.get(machine.name()), ports.getOrDefault(machine.name(), 0));
            }
        } catch (IOException | RuntimeException broken) {
            cluster.close();
            throw broken;
        }
        cluster.attendant.start();
        return cluster;
    }

    /** A machine that is off, or whose sshd is stopped, closes its port; one that is back opens it again. */
    private void attend() {
        try {
            var down = new HashSet<String>();
            while (true) {
                for (var node : world.machines()) {
                    boolean up = world.ask(() -> node.running() && Units.of(node).isActive("ssh"));
                    if (!up && down.add(node.name())) {
                        server(node.name()).trouble(Optional.of(SimulatedSshServer.Trouble.OFF));
                    } else if (up && down.remove(node.name())) {
                        server(node.name()).trouble(Optional.empty());
                    }
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException closed) {
            return;
        }
    }

    private void add(Machine machine, KeyPair key, int port) throws IOException {
        servers.put(machine.name(), new SimulatedSshServer(machine.shell(), port, key, () -> authorized(machine, spec),
                () -> Optional.of(spec.rootPassword())));
    }

    /** Keys of the kit, and those that students put into {@code authorized_keys} of the machine. */
    private static List<String> authorized(Machine node, ClusterSpec spec) {
        try {
            return Stream.concat(spec.authorizedKeys().stream(),
                    new String(node.files().read("/root/.ssh/authorized_keys"), StandardCharsets.UTF_8).lines()).toList();
        } catch (FileError none) {
            return spec.authorizedKeys();
        }
    }

    /** The names of the machines, in the order of the plan: the nodes, then the others. */
    public List<String> machines() {
        return List.copyOf(servers.keySet());
    }

    /** The loopback port of a machine's SSH server. */
    public int port(String node) {
        return server(node).port();
    }

    /** A machine's host key as {@code TYPE BASE64}, for {@code known_hosts}. */
    public String hostKey(String node) {
        return server(node).hostKey();
    }

    /** A machine, to run commands on it without SSH. */
    public PosixSystem machine(String node) {
        return found(node).shell();
    }

    /**
     * Runs a script as root on a machine without SSH: the quick way to prepare a cluster.
     *
     * @param input standard input
     * @return all it printed, and its exit code
     */
    public Answer run(String node, String script, String input) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = new Login(machine(node), User.ROOT, Map.of("LC_ALL", "C.UTF-8")).run(script,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Optional.empty());
        return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Machine found(String node) {
        return world.machine(node).orElseThrow(() -> new IllegalArgumentException("no machine is called " + node));
    }

    /** A machine's SSH server, to break its transport. */
    public SimulatedSshServer server(String node) {
        return Optional.ofNullable(servers.get(node)).orElseThrow(() -> new IllegalArgumentException("no machine is called " + node));
    }

    /** What outlasts the power of its machines, as it is now. */
    public ClusterImage image() {
        var keys = new HashMap<String, KeyPair>();
        servers.forEach((name, server) -> keys.put(name, server.keyPair()));
        return ClusterImage.of(world, spec, keys);
    }

    /**
     * From now on the machines are kept in a file: soon after something changed, and when the cluster is closed.
     *
     * @param trouble hears when the file could not be written
     */
    public void keepIn(ClusterFile file, Consumer<IOException> trouble) throws IOException {
        keeper = Optional.of(new ClusterKeeper(world, () -> servers.values().stream().map(SimulatedSshServer::hostKey).toList(),
                this::image, file, trouble));
    }

    /** The world behind the machines, to change it. */
    public World world() {
        return world;
    }

    /**
     * Makes a fault on a machine.
     *
     * @throws IllegalArgumentException there is no such machine
     * @throws IllegalStateException the machine has not what the fault needs, such as a cluster
     */
    public void fault(Fault fault, String node) {
        fault.apply(found(node), server(node));
    }

    /** Takes the power of a machine away. */
    public void powerOff(String node) {
        world.act(() -> found(node).cutPower());
    }

    /** Gives a machine power again; it takes its time to boot. */
    public void powerOn(String node) {
        world.act(() -> found(node).powerOn());
    }

    /** From now on so many simulated seconds pass per real second, on all clocks alike. */
    public void speed(double factor) {
        clock.speed(factor);
    }

    @Override
    public void close() {
        attendant.interrupt();
        servers.values().forEach(SimulatedSshServer::close);
        keeper.ifPresent(ClusterKeeper::close);
    }
}

package praktikum.sim.proxmox.ha.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;

/**
 * {@code watchdog-mux}: keeps the one watchdog of the machine for all of its clients, until one of them has not been heard of for a minute;
 * then the machine resets itself.
 */
public final class WatchdogMux implements MachinePart, Daemon {

    private static final String UNIT = "watchdog-mux";
    private static final String MARKER = "/run/watchdog-mux.active";
    private static final Duration WARNING = Duration.ofSeconds(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** How long the device waits for the multiplexer. */
    private static final Duration DEVICE = Duration.ofSeconds(10);

    /** A client. */
    private static final class Client {
        private final int pid;
        private Instant heard;
        private boolean warned;

        private Client(int pid, Instant now) {
            this.pid = pid;
            this.heard = now;
        }
    }

    private final Machine node;
    private final Map<Integer, Client> clients = new LinkedHashMap<>();
    private int boots;
    private boolean expired;

    /** That of a machine. */
    public WatchdogMux(Machine node) {
        this.node = node;
    }

    /** That of a machine. */
    public static WatchdogMux of(Machine node) {
        return node.part(WatchdogMux.class);
    }

    @Override
    public void boot() {
        node.disk().remove(MARKER);
    }

    @Override
    public boolean start() {
        if (node.disk().exists(MARKER)) {
            say("watchdog active - unable to restart watchdog-mux");
            return false;
        }
        say("Watchdog driver 'Software Watchdog', version 0");
        return true;
    }

    @Override
    public void stop() {
        say(clients.isEmpty() ? "clean exit" : "exit watchdog-mux with active connections");
        if (!clients.isEmpty()) { // nobody keeps the device any more
            reset();
        }
        clients.clear();
    }

    @Override
    public void powerCut() {
        clients.clear();
        expired = false;
        boots++;
    }

    private boolean tellsOfClients() {
        return node.release().number() >= 9;
    }

    private void say(String text) {
        node.log(UNIT + ".service", UNIT, Units.of(node).get(UNIT).map(Unit::pid).orElse(0), Journal.INFO, text);
    }

    /** A process wants to be watched. */
    void open(int pid) {
        clients.put(pid, new Client(pid, node.world().now()));
        node.disk().makeDirectories(MARKER);
        if (tellsOfClients()) {
            say("added new client (PID " + pid + ") to watch");
        }
        look(pid, boots);
    }

    /** It is alive. */
    void keep(int pid) {
        if (clients.containsKey(pid)) {
            clients.get(pid).heard = node.world().now();
        }
    }

    /** It need not be watched any more. */
    void close(int pid) {
        if (clients.remove(pid) != null && tellsOfClients()) {
            say("client (PID " + pid + ") has disconnected cleanly. Removing it gracefully from the watch");
        }
        if (clients.isEmpty() && node.disk().exists(MARKER)) {
            if (tellsOfClients()) {
                say("all watchdog client connections to the multiplexer closed");
            }
            node.disk().remove(MARKER);
        }
    }

    /** It died without a word. */
    void abandon(int pid) {
        if (clients.remove(pid) != null) {
            say("client " + name(pid) + "did not stop watchdog - disable watchdog updates");
            reset();
        }
    }

    private String name(int pid) {
        return tellsOfClients() ? "(PID " + pid + ") " : "";
    }

    private void look(int pid, int boot) {
        Client client = clients.get(pid);
        if (boot != boots || client == null || expired) {
            return;
        }
        Duration silent = Duration.between(client.heard, node.world().now());
        boolean late = silent.compareTo(WARNING) > 0;
        if (silent.compareTo(TIMEOUT) > 0) {
            say("client " + name(pid) + "watchdog expired - disable watchdog updates");
            reset();
            return;
        }
        if (late != client.warned) {
            client.warned = late;
            say("client " + name(pid) + (late ? "watchdog is about to expire" : "watchdog was updated before expiring"));
        }
        Duration until = (late ? TIMEOUT : WARNING).minus(silent).plus(SECOND);
        node.world().after(until, () -> look(pid, boot));
    }

    private void reset() {
        if (expired) {
            return;
        }
        expired = true;
        int boot = boots;
        node.world().after(DEVICE, () -> {
            if (boot == boots && node.powered()) {
                node.cutPower();
                node.powerOn();
            }
        });
    }
}

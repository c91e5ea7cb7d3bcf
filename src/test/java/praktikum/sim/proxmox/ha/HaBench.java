package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.config.HaSettings;
import praktikum.sim.proxmox.ha.config.RequestState;
import praktikum.sim.proxmox.ha.config.ShutdownPolicy;
import praktikum.sim.proxmox.ha.crm.Crm;
import praktikum.sim.proxmox.ha.lrm.Lrm;
import praktikum.sim.proxmox.ha.node.LrmNode.Shutdown;
import praktikum.sim.proxmox.ha.node.Turn;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.ServiceStatus;
import praktikum.sim.proxmox.ha.status.StatusText;

/**
 * A cluster that has nothing but what the HA daemons need: power, network, files, locks, watchdogs, and services that are there or not.
 * Seconds pass when a test lets them; no service may ever run twice.
 */
final class HaBench {

    /** A node. */
    final class Machine {
        final String name;
        final BenchNode crmView;
        final BenchNode lrmView;
        boolean power;
        boolean network = true;
        Shutdown shutdown = Shutdown.NONE;
        Optional<Crm> crm = Optional.empty();
        Optional<Lrm> lrm = Optional.empty();
        int boots;

        private Machine(String name) {
            this.name = name;
            this.crmView = new BenchNode(HaBench.this, this, "crm");
            this.lrmView = new BenchNode(HaBench.this, this, "lrm");
        }
    }

    /** A service. */
    static final class Service {
        String node;
        long startsIn = 2;
        int failingStarts;
        boolean unstoppable;
        Optional<String> lock = Optional.empty();
        final Map<String, String> options = new LinkedHashMap<>();
    }

    private record Event(long at, int number, Runnable what) {
    }

    private record Lock(String owner, long since) {
    }

    private static final long WATCHDOG = 60;
    private static final long LOCK = 120;

    final SortedMap<String, Machine> machines = new TreeMap<>();
    final SortedMap<String, Service> services = new TreeMap<>();
    final List<String> commands = new ArrayList<>();
    final List<String> mails = new ArrayList<>();
    String managerStatus = "";
    final Map<String, String> lrmStatus = new HashMap<>();
    final Map<BenchNode, Long> watchdogs = new HashMap<>();
    String rules = "";
    String groups = "";
    boolean knowsRules;
    String version = "9.0.3";
    HaSettings settings = HaSettings.usual();
    long now;
    private final Map<String, Lock> locks = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private int numbers;

    HaBench(String... names) {
        for (String name : names) {
            machines.put(name, new Machine(name));
        }
    }

    /** Adds a service with options such as {@code state stopped}. */
    Service service(String sid, String node, String... options) {
        var service = new Service();
        service.node = node;
        for (String option : options) {
            service.options.put(option.split(" ", 2)[0], option.split(" ", 2)[1]);
        }
        services.put(sid, service);
        return service;
    }

    void policy(ShutdownPolicy policy) {
        settings = new HaSettings(policy, settings.rebalanceOnStart(), settings.workers());
    }

    void set(String sid, String state) {
        services.get(sid).options.put("state", state);
    }

    /** Switches all nodes on and gives them two minutes. */
    HaBench start() {
        machines.values().forEach(machine -> machine.power = true);
        machines.keySet().forEach(this::powerOn);
        return run(120);
    }

    void powerOn(String name) {
        Machine machine = machines.get(name);
        machine.power = true;
        machine.network = true;
        machine.shutdown = Shutdown.NONE;
        int boot = ++machine.boots;
        machine.crm = Optional.of(new Crm(machine.crmView));
        machine.lrm = Optional.of(new Lrm(machine.lrmView));
        drive(machine, boot, () -> machine.crm.orElseThrow().turn(), () -> powerOffIfDone(machine));
        drive(machine, boot, () -> machine.lrm.orElseThrow().turn(), () -> machine.crm.ifPresent(Crm::stop));
    }

    private void drive(Machine machine, int boot, Supplier<Turn> daemon, Runnable end) {
        if (!machine.power || machine.boots != boot) {
            return;
        }
        Turn turn = daemon.get();
        if (turn.next() == Turn.Next.END) {
            end.run();
        } else {
            after(Math.max(1, turn.pause().toSeconds()), () -> drive(machine, boot, daemon, end));
        }
    }

    private void powerOffIfDone(Machine machine) {
        boolean again = machine.shutdown == Shutdown.REBOOT;
        powerOff(machine.name);
        if (again) {
            after(25, () -> powerOn(machine.name));
        }
    }

    void shutDown(String name, Shutdown how) {
        machines.get(name).shutdown = how;
        machines.get(name).lrm.orElseThrow().stop();
    }

    void powerOff(String name) {
        Machine machine = machines.get(name);
        machine.power = false;
        machine.crm = Optional.empty();
        machine.lrm = Optional.empty();
        watchdogs.keySet().removeIf(view -> view.name().equals(name));
        where.values().removeIf(name::equals);
    }

    /** Lets time pass. */
    HaBench run(long seconds) {
        for (long until = now + seconds; now < until; now++) {
            for (Optional<Event> due = next(); due.isPresent(); due = next()) {
                due.get().what().run();
            }
            for (Machine machine : machines.values()) {
                if (watchdogs.entrySet().stream().anyMatch(one -> one.getKey().name().equals(machine.name)
                        && now - one.getValue() > WATCHDOG)) {
                    say(machine.name + "/watchdog", "reset");
                    powerOff(machine.name);
                }
            }
        }
        return this;
    }

    private Optional<Event> next() {
        Optional<Event> due = events.stream().filter(event -> event.at() <= now)
                .min((one, other) -> one.at() != other.at() ? Long.compare(one.at(), other.at()) : one.number() - other.number());
        due.ifPresent(events::remove);
        return due;
    }

    void after(long seconds, Runnable what) {
        events.add(new Event(now + seconds, numbers++, what));
    }

    // Services

    private final Map<Service, String> where = new HashMap<>();

    private String machineOf(Service service) {
        return where.getOrDefault(service, "");
    }

    boolean runsOn(String sid, String node) {
        return machineOf(services.get(sid)).equals(node);
    }

    /** The node that it runs on, or an empty text. */
    String whereIs(String sid) {
        return machineOf(services.get(sid));
    }

    void begin(String sid, String node) {
        Service service = services.get(sid);
        assertEquals("", machineOf(service), sid + " was started on " + node + " while it ran");
        where.put(service, node);
    }

    void end(String sid) {
        where.remove(services.get(sid));
    }

    // What nodes ask

    SortedMap<String, Boolean> online() {
        SortedMap<String, Boolean> online = new TreeMap<>();
        machines.values().forEach(machine -> online.put(machine.name, machine.power && machine.network));
        if (online.values().stream().filter(one -> one).count() * 2 <= machines.size()) {
            online.replaceAll((name, one) -> false);
        }
        return online;
    }

    boolean lock(String owner, String name, Consumer<String> fresh) {
        Lock held = locks.get(name);
        boolean free = held == null || now - held.since() > LOCK;
        if (!online().get(owner) || !free && !held.owner().equals(owner)) {
            return false;
        }
        if (free) {
            fresh.accept("successfully acquired lock '" + name + "'");
        }
        locks.put(name, new Lock(owner, now));
        return true;
    }

    boolean unlock(String owner, String name) {
        return online().get(owner) && locks.containsKey(name) && locks.get(name).owner().equals(owner) && locks.remove(name) != null;
    }

    HaFiles files() {
        var text = new StringBuilder();
        services.forEach((sid, service) -> {
            text.append(sid.replace(":", ": ")).append('\n');
            service.options.forEach((name, value) -> text.append('\t').append(name).append(' ').append(value).append('\n'));
            text.append('\n');
        });
        return HaFiles.read(text.toString(), rules, groups);
    }

    SortedMap<String, HaResource> resources() {
        Map<String, String> nodes = new HashMap<>();
        services.forEach((sid, service) -> nodes.put(sid, service.node));
        return files().services(nodes);
    }

    void request(String sid, RequestState state) {
        set(sid, state.word());
    }

    // What tests look at

    void say(String who, String text) {
        log.add(String.format("%5d %s: %s", now, who, text));
    }

    List<String> log() {
        return List.copyOf(log);
    }

    /** All lines with these words, without their times. */
    List<String> said(String words) {
        return log.stream().filter(line -> line.contains(words)).map(line -> line.substring(6)).toList();
    }

    /** The second of the first line with these words at or after a time. */
    long when(String words, long from) {
        return log.stream().filter(line -> line.contains(words)).mapToLong(line -> Long.parseLong(line.substring(0, 5).strip()))
                .filter(time -> time >= from).findFirst()
                .orElseThrow(() -> new AssertionError("nobody said '" + words + "' in\n" + String.join("\n", log)));
    }

    long when(String words) {
        return when(words, 0);
    }

    ManagerStatus manager() {
        try {
            return StatusText.manager(managerStatus);
        } catch (StatusText.Unreadable e) {
            throw new AssertionError(e);
        }
    }

    ServiceStatus status(String sid) {
        return manager().services().get(sid);
    }

    LrmStatus lrm(String node) {
        try {
            return StatusText.lrm(lrmStatus.getOrDefault(node, ""));
        } catch (StatusText.Unreadable e) {
            throw new AssertionError(e);
        }
    }

    /** The node that leads, or an empty text. */
    String master() {
        return machines.values().stream().filter(machine -> machine.crm.filter(Crm::isMaster).isPresent()).map(machine -> machine.name)
                .findFirst().orElse("");
    }
}

package praktikum.sim.machine.unit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.unit.Unit.Active;
import praktikum.sim.machine.unit.Unit.File;

/** The systemd of a machine: it starts and stops units and tells the parts of the machine that live behind them. */
public final class Units implements MachinePart {

    /** What came of starting a unit. */
    public enum Started {
        /** It runs. */
        YES,
        /** A condition of the unit does not hold, so nothing happened, which systemd takes for success. */
        CONDITION,
        /** Its process ended with an error. */
        FAILED
    }

    private static final Daemon NOTHING = new Daemon() {

        @Override
        public boolean start() {
            return true;
        }

        @Override
        public void stop() {}
    };

    private final Machine machine;
    private final UnitFiles files;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    Units(Machine machine) {
        this.machine = machine;
        this.files = new UnitFiles(machine.disk());
    }

    /** The systemd of a machine. */
    public static Units of(Machine machine) {
        return machine.part(Units.class);
    }

    /** What the machine's packages define, in the order in which they start. */
    private List<UnitDefinition> definitions() {
        return Stream.concat(brought().stream(), files.wantedInstances().stream().flatMap(name -> instance(name).stream()))
                .sorted(Comparator.comparingInt(UnitDefinition::order).thenComparing(UnitDefinition::name)).toList();
    }

    private List<UnitDefinition> brought() {
        return machine.topics(UnitSource.class).stream().flatMap(topic -> topic.units(machine).stream()).toList();
    }

    private Optional<UnitDefinition> instance(String name) {
        return machine.topics(UnitSource.class).stream().flatMap(topic -> topic.instance(machine, name).stream())
                .filter(unit -> files.exists(name)).findFirst();
    }

    /** Puts the files of all units that no package brings on a fresh disk. */
    void install() {
        definitions().stream().filter(unit -> unit.file() != File.GENERATED && unit.pkg().isEmpty()).forEach(this::put);
    }

    private void put(UnitDefinition unit) {
        files.write(unit);
        if (unit.file() == File.ENABLED) {
            files.state(unit.name(), File.ENABLED);
        }
    }

    /** Their units are there, and on a machine that runs they are started, as Debian does it. */
    @Override
    public void packagesInstalled(Set<String> names) {
        List<UnitDefinition> fresh = brought().stream().filter(unit -> unit.pkg().filter(names::contains).isPresent()
                && !files.exists(unit.name())).toList();
        fresh.forEach(this::put);
        if (machine.running()) {
            fresh.forEach(this::load);
            fresh.stream().filter(unit -> unit.file() == File.ENABLED).forEach(unit -> start(unit.name()));
        }
    }

    private void load(UnitDefinition unit) {
        units.put(unit.name(), new Unit(unit, files, machine.now()));
        unit.aliases().forEach(alias -> aliases.put(alias, unit.name()));
    }

    /** The unit of a name, with or without {@code .service}. */
    public Optional<Unit> get(String name) {
        String full = name.matches(".*\\.(service|target|socket|timer|mount|path|slice|scope)") ? name : name + ".service";
        if (full.contains("@") && !units.containsKey(full)) {
            instance(full).ifPresent(unit -> units.put(full, new Unit(unit, files, machine.now())));
        }
        return Optional.ofNullable(units.get(aliases.getOrDefault(full, full)));
    }

    /** Reads anew which units there are, as {@code systemctl daemon-reload} does; what runs goes on. */
    public void reload() {
        Map<String, Unit> before = Map.copyOf(units);
        load();
        before.forEach((name, unit) -> {
            if (units.containsKey(name)) {
                unit.definition(units.put(name, unit).definition());
            } else if (unit.isActive()) {
                units.put(name, unit);
            }
        });
    }

    /** All units in the order in which they start. */
    public List<Unit> all() {
        return List.copyOf(units.values());
    }

    /** Whether a unit runs. */
    public boolean isActive(String name) {
        return get(name).map(Unit::isActive).orElse(false);
    }

    /** Starts a unit that exists; does nothing when it runs. */
    public Started start(Unit unit) {
        if (unit.isActive()) {
            return Started.YES;
        }
        Daemon part = unit.definition().daemon().orElse(NOTHING);
        Optional<String> unmet = part.unmetCondition();
        if (unmet.isPresent()) {
            log(unit, Journal.INFO, unit.name() + " - " + unit.description() + " was skipped because of an unmet condition check ("
                    + unmet.get() + ").");
            return Started.CONDITION;
        }
        log(unit, Journal.INFO, word(unit, "Starting", "Mounting") + unit.name() + " - " + unit.description() + "...");
        unit.become(Active.ACTIVE, machine.now(), machine.nextPid());
        if (!part.start()) {
            unit.become(Active.FAILED, machine.now(), 0);
            log(unit, Journal.NOTICE, unit.name() + ": Control process exited, code=exited, status=255/EXCEPTION");
            log(unit, Journal.WARNING, unit.name() + ": Failed with result 'exit-code'.");
            log(unit, Journal.ERR, word(unit, "Failed to start", "Failed to mount") + unit.name() + " - " + unit.description() + ".");
            return Started.FAILED;
        }
        log(unit, Journal.INFO, word(unit, "Started", "Mounted") + unit.name() + " - " + unit.description() + ".");
        return Started.YES;
    }

    /** Stops a unit that exists. */
    public void stop(Unit unit) {
        if (!unit.isActive()) {
            unit.become(Active.INACTIVE, unit.since(), 0);
            return;
        }
        log(unit, Journal.INFO, word(unit, "Stopping", "Unmounting") + unit.name() + " - " + unit.description() + "...");
        unit.definition().daemon().orElse(NOTHING).stop();
        unit.become(Active.INACTIVE, machine.now(), 0);
        log(unit, Journal.INFO, unit.name() + ": Deactivated successfully.");
        log(unit, Journal.INFO, word(unit, "Stopped", "Unmounted") + unit.name() + " - " + unit.description() + ".");
    }

    /** Has what lives behind a unit read its configuration again. */
    void reload(Unit unit) {
        unit.definition().daemon().orElse(NOTHING).reconfigure();
        log(unit, Journal.INFO, "Reloaded " + unit.name() + " - " + unit.description() + ".");
    }

    /** Starts a unit by name; a name that is not installed is a mistake of the caller. */
    public Started start(String name) {
        return start(get(name).orElseThrow());
    }

    /** Stops a unit by name. */
    public void stop(String name) {
        stop(get(name).orElseThrow());
    }

    /** Has the main process of a unit die: what {@code kill -9} does to one that is not restarted. */
    public void fail(String name) {
        Unit unit = get(name).orElseThrow();
        unit.definition().daemon().orElse(NOTHING).kill();
        unit.become(Active.FAILED, machine.now(), 0);
        log(unit, Journal.NOTICE, unit.name() + ": Main process exited, code=killed, status=9/KILL");
        log(unit, Journal.WARNING, unit.name() + ": Failed with result 'signal'.");
    }

    /** Last of all: the kernel has done its part. */
    @Override
    public int order() {
        return 100;
    }

    /** Reads which units are on the disk, and starts those that are to be. */
    @Override
    public void boot() {
        load();
        for (Unit unit : all()) {
            File file = unit.file();
            if (file == File.ENABLED || file == File.STATIC || file == File.GENERATED) {
                start(unit);
            }
        }
    }

    private void load() {
        files.startOver();
        units.clear();
        aliases.clear();
        for (UnitDefinition unit : definitions()) {
            if (unit.file() == File.GENERATED) {
                files.write(unit);
            }
            if (files.exists(unit.name())) {
                load(unit);
            }
        }
    }

    @Override
    public void shutDown() {
        all().reversed().stream().filter(Unit::isActive).forEach(this::stop);
    }

    /** Everything is gone without a word. */
    @Override
    public void powerCut() {
        units.values().forEach(unit -> unit.become(Active.INACTIVE, machine.now(), 0));
    }

    /** The running unit that listens on a port for others than this machine itself. */
    public Optional<Unit> listener(int port) {
        return units.values().stream().filter(Unit::isActive).filter(unit -> unit.definition().sockets().stream()
                .anyMatch(socket -> socket.endsWith(":" + port) && !socket.matches("127\\..*|\\[::1].*"))).findFirst();
    }

    private static String word(Unit unit, String service, String mount) {
        return (unit.name().endsWith(".mount") ? mount : service) + " ";
    }

    private void log(Unit unit, int priority, String text) {
        machine.log("init.scope " + unit.name(), "systemd", 1, priority, text);
    }
}

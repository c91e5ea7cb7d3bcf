package praktikum.sim.machine.unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.unit.Unit.Active;
import praktikum.sim.machine.unit.Unit.File;

/** The systemd of a machine: it starts and stops units and tells the parts of the machine that live behind them. */
public final class Units {

    /** What came of starting a unit. */
    public enum Started {
        /** It runs. */
        YES,
        /** A condition of the unit does not hold, so nothing happened, which systemd takes for success. */
        CONDITION,
        /** Its process ended with an error. */
        FAILED
    }

    /** What lives behind a unit. */
    public interface Behind {

        /** Whether the unit's condition holds. */
        default boolean condition() {
            return true;
        }

        /** Starts; false when the process ends with an error. */
        boolean start();

        /** Stops in good order. */
        void stop();
    }

    private static final Behind NOTHING = new Behind() {

        @Override
        public boolean start() {
            return true;
        }

        @Override
        public void stop() {
        }
    };

    private final Machine node;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Behind> behind = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    public Units(Machine node) {
        this.node = node;
    }

    /** Installs a unit that is not running. */
    public void install(String name, String description, File file, boolean daemon) {
        units.put(name, new Unit(name, description, file, daemon, node.now()));
    }

    public void behind(String name, Behind what) {
        behind.put(name, what);
    }

    /** Another name of a unit. */
    public void alias(String alias, String name) {
        aliases.put(alias, name);
    }

    /** The unit of a name, with or without {@code .service}. */
    public Optional<Unit> get(String name) {
        String full = name.matches(".*\\.(service|target|socket|timer|mount|path|slice|scope)") ? name : name + ".service";
        return Optional.ofNullable(units.get(aliases.getOrDefault(full, full)));
    }

    /** All units in the order of installation. */
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
        Behind part = behind.getOrDefault(unit.name(), NOTHING);
        if (!part.condition()) {
            log(unit, Journal.INFO, unit.name() + " - " + unit.description() + " was skipped because of an unmet condition check"
                    + " (ConditionPathExists=/etc/corosync/corosync.conf).");
            return Started.CONDITION;
        }
        log(unit, Journal.INFO, "Starting " + unit.name() + " - " + unit.description() + "...");
        unit.become(Active.ACTIVE, node.now(), node.nextPid());
        if (!part.start()) {
            unit.become(Active.FAILED, node.now(), 0);
            log(unit, Journal.NOTICE, unit.name() + ": Control process exited, code=exited, status=255/EXCEPTION");
            log(unit, Journal.WARNING, unit.name() + ": Failed with result 'exit-code'.");
            log(unit, Journal.ERR, "Failed to start " + unit.name() + " - " + unit.description() + ".");
            return Started.FAILED;
        }
        log(unit, Journal.INFO, "Started " + unit.name() + " - " + unit.description() + ".");
        return Started.YES;
    }

    /** Stops a unit that exists. */
    public void stop(Unit unit) {
        if (!unit.isActive()) {
            unit.become(Active.INACTIVE, unit.since(), 0);
            return;
        }
        log(unit, Journal.INFO, "Stopping " + unit.name() + " - " + unit.description() + "...");
        behind.getOrDefault(unit.name(), NOTHING).stop();
        unit.become(Active.INACTIVE, node.now(), 0);
        log(unit, Journal.INFO, unit.name() + ": Deactivated successfully.");
        log(unit, Journal.INFO, "Stopped " + unit.name() + " - " + unit.description() + ".");
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
        behind.getOrDefault(unit.name(), NOTHING).stop();
        unit.become(Active.FAILED, node.now(), 0);
        log(unit, Journal.NOTICE, unit.name() + ": Main process exited, code=killed, status=9/KILL");
        log(unit, Journal.WARNING, unit.name() + ": Failed with result 'signal'.");
    }

    /** Starts what is enabled, in the order of installation. */
    public void boot() {
        for (Unit unit : all()) {
            if (unit.file() == File.ENABLED || unit.file() == File.STATIC || unit.file() == File.GENERATED) {
                start(unit);
            }
        }
    }

    /** Everything is gone without a word: the power went off. */
    public void powerOff() {
        units.values().forEach(unit -> unit.become(Active.INACTIVE, node.now(), 0));
    }

    private void log(Unit unit, int priority, String text) {
        node.log("init.scope " + unit.name(), "systemd", 1, priority, text);
    }
}

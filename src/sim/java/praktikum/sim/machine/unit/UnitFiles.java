package praktikum.sim.machine.unit;

import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Disk;

/** Where systemd keeps what units there are and which are started at boot: unit files, and links to them (systemd.unit(5)). */
final class UnitFiles {

    static final String VENDOR = "/usr/lib/systemd/system";
    static final String GENERATED = "/run/systemd/generator";
    private static final String ADMINISTRATOR = "/etc/systemd/system";
    private static final String WANTS = ADMINISTRATOR + "/multi-user.target.wants";

    private final Disk disk;

    UnitFiles(Disk disk) {
        this.disk = disk;
    }

    /** Puts the file of a unit where its package, or at boot its generator, puts it. */
    void write(UnitDefinition unit) {
        String type = unit.name().endsWith(".service") ? "\n[Service]\nType=" + (unit.process().isPresent() ? "simple" : "oneshot")
                + "\n" : "";
        boolean installable = unit.file() != Unit.File.STATIC && unit.file() != Unit.File.GENERATED;
        disk.write((unit.file() == Unit.File.GENERATED ? GENERATED : VENDOR) + "/" + unit.name(), "[Unit]\nDescription="
                + unit.description()
                + "\n" + type + (installable ? "\n[Install]\nWantedBy=multi-user.target\n" : ""));
    }

    boolean exists(String name) {
        return !path(name).isEmpty();
    }

    /** The file of a unit, of an instance that of its template; empty text where it has none. The administrator's goes first. */
    String path(String name) {
        String template = name.replaceFirst("@.*\\.", "@.");
        return List.of(ADMINISTRATOR + "/" + name, GENERATED + "/" + name, VENDOR + "/" + name, VENDOR + "/" + template).stream()
                .filter(disk::exists).findFirst().orElse("");
    }

    /** The instances of templates that are started at boot. */
    List<String> wantedInstances() {
        return disk.list(WANTS).stream().filter(name -> name.contains("@")).toList();
    }

    /** Forgets what generators made at the last boot, and notes the time. */
    void startOver() {
        disk.list(GENERATED).forEach(name -> disk.remove(GENERATED + "/" + name));
        disk.write("/run/systemd/systemd-units-load", "");
    }

    Unit.File state(String name) {
        if (target(ADMINISTRATOR + "/" + name).filter("/dev/null"::equals).isPresent()) {
            return Unit.File.MASKED;
        }
        if (disk.exists(GENERATED + "/" + name)) {
            return Unit.File.GENERATED;
        }
        if (!disk.textOrEmpty(path(name)).contains("[Install]\n")) {
            return Unit.File.STATIC;
        }
        return target(WANTS + "/" + name).isPresent() ? Unit.File.ENABLED : Unit.File.DISABLED;
    }

    void state(String name, Unit.File state) {
        if (state == Unit.File.MASKED) {
            disk.link(ADMINISTRATOR + "/" + name, "/dev/null");
            return;
        }
        unmask(name);
        if (state == Unit.File.ENABLED) {
            disk.link(WANTS + "/" + name, path(name));
        } else if (state == Unit.File.DISABLED) {
            disk.remove(WANTS + "/" + name);
        }
    }

    void unmask(String name) {
        if (target(ADMINISTRATOR + "/" + name).isPresent()) {
            disk.remove(ADMINISTRATOR + "/" + name);
        }
    }

    private Optional<String> target(String link) {
        try {
            return disk.files().status(link).target();
        } catch (FileError none) {
            return Optional.empty();
        }
    }
}

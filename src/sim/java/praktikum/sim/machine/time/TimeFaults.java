package praktikum.sim.machine.time;

import java.time.Duration;
import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;

/** Clocks and zones. */
final class TimeFaults {

    private static final Duration OFFSET = Duration.ofSeconds(90);

    private TimeFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("chrony-stopped", node -> {
                    Unit chrony = Units.of(node).get("chrony").orElseThrow();
                    Units.of(node).stop(chrony);
                    chrony.file(Unit.File.DISABLED);
                    Chrony.of(node).kernelSynchronised(false);
                }),
                Fault.of("no-time-source", node -> {
                    node.disk().write("/etc/chrony/chrony.conf", node.disk().textOrEmpty("/etc/chrony/chrony.conf")
                            .replaceAll("(?m)^(pool|server) .*$", "server time.school.invalid iburst"));
                    Units.of(node).stop("chrony.service");
                    Chrony.of(node).kernelSynchronised(false);
                    Units.of(node).start("chrony.service");
                }),
                Fault.of("clock-ahead", node -> node.clock().error(OFFSET)).untilBoot(),
                Fault.of("clock-behind", node -> node.clock().error(OFFSET.negated())).untilBoot(),
                Fault.of("zone-differs", TimeFaults::zone));
    }

    private static void zone(Machine node) {
        String zone = node.clock().zone().getId().equals("America/Lima") ? "Asia/Tokyo" : "America/Lima";
        node.disk().write("/usr/share/zoneinfo/" + zone, "TZif2");
        node.disk().link("/etc/localtime", "/usr/share/zoneinfo/" + zone);
        if (node.disk().exists("/etc/timezone")) {
            node.disk().write("/etc/timezone", zone + "\n");
        }
    }
}

package praktikum.sim.proxmox.guest.run;

import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.Units;

/** The unit that a node's systemd has for each container that runs, {@code pve-container@101.service}; the container goes first. */
public final class ContainerUnit {

    private static final String NAME = "pve-container@";
    private static final String ENDING = ".service";
    private static final String TEMPLATE = "/usr/lib/systemd/system/" + NAME + ENDING;

    private ContainerUnit() {}

    /** Puts the file of the template on the disk of a node. */
    public static void install(Machine node) {
        node.disk().write(TEMPLATE, """
                [Unit]
                Description=PVE LXC Container: %i
                DefaultDependencies=No
                After=lxc.service
                Wants=lxc.service
                Documentation=man:lxc-start man:lxc man:pct

                [Service]
                Type=simple
                Delegate=yes
                KillMode=mixed
                TimeoutStopSec=120s
                ExecStart=/usr/bin/lxc-start -F -n %i
                ExecStop=/usr/share/lxc/pve-container-stop-wrapper %i
                """);
    }

    /** The unit of a name; empty where it is no container's. */
    public static Optional<UnitDefinition> instance(String name) {
        return name.startsWith(NAME) && name.endsWith(ENDING) ? Optional.of(UnitDefinition.service(310, name.substring(0, name.length()
                - ENDING.length()), "PVE LXC Container: " + name.substring(NAME.length(), name.length() - ENDING.length()))
                .as(Unit.File.STATIC).running("lxc-start")) : Optional.empty();
    }

    static void started(Machine node, int id) {
        Units.of(node).get(NAME + id + ENDING).ifPresent(Units.of(node)::start);
    }

    static void ended(Machine node, int id) {
        if (node.powered()) {
            Units.of(node).get(NAME + id + ENDING).filter(Unit::isActive).ifPresent(Units.of(node)::stop);
        }
    }
}

package praktikum.sim.machine.unit;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Topic;

/** systemd, and the units of Debian that belong to no other topic. */
public final class UnitTopic implements Topic, UnitSource {

    // What a node has because of it.
    private static final String NODES = "proxmox-ve";

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new Units(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/bin/systemctl", new Systemctl(machine)),
                Command.instant("/usr/bin/journalctl", machine, new Journalctl()));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(
                UnitDefinition.service(10, "systemd-journald", "Journal Service").as(Unit.File.STATIC),
                UnitDefinition.service(20, "systemd-logind", "User Login Management").as(Unit.File.STATIC),
                UnitDefinition.service(30, "dbus", "D-Bus System Message Bus").as(Unit.File.STATIC),
                UnitDefinition.service(80, "cron", "Regular background program processing daemon"),
                UnitDefinition.service(90, "postfix", "Postfix Mail Transport Agent").listening("127.0.0.1:25", "[::1]:25").of(NODES),
                UnitDefinition.service(100, "ksmtuned", "Kernel Samepage Merging (KSM) Tuning Daemon").of(NODES),
                UnitDefinition.service(110, "smartmontools", "Self Monitoring and Reporting Technology (SMART) Daemon").of(NODES));
    }

    @Override
    public void install(Machine machine, Installation plan) {
        Units.of(machine).install();
    }
}

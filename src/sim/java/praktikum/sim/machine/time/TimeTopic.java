package praktikum.sim.machine.time;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;

/** Clocks, time zones, and chrony. */
public final class TimeTopic implements Topic, UnitSource, FaultSource {

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new Chrony(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(Command.instant("/usr/bin/timedatectl", machine, new Timedatectl()),
                Command.instant("/usr/bin/chronyc", machine, new Chronyc()));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(UnitDefinition.service(70, "chrony", "chrony, an NTP client/server").running("chronyd")
                .alias("chronyd.service").behind(Chrony.of(machine)));
    }

    @Override
    public List<Fault> faults() {
        return TimeFaults.all().stream().map(Fault::anywhere).toList();
    }

    @Override
    public void install(Machine machine, Installation plan) {
        Disk disk = machine.disk();
        disk.write("/usr/share/zoneinfo/" + plan.timeZone(), "TZif2");
        disk.link("/etc/localtime", "/usr/share/zoneinfo/" + plan.timeZone());
        if (machine.release().number() == 8) {
            disk.write("/etc/timezone", plan.timeZone() + "\n");
        }
        disk.makeDirectories("/etc/chrony/sources.d");
        disk.makeDirectories("/etc/chrony/conf.d");
        disk.write("/etc/chrony/chrony.conf", "confdir /etc/chrony/conf.d\npool 2.debian.pool.ntp.org iburst\nsourcedir /run/chrony-dhcp\n"
                + "sourcedir /etc/chrony/sources.d\nkeyfile /etc/chrony/chrony.keys\ndriftfile /var/lib/chrony/chrony.drift\n"
                + "ntsdumpdir /var/lib/chrony\nlogdir /var/log/chrony\nmaxupdateskew 100.0\nrtcsync\nmakestep 1 3\nleapsectz right/UTC\n");
    }

    /** The machine has run for long: its clock is right. */
    @Override
    public void firstBoot(Machine machine, Installation plan) {
        Chrony.of(machine).settled();
    }
}

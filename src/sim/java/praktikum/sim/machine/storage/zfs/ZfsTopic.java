package praktikum.sim.machine.storage.zfs;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;

/** ZFS, its commands and its units. */
public final class ZfsTopic implements Topic, UnitSource {

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new Zfs(machine));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return ZfsUnits.all(machine).stream().map(unit -> unit.of("zfsutils-linux")).toList();
    }

    @Override
    public Optional<UnitDefinition> instance(Machine machine, String name) {
        return ZfsUnits.instance(machine, name);
    }

    @Override
    public void install(Machine machine, Installation plan) {
        machine.disk().write("/usr/lib/systemd/system/zfs-import@.service", "[Unit]\nDescription=Import ZFS pool %i\n"
                + "Before=zfs-import.target\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/sbin/zpool import -N -d "
                + "/dev/disk/by-id -o cachefile=none %I\n\n[Install]\nWantedBy=zfs-import.target\n");
    }
}

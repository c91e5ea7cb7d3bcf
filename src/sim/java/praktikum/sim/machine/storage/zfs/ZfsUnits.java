package praktikum.sim.machine.storage.zfs;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;

/** The units of zfsutils-linux and zfs-zed, as Proxmox VE leaves them: pools come back by the cache file, or by a unit of their own. */
final class ZfsUnits {

    private ZfsUnits() {}

    static List<UnitDefinition> all(Machine machine) {
        return List.of(
                UnitDefinition.oneShot(12, "zfs-import-cache.service", "Import ZFS pools by cache file").behind(new ImportByCache(machine)),
                UnitDefinition.oneShot(13, "zfs-import-scan.service", "Import ZFS pools by device scanning").as(Unit.File.DISABLED)
                        .behind(new ImportByScan(machine)),
                UnitDefinition.oneShot(15, "zfs-import.target", "ZFS pool import target"),
                UnitDefinition.oneShot(16, "zfs-mount.service", "Mount ZFS filesystems").behind(new MountAll(machine)),
                UnitDefinition.oneShot(17, "zfs-volume-wait.service", "Wait for ZFS Volume (zvol) links in /dev"),
                UnitDefinition.oneShot(17, "zfs-volumes.target", "ZFS volumes are ready"),
                UnitDefinition.oneShot(18, "zfs-share.service", "ZFS file system shares"),
                UnitDefinition.service(85, "zfs-zed", "ZFS Event Daemon (zed)").running("zed"),
                UnitDefinition.oneShot(86, "zfs.target", "ZFS startup target"));
    }

    /** The unit that imports one pool by its name, {@code zfs-import@tank.service}; the name is escaped as systemd does. */
    static Optional<UnitDefinition> instance(Machine machine, String name) {
        if (!name.startsWith("zfs-import@") || !name.endsWith(".service")) {
            return Optional.empty();
        }
        String pool = unescaped(name.substring("zfs-import@".length(), name.length() - ".service".length()));
        return Optional.of(UnitDefinition.oneShot(14, name, "Import ZFS pool " + pool).as(Unit.File.DISABLED)
                .behind(new ImportOne(machine, pool)));
    }

    private static String unescaped(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\x", i) && i + 4 <= text.length()) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                out.append(text.charAt(i) == '-' ? '/' : text.charAt(i));
            }
        }
        return out.toString();
    }

    /** What a unit that has nothing to stop does. */
    private interface Once extends Daemon {
        @Override
        default void stop() {}
    }

    private record ImportByCache(Machine machine) implements Once {

        @Override
        public Optional<String> unmetCondition() {
            return machine.disk().textOrEmpty(CacheFile.PATH).isEmpty() ? Optional.of("ConditionFileNotEmpty=" + CacheFile.PATH)
                    : Optional.empty();
        }

        @Override
        public boolean start() {
            List<String> failed = new CacheFile(Zfs.of(machine)).importAll();
            for (String pool : failed) {
                int pid = machine.nextPid();
                List.of("cannot import '" + pool + "': no such pool or dataset", "        Destroy and re-create the pool from",
                        "        a backup source.").forEach(text -> machine.log("zfs-import-cache.service", "zpool", pid, Journal.INFO,
                                text));
            }
            return failed.isEmpty();
        }
    }

    private record ImportByScan(Machine machine) implements Once {

        @Override
        public Optional<String> unmetCondition() {
            return machine.disk().textOrEmpty(CacheFile.PATH).isEmpty() ? Optional.empty()
                    : Optional.of("ConditionFileNotEmpty=!" + CacheFile.PATH);
        }

        @Override
        public boolean start() {
            Zfs zfs = Zfs.of(machine);
            zfs.onDrives().stream().filter(pool -> pool.state() != PoolConfig.State.DESTROYED)
                    .forEach(pool -> PoolImport.of(zfs).quietly(pool, "none"));
            return true;
        }
    }

    private record ImportOne(Machine machine, String pool) implements Once {

        @Override
        public boolean start() {
            return Zfs.of(machine).pool(pool).isPresent() || PoolImport.of(Zfs.of(machine))
                    .byName(pool, Optional.of("/dev/disk/by-id"), "none").isEmpty();
        }
    }

    private record MountAll(Machine machine) implements Daemon {

        @Override
        public boolean start() {
            List<String> complaints = Zfs.of(machine).datasets().mountAll();
            complaints.forEach(text -> machine.log("zfs-mount.service", "zfs", machine.nextPid(), Journal.INFO, text));
            return complaints.isEmpty();
        }

        @Override
        public void stop() {
            Zfs.of(machine).datasets().unmountAll();
        }
    }
}

package praktikum.sim.proxmox.storage;

import praktikum.sim.Bench;
import praktikum.sim.machine.command.Answer;

/** A cluster that has gone through the storage lab: a pool with three datasets on each node, and the storages that lie in it. */
final class PreparedStorages {

    private PreparedStorages() {}

    static Bench bench() {
        var bench = Bench.clustered();
        bench.world.machines().forEach(node -> {
            must(bench.shell(node.name(), "zpool create -o ashift=12 tank $(ls /dev/disk/by-id/ata-*138) && zfs set compression=on tank"));
            for (String dataset : new String[] {"vmc", "iso", "backup"}) {
                must(bench.run(node.name(), "zfs", "create", "tank/" + dataset));
            }
        });
        must(bench.shell("node01", "pvesm add zfspool tank --pool tank --content images,rootdir"));
        must(bench.shell("node01", "pvesm add dir iso-pool --path /tank/iso --content iso,vztmpl --is_mountpoint 1"));
        must(bench.shell("node01", "pvesm add dir Backup-pool --path /tank/backup --content backup,snippets --is_mountpoint 1"));
        must(bench.shell("node01", "pvesm add dir vmc-pool --path /tank/vmc --content images,rootdir --is_mountpoint 1"));
        bench.clock.advance(12);
        return bench;
    }

    private static void must(Answer answer) {
        if (answer.exit() != 0 || !answer.err().isEmpty()) {
            throw new AssertionError(answer.toString());
        }
    }
}

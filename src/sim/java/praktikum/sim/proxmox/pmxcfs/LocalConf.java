package praktikum.sim.proxmox.pmxcfs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import praktikum.sim.machine.Disk;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf;

/** The {@code corosync.conf} of the cluster, and the copy of it on the local disk, which corosync reads. */
final class LocalConf {

    private final Disk disk;
    private final ClusterDatabase database;
    private final PmxcfsJournal journal;

    LocalConf(Disk disk, ClusterDatabase database, PmxcfsJournal journal) {
        this.disk = disk;
        this.database = database;
        this.journal = journal;
    }

    private Optional<String> text() {
        return database.get("/corosync.conf").flatMap(ClusterDatabase.Entry::content)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The cluster's configuration as it is in {@code /etc/pve}. */
    Optional<CorosyncConf> shared() {
        return text().flatMap(CorosyncConf::parse);
    }

    /** Brings the cluster's configuration to the disk unless the one there is newer; false where nothing was written. */
    boolean take() {
        Optional<String> text = text();
        Optional<CorosyncConf> next = shared();
        Optional<String> old = disk.text(Corosync.CONF);
        if (next.isEmpty() || old.equals(text)) {
            return false;
        }
        if (old.flatMap(CorosyncConf::parse).map(CorosyncConf::version).orElse(0) > next.get().version()) {
            journal.say("dcdb", "crit: local corosync.conf is newer");
            return false;
        }
        disk.write(Corosync.CONF, text.orElseThrow());
        journal.say("dcdb", "notice: wrote new corosync config '" + Corosync.CONF + "' (version = " + next.get().version() + ")");
        return true;
    }
}

package praktikum.check;

import praktikum.check.ask.CheckExecution;
import praktikum.site.PlannedNfsServer;

/** The planned NFS server as a check sees it. A check may have it as a parameter; where the site names none, it is not measured then. */
public final class NfsServer extends Machine {

    private final PlannedNfsServer planned;

    NfsServer(PlannedNfsServer planned, CheckExecution execution) {
        super(planned, execution);
        this.planned = planned;
    }

    /** The directory that it is to export, such as {@code /srv/nfs/proxmox}. */
    public String export() {
        return planned.export();
    }
}

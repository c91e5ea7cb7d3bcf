package praktikum.check.storage;

import java.util.List;
import praktikum.site.plan.PlannedPool;

/** A pool that the site plans, as a check sees it. */
public final class PoolPlan {

    private final PlannedPool planned;

    /** That of a site. */
    public PoolPlan(PlannedPool planned) {
        this.planned = planned;
    }

    /** Its name. */
    public String name() {
        return planned.name();
    }

    /** The devices it is to be made of; none where any will do. */
    public List<String> disks() {
        return planned.disks();
    }

    /** How it is made, in the words of zpool-create(8): {@code mirror}; empty text for single disks. */
    public String layout() {
        return planned.layout().equals("single") ? "" : planned.layout();
    }

    /** Base 2 logarithm of its sector size. */
    public int ashift() {
        return planned.ashift();
    }

    /** What its compression is set to, such as {@code on}. */
    public String compression() {
        return planned.compression();
    }

    /** The whole names of its datasets, such as {@code tank/iso}. */
    public List<String> datasets() {
        return planned.datasetNames();
    }

    @Override
    public String toString() {
        return name();
    }
}

package praktikum.check.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import praktikum.site.plan.PlannedStorage;
import praktikum.site.plan.StoragePlan;

/** A storage that the site plans, as a check sees it. */
public final class StoragePlanEntry {

    private final PlannedStorage planned;
    private final StoragePlan plan;

    /** That of a site's plan. */
    public StoragePlanEntry(PlannedStorage planned, StoragePlan plan) {
        this.planned = planned;
        this.plan = plan;
    }

    /** Its ID. */
    public String name() {
        return planned.name();
    }

    /** Its type, a word of {@code storage.cfg}. */
    public String type() {
        return planned.type();
    }

    /** Where it lies, by the words of {@code storage.cfg}. */
    public Map<String, String> target() {
        return planned.target();
    }

    /** Where Proxmox VE mounts it, where it comes from a server. */
    public String folder() {
        return planned.folder();
    }

    /** The kinds of content that it is to take at least. */
    public List<String> content() {
        return planned.content();
    }

    /** The nodes that may use it; none: all. */
    public List<String> nodes() {
        return planned.nodes();
    }

    /** Whether a node may use it. */
    public boolean on(String node) {
        return planned.on(node);
    }

    /** The disk that its thin pool is made of where the lab makes it. */
    public Optional<String> disk() {
        return Optional.of(planned.disk()).filter(disk -> !disk.isEmpty());
    }

    /** The mount point that its path lies on by the plan. */
    public Optional<String> mount() {
        return Optional.ofNullable(target().get("path")).flatMap(plan::datasetAt).map(dataset -> "/" + dataset);
    }

    /** What makes Proxmox VE wait for that mount: {@code 1} where its path is the mount point, else the mount point. */
    public Optional<String> mountOption() {
        return plan.mountOption(planned);
    }

    /** The options with which {@code pvesm add TYPE NAME} makes it. */
    public String options() {
        var options = new StringJoiner(" ");
        target().forEach((key, value) -> options.add("--" + key + " " + value));
        options.add("--content " + String.join(",", content()));
        mountOption().ifPresent(mountpoint -> options.add("--is_mountpoint " + mountpoint));
        if (!nodes().isEmpty()) {
            options.add("--nodes " + String.join(",", nodes()));
        }
        return options.toString();
    }
}

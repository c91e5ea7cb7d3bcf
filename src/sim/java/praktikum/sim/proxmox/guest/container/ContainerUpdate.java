package praktikum.sim.proxmox.guest.container;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.GuestOptions;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** {@code pct set}: what is changed of a container, at once where it can be, else after its next start. */
public final class ContainerUpdate {

    // Limits and files that Proxmox VE changes in a running container; everything else is pending.
    private static final String AT_ONCE = "description|onboot|protection|startup|tags|lock|memory|swap|cores|cpulimit|cpuunits|net\\d+"
            + "|hostname|nameserver|searchdomain|hookscript";

    private ContainerUpdate() {}

    /** Carries it out; {@code delete} names what is to be taken away. */
    public static void carryOut(Machine node, int id, Map<String, String> given) throws GuestError {
        Map<String, String> options = new TreeMap<>(given);
        String delete = Optional.ofNullable(options.remove("delete")).orElse("");
        String revert = Optional.ofNullable(options.remove("revert")).orElse("");
        options.remove("digest");
        if (options.isEmpty() && delete.isEmpty() && revert.isEmpty()) {
            throw new GuestError("no options specified");
        }
        var files = new GuestFiles(node);
        GuestConfig before = files.load(GuestKind.LXC, id).reverted(StorageSection.words(revert));
        if (before.get("lock").isPresent()) {
            throw new GuestError("CT is locked (" + before.get("lock").get() + ")");
        }
        if (options.containsKey("unprivileged")) {
            throw GuestError.parameter("unprivileged", "unable to modify read-only option: 'unprivileged'");
        }
        GuestOptions.check(GuestKind.LXC, options);
        options.replaceAll((name, value) -> kept(before, name, value));
        ContainerCreate.addresses(node, options);
        Optional<RunningGuest> running = GuestHost.of(node).get(id);
        Map<String, String> now = new TreeMap<>(before.options());
        Map<String, String> later = new TreeMap<>(before.pending());
        Set<String> gone = new LinkedHashSet<>(before.deleted());
        for (String name : StorageSection.words(delete)) {
            later.remove(name);
            if (running.isEmpty() || name.matches(AT_ONCE)) {
                now.remove(name);
            } else if (now.containsKey(name)) {
                gone.add(name);
            }
        }
        var disks = new ContainerDisks(node, id);
        for (Map.Entry<String, String> option : options.entrySet()) {
            boolean mount = GuestConfig.isMountPoint(option.getKey());
            String value = mount ? disks.create(PropertyString.of(option.getValue(), "volume")) : option.getValue();
            (running.isEmpty() || option.getKey().matches(AT_ONCE) ? now : later).put(option.getKey(), value);
            gone.remove(option.getKey());
        }
        later.remove("delete");
        if (!gone.isEmpty()) {
            later.put("delete", String.join(",", gone));
        }
        files.save(GuestKind.LXC, id, new GuestConfig(now, later, before.snapshots()));
        running.ifPresent(guest -> guest.config(GuestConfig.of(now)));
    }

    /** A card keeps its hardware address where none is given. */
    private static String kept(GuestConfig before, String name, String value) {
        PropertyString card = PropertyString.of(value, "name");
        Optional<String> old = before.get(name).flatMap(text -> PropertyString.of(text, "name").get("hwaddr"));
        return name.matches("net\\d+") && card.get("hwaddr").isEmpty() && old.isPresent() ? card.with("hwaddr", old.get()).namedText()
                : value;
    }
}

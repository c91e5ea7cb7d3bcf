package praktikum.sim.proxmox.guest.vm;

import java.util.ArrayList;
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
import praktikum.sim.proxmox.guest.run.CloudDrive;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** {@code qm set}: what is changed of a machine, at once where it can be, else after its next start. */
final class VmUpdate {

    // What needs no other hardware, and what QEMU plugs in and out while it runs.
    private static final String AT_ONCE = "autostart|description|hookscript|migrate_downtime|migrate_speed|name|onboot|protection|shares"
            + "|startup|tags|vmstatestorage|lock|net\\d+|(scsi|virtio|sata|ide)\\d+|unused\\d+";
    private static final String CLOUD = "cicustom|cipassword|citype|ciupgrade|ciuser|ipconfig\\d+|nameserver|searchdomain|sshkeys";

    private final Machine node;
    private final int id;
    private final GuestFiles files;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    VmUpdate(Machine node, int id) {
        this.node = node;
        this.id = id;
        this.files = new GuestFiles(node);
    }

    /** What it has said on standard output. */
    String out() {
        return out.toString();
    }

    /** What it has said on standard error. */
    String err() {
        return err.toString();
    }

    /** Carries it out; {@code delete} names what is to be taken away. */
    void carryOut(Map<String, String> given) throws GuestError {
        Map<String, String> options = new TreeMap<>(given);
        String delete = Optional.ofNullable(options.remove("delete")).orElse("");
        String revert = Optional.ofNullable(options.remove("revert")).orElse("");
        List.of("digest", "force", "skiplock", "background_delay").forEach(options::remove);
        if (options.isEmpty() && delete.isEmpty() && revert.isEmpty()) {
            throw new GuestError("no options specified");
        }
        GuestConfig config = files.load(GuestKind.QEMU, id);
        if (config.get("lock").isPresent() && !"1".equals(given.get("skiplock"))) {
            throw new GuestError("VM is locked (" + config.get("lock").get() + ")");
        }
        GuestOptions.check(GuestKind.QEMU, options);
        VmCreate.addresses(node, options);
        var disks = new VmDisks(node, id, Optional.empty());
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (GuestConfig.isDrive(option.getKey())) {
                disks.check(option.getKey(), PropertyString.of(option.getValue(), "file"));
            }
        }
        out.append("update VM ").append(id).append(": ").append(words(given)).append('\n');
        change(config.reverted(StorageSection.words(revert)), options, delete, disks);
    }

    private static String words(Map<String, String> given) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(given).forEach((name, value) -> words.add("-" + name + " " + (name.equals("cipassword") ? "<hidden>" : value)));
        return String.join(" ", words);
    }

    private void change(GuestConfig before, Map<String, String> options, String delete, VmDisks disks) throws GuestError {
        Optional<RunningGuest> running = GuestHost.of(node).get(id);
        Map<String, String> now = new TreeMap<>(before.options());
        Map<String, String> later = new TreeMap<>(before.pending());
        Set<String> gone = new LinkedHashSet<>(before.deleted());
        for (String name : delete.split("[,; ]+")) {
            if (name.isEmpty()) {
                continue;
            }
            if (!now.containsKey(name) && later.remove(name) == null) {
                err.append("cannot delete '").append(name).append("' - not set in current configuration!\n");
            } else if (running.isEmpty() || name.matches(AT_ONCE)) {
                remove(now, name);
            } else {
                gone.add(name);
            }
        }
        boolean cloud = false;
        for (Map.Entry<String, String> option : options.entrySet()) {
            String name = option.getKey();
            boolean drive = GuestConfig.isDrive(name);
            String value = drive ? disks.create(name, PropertyString.of(option.getValue(), "file")) : option.getValue();
            cloud |= name.matches(CLOUD) || drive && CloudDrive.is(PropertyString.of(value, "file"));
            gone.remove(name);
            if (running.isEmpty() || name.matches(AT_ONCE)) {
                displaced(now, name, value);
                now.put(name, value);
                later.remove(name);
            } else {
                later.put(name, value);
            }
        }
        out.append(disks.said());
        gone.removeIf(name -> !now.containsKey(name));
        later.remove("delete");
        if (!gone.isEmpty()) {
            later.put("delete", String.join(",", gone));
        }
        later.entrySet().removeIf(entry -> entry.getValue().equals(now.get(entry.getKey())));
        var after = new GuestConfig(now, later, before.snapshots());
        files.save(GuestKind.QEMU, id, after);
        if (cloud && running.isEmpty() && after.drives().values().stream().anyMatch(CloudDrive::is)) {
            out.append("generating cloud-init ISO\n");
        }
        running.ifPresent(guest -> guest.config(GuestConfig.of(now)));
    }

    /** A disk that is taken away stays as an unused one; that of cloud-init is removed. */
    private void remove(Map<String, String> now, String name) throws GuestError {
        String value = now.remove(name);
        Optional.ofNullable(now.get("boot")).filter(boot -> boot.matches("order=.*\\b" + name + "\\b.*")).ifPresent(boot -> now.put("boot",
                "order=" + String.join(";", List.of(boot.substring("order=".length()).split(";")).stream().filter(one -> !one.equals(name))
                        .toList())));
        if (name.matches("unused\\d+")) {
            free(value);
        } else if (GuestConfig.isDrive(name)) {
            unuse(now, value);
        }
    }

    private void displaced(Map<String, String> now, String name, String value) throws GuestError {
        String old = now.get(name);
        if (old != null && GuestConfig.isDrive(name) && !PropertyString.of(old, "file").get("file").equals(PropertyString.of(value, "file")
                .get("file"))) {
            unuse(now, old);
        }
    }

    private void unuse(Map<String, String> now, String value) throws GuestError {
        PropertyString drive = PropertyString.of(value, "file");
        String volume = drive.get("file", "");
        if (CloudDrive.is(drive)) {
            free(volume);
        } else if (!GuestConfig.isCdrom(drive) && volume.contains(":")) {
            int number = 0;
            while (now.containsKey("unused" + number)) {
                number++;
            }
            now.put("unused" + number, volume);
        }
    }

    private void free(String volume) throws GuestError {
        try {
            new GuestVolumes(node, new StorageOutput()).free(volume);
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }
}

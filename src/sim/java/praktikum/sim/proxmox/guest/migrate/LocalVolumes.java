package praktikum.sim.proxmox.guest.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.CloudDrive;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** The volumes of a virtual machine that lie on one node only, and what keeps them there ({@code scan_local_volumes}). */
final class LocalVolumes {

    /**
     * A volume.
     *
     * @param drive the drive that it is; empty text where it is none now
     * @param reference where it is named: {@code attached}, {@code generated}, {@code unused}, {@code pending}, {@code snapshot}
     * @param cdrom whether it is in a CD drive
     */
    record Volume(String id, String drive, String reference, boolean cdrom) {

        String told() {
            return switch (reference) {
                case "generated" -> "found generated disk '" + id + "' (in current VM config)";
                case "pending" -> "found local disk '" + id + "' (pending change)";
                case "snapshot" -> "found local disk '" + id + "' (referenced by snapshot(s))";
                default -> "found local disk '" + id + "' (" + reference + ")";
            };
        }
    }

    private final GuestVolumes volumes;
    private final Map<String, Volume> found = new TreeMap<>();
    private final Map<String, String> errors = new TreeMap<>();
    private final List<String> others = new ArrayList<>();

    LocalVolumes(Machine node, GuestConfig config) throws StorageError {
        this.volumes = new GuestVolumes(node, new StorageOutput());
        for (Map.Entry<String, Map<String, String>> snapshot : config.snapshots().entrySet()) {
            scan(GuestConfig.drives(snapshot.getValue()), "snapshot");
        }
        scan(GuestConfig.drives(config.pending()), "pending");
        for (Map.Entry<String, String> option : config.options().entrySet()) {
            if (option.getKey().matches("unused\\d+")) {
                scan(Map.of(option.getKey(), PropertyString.of(option.getValue(), "file")), "unused");
            }
        }
        scan(config.drives(), "attached");
    }

    private void scan(Map<String, PropertyString> drives, String reference) throws StorageError {
        for (Map.Entry<String, PropertyString> drive : drives.entrySet()) {
            String file = drive.getValue().get("file", "none");
            boolean cdrom = GuestConfig.isCdrom(drive.getValue());
            if (file.equals("cdrom")) {
                others.add("can't migrate local cdrom drive");
            } else if (file.startsWith("/")) {
                found.put(file, new Volume(file, drive.getKey(), reference, cdrom));
                errors.put(file, "local file/device");
            } else if (file.contains(":") && !volumes.of(file).shared()) {
                boolean cloud = CloudDrive.is(drive.getValue());
                found.put(file, new Volume(file, drive.getKey(), cloud ? "generated" : reference, cdrom));
                if (cdrom && !cloud) {
                    errors.put(file, "local cdrom image");
                } else if (reference.equals("snapshot") && !volumes.of(file).type().name().equals("zfspool") && !file.endsWith(".qcow2")) {
                    errors.put(file, "non-migratable snapshot exists");
                }
            }
        }
    }

    /** All of them, sorted. */
    List<Volume> all() {
        return List.copyOf(found.values());
    }

    /** Says what there is and what keeps it; refuses where something does. */
    void tell(MigrationLog log, boolean running, boolean withLocalDisks) throws GuestError {
        Map<String, String> wrong = new LinkedHashMap<>(new TreeMap<>(errors));
        for (Volume volume : all()) {
            if (volume.reference().equals("attached") && running && !withLocalDisks) {
                wrong.put(volume.id(), "can't live migrate attached local disks without with-local-disks option");
            }
            log.say(volume.told());
        }
        new TreeMap<>(wrong).forEach((volume, why) -> log.say("can't migrate local disk '" + volume + "': " + why));
        others.forEach(log::say);
        if (!wrong.isEmpty() || !others.isEmpty()) {
            throw new GuestError("Problem found while scanning volumes - can't migrate VM - check log");
        }
    }

    /** The storages of a guest's volumes must be for a node. */
    static void available(Machine node, GuestConfig config, String target, Optional<String> storage) throws GuestError {
        var volumes = new GuestVolumes(node, new StorageOutput());
        try {
            for (String volume : config.volumes()) {
                StorageSection section = volumes.of(volume);
                volumes.enabled(section.shared() ? section.id() : storage.orElse(section.id()), target);
            }
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }
}

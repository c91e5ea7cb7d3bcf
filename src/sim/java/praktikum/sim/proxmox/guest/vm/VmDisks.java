package praktikum.sim.proxmox.guest.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.Sizes;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.ImageFile;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** Makes the disks that the options of a virtual machine ask for ({@code create_disks} of qemu-server). */
final class VmDisks {

    /** A disk to be made: {@code nfs:8}, eight gibibytes. */
    static final Pattern NEW = Pattern.compile("(?:([^/:\\s]+):)?(\\d+(?:\\.\\d+)?)");
    private static final Pattern CLOUD = Pattern.compile("(?:([^/:\\s]+):)?cloudinit");
    private static final long CLOUD_KIB = 4096;
    private static final int STEPS = 99;

    private final Machine node;
    private final int id;
    private final Optional<String> otherwise;
    private final StorageOutput output = new StorageOutput();
    private final GuestVolumes volumes;
    private final List<String> made = new ArrayList<>();

    /** @param otherwise the storage for disks that name none */
    VmDisks(Machine node, int id, Optional<String> otherwise) {
        this.node = node;
        this.id = id;
        this.otherwise = otherwise;
        this.volumes = new GuestVolumes(node, output);
    }

    /** What was said since the last time. */
    String said() {
        return output.out();
    }

    /** Refuses what cannot be made, before anything is. */
    void check(String name, PropertyString drive) throws GuestError {
        Matcher wanted = NEW.matcher(drive.get("file", ""));
        if (drive.get("import-from").isPresent() && (!wanted.matches() || !wanted.group(2).equals("0"))) {
            throw GuestError.parameter(name, "'import-from' requires special syntax - use <storage ID>:0,import-from=<source>");
        }
        try {
            if (wanted.matches() && !drive.get("media", "").equals("cdrom")) {
                String storage = storageOf(wanted.group(1));
                if (!volumes.storage(storage).contents().contains("images")) {
                    throw GuestError.parameter("storage", "storage '" + storage + "' does not support vm images");
                }
            } else if (drive.get("file", "").matches("[^:/]+:iso/.*") && !drive.get("media", "").equals("cdrom")) {
                throw GuestError.parameter(name, "explicit 'media=cdrom' is required for iso images");
            }
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }

    private String storageOf(String named) throws GuestError {
        return Optional.ofNullable(named).or(() -> otherwise)
                .orElseThrow(() -> new GuestError("no storage ID specified (and no default storage)"));
    }

    /** Makes a disk, or looks that the one that is meant is there; the value of the option. */
    String create(String name, PropertyString drive) throws GuestError {
        String file = drive.get("file", "none");
        Matcher cloud = CLOUD.matcher(file);
        Matcher wanted = NEW.matcher(file);
        try {
            if (file.matches("none|cdrom")) {
                return drive.without("size").text();
            }
            if (cloud.matches()) {
                return told(name, cloud(drive, storageOf(cloud.group(1))));
            }
            if (wanted.matches() && !drive.get("media", "").equals("cdrom")) {
                String storage = storageOf(wanted.group(1));
                return told(name, drive.get("import-from").isPresent() ? imported(drive, storage)
                        : fresh(name, drive, storage, (long) (Double.parseDouble(wanted.group(2)) * (1 << 20))));
            }
            return existing(drive, file);
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }

    private String told(String name, PropertyString drive) {
        String value = drive.text();
        output.say(name + ": successfully created disk '" + value + "'\n");
        return value;
    }

    private PropertyString cloud(PropertyString drive, String id) throws StorageError, GuestError {
        StorageSection storage = volumes.storage(id);
        boolean files = storage.option("path").isPresent() || storage.type().name().equals("nfs");
        String format = drive.get("format", files ? "qcow2" : "raw");
        String name = "vm-" + this.id + "-cloudinit" + (files ? "." + format : "");
        return drive.with("file", allocated(id, format, name, CLOUD_KIB)).with("media", "cdrom").without("format");
    }

    private PropertyString fresh(String name, PropertyString drive, String storage, long kib) throws StorageError {
        long size = name.equals("efidisk0") ? 528 : name.equals("tpmstate0") ? 4096 : kib;
        String format = drive.get("format", GuestVolumes.defaultFormat(volumes.storage(storage)));
        return drive.with("file", allocated(storage, format, "", size)).with("size", Sizes.text(size << 10)).without("format");
    }

    private String allocated(String storage, String format, String name, long kib) throws StorageError {
        String volume = volumes.allocate(storage, id, format, name, kib);
        made.add(volume);
        return volume;
    }

    private PropertyString imported(PropertyString drive, String storage) throws StorageError, GuestError {
        String source = drive.get("import-from", "");
        boolean volume = !source.startsWith("/");
        Optional<VolumeDisk> disk = volume ? volumes.disk(source) : node.files().exists(source) ? volumes.fileDisk(source)
                : Optional.empty();
        Optional<ImageFile> image = disk.flatMap(VolumeDisk::read);
        if (image.isEmpty()) {
            throw new GuestError(volume ? "cannot import from '" + source + "' - could not get size of " + source
                    : "could not get file size of " + source);
        }
        String made = copy(image.get(), storage, drive.get("format", ""));
        return drive.with("file", made).with("size", Sizes.text(image.get().size())).without("format").without("import-from");
    }

    /** Copies an image to a new volume; its volume id. */
    String copy(ImageFile image, String storage, String format) throws StorageError {
        StorageSection section = volumes.storage(storage);
        String wanted = section.type().formats().contains(format) ? format : GuestVolumes.defaultFormat(section);
        if (!format.isEmpty() && !format.equals(wanted)) {
            output.warn("format '" + format + "' is not supported by the target storage - using '" + wanted + "' instead\n");
        }
        String volume = allocated(storage, wanted, "", (image.size() + 1023) / 1024);
        VolumeDisk target = volumes.disk(volume).orElseThrow(() -> new StorageError("volume '" + volume + "' does not exist"));
        for (int step = 0; step <= STEPS; step++) {
            double percent = step == STEPS ? 100 : step * 100.0 / STEPS;
            output.say(String.format(Locale.ROOT, "transferred %s of %s (%.2f%%)\n", Sizes.readable((double) (long) (image.size() * percent
                    / 100)), Sizes.readable(image.size()), percent));
        }
        if (!target.write(image.as(wanted.equals("qcow2") ? "qcow2" : "raw", image.size()))) {
            throw new StorageError("copy failed: command 'qemu-img convert' failed: exit code 1");
        }
        return volume;
    }

    private String existing(PropertyString drive, String file) throws StorageError, GuestError {
        if (!file.matches("[A-Za-z][A-Za-z0-9._-]*:.+")) {
            return drive.text();
        }
        long size = volumes.find(file).orElseThrow(() -> new StorageError("volume '" + file + "' does not exist")).size();
        return drive.with("size", Sizes.text(size)).without("format").text();
    }

    /** Removes what was made, for something went wrong later. */
    void undo() {
        made.forEach(volume -> {
            try {
                volumes.free(volume);
            } catch (StorageError stays) {
                output.warn(stays.getMessage() + "\n");
            }
        });
    }
}

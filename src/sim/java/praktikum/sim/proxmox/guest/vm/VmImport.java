package praktikum.sim.proxmox.guest.vm;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.Sizes;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.ImageFile;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** {@code qm disk import} and {@code qm disk resize}. */
final class VmImport {

    private VmImport() {}

    /** Imports the image in a file as a disk that is not used yet, or as a drive. */
    static Answer carryOut(Machine node, int id, String source, String storage, Map<String, String> options) throws GuestError {
        var files = new GuestFiles(node);
        GuestConfig config = files.load(GuestKind.QEMU, id);
        var volumes = new GuestVolumes(node, new StorageOutput());
        if (!node.files().exists(source) || node.files().isDirectory(source)) {
            throw new GuestError(source + ": non-existent or non-regular file");
        }
        try {
            if (!volumes.enabled(storage, files.nodename()).contents().contains("images")) {
                throw new GuestError("storage " + storage + " does not support vm images");
            }
            ImageFile image = volumes.fileDisk(source).flatMap(VolumeDisk::read)
                    .orElseThrow(() -> new GuestError("could not get file size of " + source));
            var disks = new VmDisks(node, id, Optional.empty());
            String volume = disks.copy(image, storage, options.getOrDefault("format", ""));
            Map<String, String> all = new TreeMap<>(config.options());
            String name = options.getOrDefault("target-disk", free(all));
            all.put(name, name.startsWith("unused") ? volume : volume + ",size=" + Sizes.text(image.size()));
            files.save(GuestKind.QEMU, id, new GuestConfig(all, config.pending(), config.snapshots()));
            return Answer.ok("importing disk '" + source + "' to VM " + id + " ...\n" + disks.said() + name
                    + ": successfully imported disk '" + all.get(name) + "'\n");
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }

    private static String free(Map<String, String> options) {
        int number = 0;
        while (options.containsKey("unused" + number)) {
            number++;
        }
        return "unused" + number;
    }

    /** Makes a disk larger: {@code +2G} by that much, {@code 10G} to that much. */
    static Answer resize(Machine node, int id, String disk, String size) throws GuestError {
        var files = new GuestFiles(node);
        GuestConfig config = files.load(GuestKind.QEMU, id);
        PropertyString drive = Optional.ofNullable(config.drives().get(disk)).orElseThrow(() -> new GuestError("disk '" + disk
                + "' does not exist"));
        long before = Sizes.bytes(drive.get("size", "0"));
        long after = (size.startsWith("+") ? before : 0) + Sizes.bytes(size.replaceFirst("^\\+", ""));
        if (after < before) {
            throw new GuestError("shrinking disks is not supported");
        }
        try {
            VolumeDisk volume = new GuestVolumes(node, new StorageOutput()).disk(drive.get("file", ""))
                    .orElseThrow(() -> new StorageError("volume '" + drive.get("file", "") + "' does not exist"));
            volume.read().ifPresent(image -> volume.write(image.as(image.format(), after)));
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
        files.save(GuestKind.QEMU, id, config.with(disk, drive.with("size", Sizes.text(after)).text()));
        return Answer.ok("");
    }

    /** Text as it stands in a configuration file: every character but letters, digits and {@code -._~} by its number. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            escaped.append(String.valueOf(c).matches("[A-Za-z0-9\\-._~]") ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X",
                    (int) c));
        }
        return escaped.toString();
    }
}

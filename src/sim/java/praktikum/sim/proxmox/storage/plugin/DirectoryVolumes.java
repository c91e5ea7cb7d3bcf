package praktikum.sim.proxmox.storage.plugin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** The volumes of a storage of files: its files, by the names that they must have. */
final class DirectoryVolumes {

    private final Machine node;
    private final StorageOutput output;

    DirectoryVolumes(Machine node, StorageOutput output) {
        this.node = node;
        this.output = output;
    }

    /** All of them; disks of guests are told once, whatever the guest is. */
    List<StorageVolume> list(StorageSection storage, Set<String> contents) {
        List<StorageVolume> found = new ArrayList<>();
        var directories = new ContentDirectories(node, storage);
        if (contents.contains("images") || contents.contains("rootdir")) {
            found.addAll(images(storage, directories.of("images")));
        }
        for (String content : List.of("vztmpl", "iso", "backup", "snippets", "import")) {
            if (contents.contains(content)) {
                files(storage, directories.of(content), content, found);
            }
        }
        return found;
    }

    private List<StorageVolume> images(StorageSection storage, String directory) {
        List<StorageVolume> found = new ArrayList<>();
        for (String guest : node.disk().list(directory)) {
            if (!guest.matches("\\d{2,9}")) {
                continue;
            }
            for (String file : node.disk().list(directory + "/" + guest)) {
                try {
                    String format = VolumeName.formatOf(file);
                    if (storage.type().formats().contains(format)) {
                        found.add(image(storage, Integer.parseInt(guest), file, format, directory + "/" + guest + "/" + file));
                    }
                } catch (StorageError | FileError other) {
                    continue; // another file, which is nobody's disk
                }
            }
        }
        return found;
    }

    private StorageVolume image(StorageSection storage, int guest, String file, String format, String path) throws FileError {
        FileStatus status = node.files().followed(path);
        Map<String, Object> more = new TreeMap<>(Map.of("ctime", status.modified().getEpochSecond(), "used",
                status.isDirectory() ? 0L : (status.size() + 4095) / 4096 * 4096));
        more.put("parent", null);
        long size = status.isDirectory() ? 0 : ImageFile.size(node.files().read(path));
        return new StorageVolume(storage.id() + ":" + guest + "/" + file, format, "images", size, OptionalInt.of(guest), more);
    }

    private void files(StorageSection storage, String directory, String content, List<StorageVolume> found) {
        for (String file : node.disk().list(directory)) {
            Pattern pattern = switch (content) {
                case "iso" -> VolumeName.ISO;
                case "vztmpl" -> VolumeName.TEMPLATE;
                case "backup" -> VolumeName.BACKUP;
                case "import" -> VolumeName.IMPORT;
                default -> Pattern.compile("(.+)");
            };
            Matcher name = pattern.matcher(file);
            String path = directory + "/" + file;
            if (!name.matches() || node.files().isDirectory(path)) {
                continue;
            }
            String format = switch (content) {
                case "iso" -> "iso";
                case "vztmpl" -> name.group(1) != null ? "tar" : "t" + name.group(2);
                case "snippets" -> "snippet";
                default -> name.group(1);
            };
            try {
                FileStatus status = node.files().followed(path);
                long size = ImageFile.parse(node.files().read(path)).map(ImageFile::length).orElse(status.size());
                found.add(file(storage, content, file, format, status, size));
            } catch (FileError dangling) {
                continue;
            }
        }
    }

    private static StorageVolume file(StorageSection storage, String content, String file, String format, FileStatus status,
            long size) {
        Map<String, Object> more = new TreeMap<>(Map.of("ctime", status.modified().getEpochSecond()));
        OptionalInt guest = OptionalInt.empty();
        if (content.equals("backup")) {
            Matcher archive = Pattern.compile("vzdump-(lxc|qemu)-(\\d{3,9})-.*").matcher(file);
            more.put("subtype", archive.matches() ? archive.group(1) : "unknown");
            guest = archive.matches() ? OptionalInt.of(Integer.parseInt(archive.group(2))) : guest;
        }
        return new StorageVolume(storage.id() + ":" + content + "/" + file, format, content, size, guest, more);
    }

    String path(StorageSection storage, String volume) throws StorageError {
        VolumeName name = VolumeName.of(volume);
        String directory = new ContentDirectories(node, storage).of(name.content());
        return directory + (name.content().equals("images") ? "/" + name.guest().orElseThrow() : "") + "/" + name.file();
    }

    String allocate(StorageSection storage, int guest, String format, String wanted, long kib) throws StorageError {
        String directory = new ContentDirectories(node, storage).of("images") + "/" + guest;
        node.disk().makeDirectories(directory);
        Set<String> taken = new HashSet<>(node.disk().list(directory));
        String name = wanted.isEmpty() ? VolumeName.next(taken, guest, format, true) : wanted;
        String named = VolumeName.formatOf(name);
        if (!named.equals(format)) {
            throw new StorageError("illegal name '" + name + "' - wrong extension for format ('" + named + " != '" + format + "')");
        }
        String path = directory + "/" + name;
        if (node.files().exists(path)) {
            throw new StorageError("disk image '" + path + "' already exists");
        }
        try {
            make(path, format, kib);
        } catch (FileError e) {
            node.disk().remove(directory);
            throw new StorageError("unable to create image: qemu-img: " + path + ": Could not create '" + path + "': "
                    + e.errno().text());
        }
        return guest + "/" + name;
    }

    private void make(String path, String format, long kib) throws StorageError, FileError {
        if (format.equals("subvol")) {
            if (kib != 0) {
                throw new StorageError("storage does not support subvol quotas");
            }
            node.files().makeDirectory(path);
            return;
        }
        node.files().write(path, ImageFile.empty(format, kib * 1024).bytes());
        node.files().setMode(path, 0640);
        output.say("Formatting '" + path + "', fmt=" + format + (format.equals("qcow2")
                ? " cluster_size=65536 extended_l2=off preallocation=metadata compression_type=zlib size=" + kib * 1024
                        + " lazy_refcounts=off refcount_bits=16" : " size=" + kib * 1024 + " preallocation=off") + "\n");
    }

    void free(StorageSection storage, String volume) throws StorageError {
        String path = path(storage, volume);
        if (!node.files().exists(path)) {
            output.warn("disk image '" + path + "' does not exist\n");
            return;
        }
        if (!node.disk().remove(path)) {
            throw new StorageError("unlink '" + path + "' failed - Operation not permitted");
        }
        if (VolumeName.of(volume).content().equals("images")) {
            node.disk().remove(path.substring(0, path.lastIndexOf('/'))); // where it was the guest's last one
        }
    }
}

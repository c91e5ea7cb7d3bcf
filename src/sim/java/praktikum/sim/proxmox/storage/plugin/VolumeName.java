package praktikum.sim.proxmox.storage.plugin;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.proxmox.storage.config.StorageError;

/**
 * What a volume's name in a storage of files says of it.
 *
 * @param content {@code images} for the disks of guests of both kinds
 * @param file the name of its file
 * @param guest the guest that it belongs to
 * @param format the format of an image; {@code raw} for everything else
 */
record VolumeName(String content, String file, OptionalInt guest, String format) {

    static final Pattern ISO = Pattern.compile(".+\\.(?i:iso|img)");
    static final Pattern TEMPLATE = Pattern.compile(".+\\.(?:(tar)|tar\\.(gz|xz|zst|bz2))");
    static final Pattern BACKUP = Pattern.compile(".+\\.(tgz|(?:tar|vma)(?:\\.(?:gz|lzo|zst|bz2))?)");
    static final Pattern IMPORT = Pattern.compile("[ a-zA-Z0-9.+=_-]+\\.(ova|ovf|qcow2|raw|vmdk)");
    private static final Pattern IMAGE = Pattern.compile("(?:vm-|base-|subvol-)?[^/\\s]+\\.(raw|qcow2|vmdk|subvol)");
    private static final Pattern DISK = Pattern.compile("(\\d{1,9})/(\\S+?)(?:/(\\d{1,9})/(\\S+))?");
    private static final Pattern ARCHIVE_OF = Pattern.compile("vzdump-(?:openvz|lxc|qemu)-(\\d{1,9})-.+");

    static VolumeName of(String volume) throws StorageError {
        Matcher disk = DISK.matcher(volume);
        if (disk.matches()) {
            boolean clone = disk.group(3) != null;
            String file = disk.group(clone ? 4 : 2);
            return new VolumeName("images", file, OptionalInt.of(Integer.parseInt(disk.group(clone ? 3 : 1))), formatOf(file));
        }
        int slash = volume.indexOf('/');
        String content = slash < 0 ? "" : volume.substring(0, slash);
        String file = volume.substring(slash + 1);
        Optional<VolumeName> found = switch (content) {
            case "iso" -> named(content, file, ISO);
            case "vztmpl" -> named(content, file, TEMPLATE);
            case "backup" -> named(content, file, BACKUP);
            case "import" -> named(content, file, IMPORT);
            case "snippets" -> Optional.of(new VolumeName(content, file, OptionalInt.empty(), "raw")).filter(name -> !file.contains("/"));
            default -> Optional.empty();
        };
        return found.orElseThrow(() -> new StorageError("unable to parse directory volume name '" + volume + "'"));
    }

    private static Optional<VolumeName> named(String content, String file, Pattern pattern) {
        Matcher archive = ARCHIVE_OF.matcher(file);
        OptionalInt guest = content.equals("backup") && archive.matches() ? OptionalInt.of(Integer.parseInt(archive.group(1)))
                : OptionalInt.empty();
        return file.contains("/") || !pattern.matcher(file).matches() ? Optional.empty()
                : Optional.of(new VolumeName(content, file, guest, "raw"));
    }

    static String formatOf(String file) throws StorageError {
        Matcher image = IMAGE.matcher(file);
        if (!image.matches()) {
            throw new StorageError("unable to parse volume filename '" + file + "'");
        }
        return image.group(1);
    }

    /** The first name that no volume has: {@code vm-100-disk-0}. */
    static String next(Set<String> taken, int guest, String format, boolean suffix) {
        String end = suffix ? "." + format : "";
        for (int number = 0;; number++) {
            String disk = guest + "-disk-" + number;
            if (List.of("vm-", "base-", "subvol-", "basevol-").stream().noneMatch(kind -> taken.contains(kind + disk + end))) {
                return (format.equals("subvol") ? "subvol-" : "vm-") + disk + end;
            }
        }
    }
}

package praktikum.fact.storage;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import praktikum.net.Addresses;

/**
 * A file system that is mounted.
 *
 * @param source a device, a dataset as {@code tank/vmc}, or of NFS {@code SERVER:PATH}
 * @param target where it is mounted
 * @param type such as {@code ext4}, {@code zfs}, {@code nfs4}
 * @param options such as {@code rw} or {@code vers=4.2}
 */
public record Mount(String source, String target, String type, List<String> options) {

    public Mount {
        options = List.copyOf(options);
    }

    /** Whether an option is set, such as {@code ro}. */
    public boolean has(String option) {
        return options.contains(option);
    }

    /** The value of an option, such as {@code 4.2} of {@code vers}; the last one counts. */
    public Optional<String> option(String name) {
        return options.stream().filter(option -> option.startsWith(name + "=")).reduce((first, last) -> last)
                .map(option -> option.substring(name.length() + 1));
    }

    /** Whether it comes from an NFS server. */
    public boolean nfs() {
        return type.equals("nfs") || type.equals("nfs4");
    }

    /** The version of NFS, such as {@code 3} or {@code 4.2}; empty for other file systems. */
    public Optional<String> nfsVersion() {
        return nfs() ? option("vers").or(() -> type.equals("nfs4") ? Optional.of("4") : Optional.empty()) : Optional.empty();
    }

    /** The server of NFS as it was named when mounting: an address without brackets, or a name. */
    public Optional<String> server() {
        int colon = source.indexOf(":/");
        return nfs() && colon > 0 ? Optional.of(source.substring(0, colon).replaceFirst("^\\[(.*)\\]$", "$1")) : Optional.empty();
    }

    /** The path on the server of NFS. */
    public Optional<String> export() {
        int colon = source.indexOf(":/");
        return nfs() && colon > 0 ? Optional.of(MountText.withoutEnd(source.substring(colon + 1))) : Optional.empty();
    }

    /** The address of the server of NFS as the kernel uses it. */
    public Optional<InetAddress> serverAddress() {
        return nfs() ? option("addr").flatMap(Addresses::parse) : Optional.empty();
    }
}

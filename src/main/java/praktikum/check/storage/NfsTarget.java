package praktikum.check.storage;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import praktikum.fact.storage.Mount;
import praktikum.fact.storage.StorageEntry;
import praktikum.net.Addresses;

/**
 * The server and the directory on it that a storage of type {@code nfs} is planned for, however they are written elsewhere.
 *
 * @param server an address or a name
 * @param address that of the server, where the plan tells it
 * @param export the directory
 */
public record NfsTarget(String server, Optional<InetAddress> address, String export) {

    /** As mount(8) has it: {@code 192.0.2.50:/srv/nfs}, {@code [2001:db8::50]:/srv/nfs}. */
    @Override
    public String toString() {
        return text(server, export);
    }

    /** What a storage is configured for, written in the same way. */
    public static String of(StorageEntry entry) {
        return text(entry.find("server").orElse("–"), entry.find("export").orElse("–"));
    }

    private static String text(String server, String export) {
        return (server.indexOf(':') < 0 ? server : "[" + server + "]") + ":" + export;
    }

    /** Whether it is a directory of that server. */
    public boolean on(InetAddress other, String directory) {
        return address.filter(other::equals).isPresent() && sameDirectory(directory);
    }

    /**
     * Whether a storage is configured for it.
     *
     * @param resolve the addresses of a name; asked only where the server is written in another way
     */
    public boolean meant(StorageEntry entry, Function<String, List<InetAddress>> resolve) {
        var found = entry.find("server").orElse("");
        return sameDirectory(entry.find("export").orElse("")) && (found.equalsIgnoreCase(server) || address.isPresent()
                && (Addresses.parse(found).map(List::of).orElseGet(() -> found.isEmpty() ? List.of() : resolve.apply(found))
                        .contains(address.get())));
    }

    /** Whether that is what is mounted: where the kernel tells the address of the server, and the plan does, names play no part. */
    public boolean mounted(Mount mount) {
        var from = mount.serverAddress().or(() -> mount.server().flatMap(Addresses::parse));
        return mount.export().filter(this::sameDirectory).isPresent() && (from.isPresent() && address.isPresent()
                ? from.equals(address) : mount.server().filter(server::equalsIgnoreCase).isPresent());
    }

    private boolean sameDirectory(String other) {
        return withoutEnd(other).equals(withoutEnd(export));
    }

    private static String withoutEnd(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}

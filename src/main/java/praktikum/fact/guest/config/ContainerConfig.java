package praktikum.fact.guest.config;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import praktikum.fact.PropertyString;

/**
 * The configuration of a container (pct.conf(5)).
 *
 * @param options as written
 */
public record ContainerConfig(GuestOptions options) {

    private static final long USUAL_SWAP = 512;

    /** Whether root inside is nobody outside. Where it is not written the container is privileged. */
    public boolean unprivileged() {
        return options.flag("unprivileged");
    }

    /** How many processors it may use; empty where all of its node. */
    public OptionalLong cores() {
        return options.number("cores");
    }

    /** Swap in MiB; 512 where it is not written. */
    public long swap() {
        return options.number("swap").orElse(USUAL_SWAP);
    }

    /** The kind of system inside, such as {@code ubuntu}. */
    public Optional<String> osType() {
        return options.find("ostype");
    }

    /** The addresses of its name servers; none where it has those of its node. */
    public Set<String> nameServers() {
        return options.find("nameserver").map(PropertyString::list).orElse(Set.of());
    }

    /** What it may do beyond the usual, such as {@code nesting}. */
    public PropertyString features() {
        return options.find("features").flatMap(value -> PropertyString.parse(value, "features"))
                .orElse(new PropertyString(Map.of()));
    }

    /** Its root file system. */
    public Optional<Disk> root() {
        return options.disks().stream().filter(disk -> disk.kind() == Disk.Kind.ROOT).findFirst();
    }
}

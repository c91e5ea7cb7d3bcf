package praktikum.fact.system;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import praktikum.fact.NotUnderstood;

/**
 * The state of a systemd unit.
 *
 * @param active {@code active}, {@code inactive}, {@code failed}, {@code activating}, {@code deactivating}, {@code reloading},
 *     {@code maintenance}, {@code refreshing} or {@code unknown} (systemctl(1), org.freedesktop.systemd1(5))
 * @param sub more exactly, such as {@code running} or {@code dead}, where told
 * @param load {@code loaded}, {@code not-found}, {@code masked} …, where told
 * @param file {@code enabled}, {@code disabled}, {@code static}, {@code masked} …, where told (systemctl(1), is-enabled)
 */
public record ServiceState(String active, Optional<String> sub, Optional<String> load, Optional<String> file) {

    private static final Set<String> ACTIVE = Set.of("active", "inactive", "failed", "activating", "deactivating", "reloading",
            "maintenance", "refreshing", "unknown");

    /** What nothing starts with the machine, or what is written where a restart forgets it. */
    private static final Set<String> NOT_AT_BOOT = Set.of("disabled", "linked", "enabled-runtime", "linked-runtime", "bad");

    static ServiceState of(String active, Optional<String> sub, Optional<String> load, Optional<String> file) throws NotUnderstood {
        if (!ACTIVE.contains(active)) {
            throw new NotUnderstood("no state of a unit", active);
        }
        return new ServiceState(active, sub, load, file);
    }

    /** Whether it runs. */
    public boolean isActive() {
        return active.equals("active");
    }

    /** Whether it may not be started by anybody. */
    public boolean masked() {
        return Stream.concat(load.stream(), file.stream()).anyMatch(word -> word.startsWith("masked"));
    }

    /** Whether it will run again after the next start of the machine, as far as is told. */
    public boolean startsAtBoot() {
        return !masked() && file.filter(NOT_AT_BOOT::contains).isEmpty();
    }

    /** Whether there is such a unit, as far as is told. */
    public boolean installed() {
        return load.filter("not-found"::equals).isEmpty();
    }
}

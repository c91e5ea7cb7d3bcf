package praktikum.fact.system;

import java.util.Optional;
import java.util.Set;
import praktikum.fact.NotUnderstood;

/**
 * The state of a systemd unit.
 *
 * @param active {@code active}, {@code inactive}, {@code failed}, {@code activating}, {@code deactivating}, {@code reloading},
 *     {@code maintenance}, {@code refreshing} or {@code unknown} (systemctl(1), org.freedesktop.systemd1(5))
 * @param sub more exactly, such as {@code running} or {@code dead}, where told
 * @param load {@code loaded}, {@code not-found}, {@code masked} …, where told
 */
public record ServiceState(String active, Optional<String> sub, Optional<String> load) {

    private static final Set<String> ACTIVE = Set.of("active", "inactive", "failed", "activating", "deactivating", "reloading",
            "maintenance", "refreshing", "unknown");

    static ServiceState of(String active, Optional<String> sub, Optional<String> load) throws NotUnderstood {
        if (!ACTIVE.contains(active)) {
            throw new NotUnderstood("no state of a unit", active);
        }
        return new ServiceState(active, sub, load);
    }

    /** Whether it runs. */
    public boolean isActive() {
        return active.equals("active");
    }
}

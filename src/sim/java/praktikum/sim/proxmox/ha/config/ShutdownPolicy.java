package praktikum.sim.proxmox.ha.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of services when their node is shut down: {@code ha: shutdown_policy=…} in {@code datacenter.cfg}. */
public enum ShutdownPolicy {
    /** They freeze. */
    FREEZE,
    /** They are recovered elsewhere. */
    FAILOVER,
    /** They freeze on a reboot and are recovered after a power-off. */
    CONDITIONAL,
    /** They are moved before. */
    MIGRATE;

    /** That of a word, if it is one. */
    public static Optional<ShutdownPolicy> of(String word) {
        return Arrays.stream(values()).filter(policy -> policy.word().equals(word)).findFirst();
    }

    /** As in the file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package praktikum.testbed;

import java.util.Locale;

/** The kinds of machines that {@code src/testbed/testbed} has. */
public enum Tier {
    /** Namespaces over one Debian root: 10.77.1.1 and on. */
    NODES("10.77.1."),
    /** User-mode-linux, a kernel of its own each: 10.78.1.1 and on. */
    KERNELS("10.78.1."),
    /** One emulated machine with ZFS: 10.79.1.1. */
    ZFS("10.79.1."),
    /** OpenSSH servers of two Debian releases, as each test wants them: 10.76.1.1 and on; see {@link Sshd}. */
    SSHD("10.76.1.");

    private final String network;

    Tier(String network) {
        this.network = network;
    }

    /** What the script calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The address of a machine of this tier; 254 is where the test itself is. */
    String address(int number) {
        return network + number;
    }
}

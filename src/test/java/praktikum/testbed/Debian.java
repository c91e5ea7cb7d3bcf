package praktikum.testbed;

import java.util.List;
import java.util.Locale;

/** The Debian releases whose OpenSSH the kit is tested against. */
enum Debian {
    /** Debian 12, what Proxmox VE 8 stands on. */
    BOOKWORM("SSH-2.0-OpenSSH_9.2p1", List.of()),
    /** Debian 13, what Proxmox VE 9 stands on; it shuts out whoever logs in badly too often. */
    TRIXIE("SSH-2.0-OpenSSH_10.0p2", List.of("PerSourcePenalties no"));

    private final String banner;
    private final List<String> lenient;

    Debian(String banner, List<String> lenient) {
        this.banner = banner;
        this.lenient = lenient;
    }

    /** How its server introduces itself: the beginning of that. */
    String banner() {
        return banner;
    }

    /** Configuration for tests that log in badly all the time, and are not about that. */
    List<String> lenient() {
        return lenient;
    }

    /** The root's name in the testbed. */
    String root() {
        return name().toLowerCase(Locale.ROOT);
    }
}

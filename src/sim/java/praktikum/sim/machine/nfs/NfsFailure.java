package praktikum.sim.machine.nfs;

import praktikum.sim.machine.Release;

/** Why a mount failed, with what mount.nfs says of it. */
enum NfsFailure {
    DENIED("access denied by server while mounting SPEC", false),
    MISSING("mounting SPEC failed, reason given by server: No such file or directory", false),
    OPTION("an incorrect mount option was specified for DIR", false),
    NOT_SUPPORTED("requested NFS version or transport protocol is not supported for DIR", false),
    REFUSED("Connection refused for SPEC on DIR", true),
    NO_HOST("No route to host for SPEC on DIR", true),
    NO_ROUTE("Network is unreachable for SPEC on DIR", false),
    SILENCE("Connection timed out for SPEC on DIR", true);

    private final String text;
    private final boolean passing;

    NfsFailure(String text, boolean passing) {
        this.text = text;
        this.passing = passing;
    }

    /** Whether it may pass, so that mount.nfs goes on trying. */
    boolean passing() {
        return passing;
    }

    /** Its sentence; before nfs-utils 2.6.3, thus on Debian 12, less is said. */
    String says(Release release, String spec, String directory) {
        String all = release == Release.PVE8 ? text.replaceFirst(" for (SPEC on )?DIR$", "") : text;
        return "mount.nfs: " + all.replace("SPEC", spec).replace("DIR", directory) + "\n";
    }
}

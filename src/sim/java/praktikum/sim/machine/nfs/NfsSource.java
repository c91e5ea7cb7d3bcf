package praktikum.sim.machine.nfs;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client mounts. {@code [fd00::50]:/srv/nfs} → the host fd00::50, the path /srv/nfs.
 *
 * @param text as it was given and as {@code /proc/mounts} shows it
 * @param path without a slash at its end
 */
record NfsSource(String text, String host, String path) {

    private static final Pattern FORM = Pattern.compile("(?:\\[([^]]+)]|([^:/\\[]+)):(/.*)");

    /** Takes it apart; empty where it is none. */
    static Optional<NfsSource> of(String text) {
        var parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(new NfsSource(text, parts.group(1) == null ? parts.group(2) : parts.group(1),
                parts.group(3).replaceAll("/+", "/").replaceFirst("(.)/$", "$1"))) : Optional.empty();
    }
}

package praktikum.sim.proxmox.ha.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people want of a service. */
public enum RequestState {
    /** It runs, and comes back wherever it can. */
    STARTED,
    /** It does not run, and is moved when its node dies. */
    STOPPED,
    /** It does not run, and stays where it is. */
    DISABLED,
    /** HA keeps its hands off. */
    IGNORED;

    /** As in the files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a word, if it is one; {@code enabled} is an old word for started. */
    public static Optional<RequestState> of(String word) {
        String today = word.equals("enabled") ? "started" : word;
        return Arrays.stream(values()).filter(state -> state.word().equals(today)).findFirst();
    }
}

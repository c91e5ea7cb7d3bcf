package praktikum.fact.cluster;

import java.util.Optional;
import praktikum.fact.ErrorText;
import praktikum.fact.Printed;

/** Whether corosync answers on a node, and where not, why. */
public enum CorosyncState {

    /** It answers. */
    RUNNING,
    /** It does not run; whether there is a cluster is not told. */
    NOT_RUNNING,
    /** The node has no cluster. */
    NO_CLUSTER;

    private static final String NO_CONF = "Corosync config '/etc/pve/corosync.conf' does not exist - is this node part of a cluster?";

    /** What the tools of corosync and Proxmox VE say on standard error instead of an answer; empty for anything else. */
    static Optional<CorosyncState> absence(Printed printed) {
        if (printed.exit() == 0 || !printed.out().isBlank()) {
            return Optional.empty();
        }
        String err = ErrorText.only(printed);
        if (err.equals(NO_CONF) || err.equals("Error: " + NO_CONF)) {
            return Optional.of(NO_CLUSTER);
        }
        return err.equals("Cannot initialize CMAP service") || err.equals("Cannot initialize QUORUM service")
                || err.matches("Could not initialize corosync configuration API error [0-9]{1,3}")
                ? Optional.of(NOT_RUNNING) : Optional.empty();
    }
}

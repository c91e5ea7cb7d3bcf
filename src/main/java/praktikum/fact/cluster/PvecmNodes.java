package praktikum.fact.cluster;

import java.util.List;
import java.util.Optional;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The nodes present in the cluster, from {@code pvecm nodes} or {@code corosync-quorumtool -l}. Without quorum they answer too.
 *
 * @param state whether corosync answered; where not, there are no members
 * @param members the nodes that the asked node sees, and the quorum device if there is one
 */
public record PvecmNodes(CorosyncState state, List<QuorumMember> members) {

    public PvecmNodes {
        members = List.copyOf(members);
    }

    /** Reads the list of Proxmox VE 8 or 9: {@code 1          1 pve1 (local)} → node 1 with one vote, the asked one. */
    public static Reading<PvecmNodes> read(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<CorosyncState> absence = CorosyncState.absence(p);
            return absence.isPresent() ? new PvecmNodes(absence.get(), List.of())
                    : new PvecmNodes(CorosyncState.RUNNING, QuorumMember.rows(TextLines.filledLines(p.succeeded())));
        });
    }
}

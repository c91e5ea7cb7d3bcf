package praktikum.fact.cluster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/** Who counts in a cluster, from {@code corosync-quorumtool -s} or {@code pvecm status}. */
public sealed interface Quorum {

    /** Asked of a node itself: a part without quorum answers too. */
    Question<Quorum> ASKED = Question.of(Quorum::read, "corosync-quorumtool", "-s");

    /** Whether the asked node is in a cluster and its part has quorum. */
    boolean quorate();

    /**
     * Corosync runs and has counted.
     *
     * @param quorate whether this part of the cluster has quorum
     * @param expected votes that all configured nodes have together
     * @param highest the highest expectation ever seen by this part
     * @param total votes present
     * @param needed votes needed for quorum
     * @param flags such as {@code Quorate}, {@code 2Node}, {@code Qdevice} (votequorum(5))
     * @param localId node id of the asked node
     * @param ring id of this membership: lowest node id and sequence, hexadecimal
     * @param members the nodes present, and the quorum device if there is one
     * @param cluster name and configuration version, which only {@code pvecm status} tells
     */
    record Counted(boolean quorate, long expected, long highest, long total, long needed, Set<String> flags, long localId,
            String ring, List<QuorumMember> members, Optional<Cluster> cluster) implements Quorum {

        public Counted {
            flags = Set.copyOf(flags);
            members = List.copyOf(members);
        }

        /** The nodes present, without the quorum device. */
        public List<QuorumMember> nodes() {
            return members.stream().filter(member -> member.id() != 0).toList();
        }

        /** The quorum device; empty where none has reported to corosync. */
        public Optional<QuorumMember> device() {
            return members.stream().filter(member -> member.id() == 0).findFirst();
        }

        /** Whether one vote of two is enough: {@code two_node} of votequorum(5), which counts only while there are two. */
        public boolean oneOfTwoIsEnough() {
            return flags.contains("2Node");
        }
    }

    /**
     * The first block of {@code pvecm status}.
     *
     * @param name of the cluster
     * @param configVersion version of the corosync configuration in use
     */
    record Cluster(String name, long configVersion) {}

    /**
     * Nobody counts here.
     *
     * @param state why: no cluster, or corosync does not run
     */
    record Absent(CorosyncState state) implements Quorum {

        @Override
        public boolean quorate() {
            return false;
        }
    }

    /**
     * Reads {@code corosync-quorumtool -s}, {@code -siH} or {@code pvecm status}: {@code Expected votes: 3} → 3 expected. Exit code 2 with
     * the whole text is a node without quorum; where exit code, {@code Quorate:}, {@code Quorum:} and {@code Flags:} contradict each other,
     * nothing is understood.
     */
    static Reading<Quorum> read(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<CorosyncState> absence = CorosyncState.absence(p);
            return absence.isPresent() ? new Absent(absence.get()) : QuorumReader.read(p);
        });
    }
}

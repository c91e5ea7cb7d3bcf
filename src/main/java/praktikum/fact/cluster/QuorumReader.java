package praktikum.fact.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.TextLines;

/** Reads the text of {@code corosync-quorumtool -s}, with or without the block that {@code pvecm status} puts before it. */
final class QuorumReader {

    private static final int NOT_QUORATE = 2;
    private static final String BLOCKED = "Activity blocked";
    private static final Set<String> HEADINGS = Set.of("Cluster information", "Quorum information", "Votequorum information");

    private final Map<String, String> values = new HashMap<>();

    private QuorumReader() {}

    static Quorum.Counted read(Printed printed) throws NotUnderstood {
        if (printed.exit() != 0 && printed.exit() != NOT_QUORATE) {
            throw printed.failure();
        }
        List<String> lines = TextLines.filledLines(printed.out());
        int members = lines.indexOf("Membership information");
        if (members < 0) {
            throw new NotUnderstood("no 'Membership information'");
        }
        QuorumReader reader = new QuorumReader();
        for (String line : lines.subList(0, members)) {
            reader.line(line);
        }
        return reader.counted(printed.exit() == 0, QuorumMember.rows(lines.subList(members, lines.size())));
    }

    private void line(String line) throws NotUnderstood {
        int colon = line.indexOf(':');
        if (colon > 0) {
            if (values.put(line.substring(0, colon), line.substring(colon + 1).strip()) != null) {
                throw new NotUnderstood("a line written twice", line);
            }
        } else if (!HEADINGS.contains(line) && !line.matches("-{10,40}")) {
            throw new NotUnderstood("no line of corosync-quorumtool", line);
        }
    }

    private Quorum.Counted counted(boolean succeeded, List<QuorumMember> members) throws NotUnderstood {
        boolean quorate = switch (require("Quorate")) {
            case "Yes" -> true;
            case "No" -> false;
            default -> throw new NotUnderstood("neither 'Quorate: Yes' nor 'Quorate: No'", "Quorate: " + values.get("Quorate"));
        };
        Set<String> flags = new HashSet<>(TextLines.words(require("Flags")));
        String needed = require("Quorum");
        boolean blocked = needed.endsWith(BLOCKED);
        long total = votes("Total votes");
        long enough = TextLines.count(blocked ? needed.substring(0, needed.length() - BLOCKED.length()).strip() : needed, "Quorum");
        if (quorate != succeeded || quorate == blocked || quorate != flags.contains("Quorate") || quorate && total < enough) {
            throw new NotUnderstood("exit code, 'Quorate:', 'Total votes:', 'Quorum:' and 'Flags:' contradict each other");
        }
        return new Quorum.Counted(quorate, votes("Expected votes"), votes("Highest expected"), total, enough, flags, localId(members),
                require("Ring ID"), members, cluster());
    }

    private long localId(List<QuorumMember> members) throws NotUnderstood {
        long id = QuorumMember.id(require("Node ID")).orElseThrow(() -> new NotUnderstood("no node id", values.get("Node ID")));
        if (members.stream().noneMatch(member -> member.local() && member.id() == id)) {
            throw new NotUnderstood("the local node is not the one with this 'Node ID'", values.get("Node ID"));
        }
        return id;
    }

    private Optional<Quorum.Cluster> cluster() throws NotUnderstood {
        return values.containsKey("Name")
                ? Optional.of(new Quorum.Cluster(require("Name"), TextLines.count(require("Config Version"), "Config Version")))
                : Optional.empty();
    }

    private long votes(String label) throws NotUnderstood {
        return TextLines.count(require(label), label);
    }

    private String require(String label) throws NotUnderstood {
        String value = values.get(label);
        if (value == null) {
            throw new NotUnderstood("no line '" + label + ":'");
        }
        return value;
    }
}

package praktikum.fact.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.TextLines;

/**
 * A row of the membership list of corosync: a node that is present, or the quorum device.
 *
 * @param id node id of corosync; 0 for the quorum device
 * @param votes how many votes it has; of the quorum device, how many it casts
 * @param assigned how many votes it would have if it cast them
 * @param name node name or ring address, as printed; {@code Qdevice} for the quorum device
 * @param local whether it is the asked node
 */
public record QuorumMember(long id, long votes, long assigned, String name, boolean local) {

    private static final String QDEVICE = "Qdevice";
    // corosync-quorumtool: what a device casts, and in brackets what it has where it casts nothing.
    private static final Pattern DEVICE = Pattern.compile("(0|0x00000000) +([0-9]{1,9}) +Qdevice(?: \\(votes ([0-9]{1,9})\\))?");

    /** The rows that come after the heading "Membership information". */
    static List<QuorumMember> rows(List<String> lines) throws NotUnderstood {
        if (lines.size() < 3 || !lines.get(0).equals("Membership information") || !lines.get(1).matches("-{10,40}")) {
            throw new NotUnderstood("no 'Membership information'");
        }
        List<String> heading = TextLines.words(lines.get(2));
        boolean device = heading.equals(List.of("Nodeid", "Votes", QDEVICE, "Name"));
        if (!device && !heading.equals(List.of("Nodeid", "Votes", "Name"))) {
            throw new NotUnderstood("no heading of the membership list", lines.get(2));
        }
        List<QuorumMember> members = new ArrayList<>();
        for (String line : lines.subList(3, lines.size())) {
            members.add(row(line, device));
        }
        if (members.stream().filter(QuorumMember::local).count() != 1 || members.stream().map(QuorumMember::id).distinct().count()
                != members.size()) {
            throw new NotUnderstood("not exactly one local node, or a node id twice");
        }
        return List.copyOf(members);
    }

    private static QuorumMember row(String line, boolean device) throws NotUnderstood {
        Matcher quorumDevice = DEVICE.matcher(line);
        if (device && quorumDevice.matches()) {
            long cast = Long.parseLong(quorumDevice.group(2));
            return new QuorumMember(0, cast, Optional.ofNullable(quorumDevice.group(3)).map(Long::parseLong).orElse(cast), QDEVICE, false);
        }
        List<String> words = new ArrayList<>(TextLines.words(line));
        boolean local = words.getLast().equals("(local)");
        if (local) {
            words.removeLast();
        }
        OptionalLong id = words.size() == (device ? 4 : 3) ? id(words.getFirst()) : OptionalLong.empty();
        if (id.isEmpty()) {
            throw new NotUnderstood("no row of the membership list", line);
        }
        long votes = TextLines.count(words.get(1), "the votes");
        return new QuorumMember(id.getAsLong(), votes, votes, words.getLast(), local);
    }

    /** A node id as printed with {@code -H} or without. */
    static OptionalLong id(String text) {
        return text.matches("0x[0-9a-f]{8}") ? OptionalLong.of(Long.parseLong(text.substring(2), 16))
                : text.startsWith("-") ? OptionalLong.empty() : TextLines.number(text);
    }
}

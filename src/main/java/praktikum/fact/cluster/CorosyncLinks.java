package praktikum.fact.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The links of one node to the others, from {@code corosync-cfgtool -s}.
 *
 * @param state whether corosync answered; where not, there are no links
 * @param localId node id of the asked node; 0 where corosync did not answer
 * @param links by ascending number
 */
public record CorosyncLinks(CorosyncState state, long localId, List<Link> links) {

    public static final Question<CorosyncLinks> ASKED = Question.of(CorosyncLinks::read, "corosync-cfgtool", "-s");

    /** How a node is reached. */
    public enum Reach {
        /** It is the asked node itself. */
        LOCAL,
        /** Packets get through. */
        CONNECTED,
        /** They do not. */
        DISCONNECTED
    }

    /**
     * A link.
     *
     * @param number from 0
     * @param address the node's own address on it, as printed
     * @param peers per node id how that node is reached
     */
    public record Link(int number, String address, SortedMap<Long, Reach> peers) {

        public Link {
            peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
        }
    }

    private static final Pattern LOCAL = Pattern.compile("Local node ID ([0-9]{1,10}), transport \\S{1,20}");
    private static final Pattern LINK = Pattern.compile("LINK ID ([0-9]{1,2}) \\S{1,20}");
    private static final Pattern ADDRESS = Pattern.compile("addr\\s*=\\s*(\\S{1,255})");
    private static final Pattern PEER = Pattern.compile("nodeid:\\s*([0-9]{1,10}):\\s*(localhost|connected|disconnected)");

    public CorosyncLinks {
        links = List.copyOf(links);
    }

    /** Reads the text of corosync 3.1: {@code nodeid: 2: disconnected} below {@code LINK ID 0 udp} → link 0 does not reach node 2. */
    public static Reading<CorosyncLinks> read(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<CorosyncState> absence = CorosyncState.absence(p);
            return absence.isPresent() ? new CorosyncLinks(absence.get(), 0, List.of())
                    : read(TextLines.filledLines(p.succeeded()));
        });
    }

    private static CorosyncLinks read(List<String> lines) throws NotUnderstood {
        if (lines.isEmpty()) {
            throw new NotUnderstood("nothing was printed");
        }
        long localId = Long.parseLong(match(LOCAL, lines.getFirst()).group(1));
        List<Link> links = new ArrayList<>();
        int next = 1;
        while (next < lines.size()) {
            if (lines.size() < next + 3 || !lines.get(next + 2).equals("status:")) {
                throw new NotUnderstood("a link without 'addr' and 'status:'", lines.get(next));
            }
            int number = Integer.parseInt(match(LINK, lines.get(next)).group(1));
            String address = match(ADDRESS, lines.get(next + 1)).group(1);
            SortedMap<Long, Reach> peers = new TreeMap<>();
            next += 3;
            while (next < lines.size() && lines.get(next).startsWith("nodeid:")) {
                Matcher peer = match(PEER, lines.get(next));
                if (peers.put(Long.parseLong(peer.group(1)), reach(peer.group(2))) != null) {
                    throw new NotUnderstood("a node twice on one link", lines.get(next));
                }
                next++;
            }
            if (peers.get(localId) != Reach.LOCAL || !links.isEmpty() && links.getLast().number() >= number) {
                throw new NotUnderstood("a link without the local node, or links out of order", "LINK ID " + number);
            }
            links.add(new Link(number, address, peers));
        }
        if (links.isEmpty()) {
            throw new NotUnderstood("no link at all");
        }
        return new CorosyncLinks(CorosyncState.RUNNING, localId, links);
    }

    private static Reach reach(String word) {
        return switch (word) {
            case "localhost" -> Reach.LOCAL;
            case "connected" -> Reach.CONNECTED;
            default -> Reach.DISCONNECTED;
        };
    }

    private static Matcher match(Pattern pattern, String line) throws NotUnderstood {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new NotUnderstood("no line of corosync-cfgtool -s", line);
        }
        return matcher;
    }
}

package praktikum.fact.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The network cards of the guests whose configuration lies on a node, virtual machines and containers alike.
 *
 * @param cards in the order printed
 */
public record GuestCards(List<Card> cards) {

    // net0: virtio=BC:24:11:5A:7C:01,bridge=vmbr0 of qm.conf(5); net0: name=eth0,hwaddr=BC:… of pct.conf(5).
    private static final Pattern LINE = Pattern.compile("(/etc/pve/\\S+?\\.conf):net\\d+:.*");
    private static final Pattern MAC = Pattern.compile("[=,]((?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2})(?:,|$)");

    /** A card, by the file that has it; its hardware address in lower case. */
    public record Card(String file, String mac) {}

    public GuestCards {
        cards = List.copyOf(cards);
    }

    /** Those of a node by its name. */
    public static Question<GuestCards> on(String node) {
        var folder = "/etc/pve/nodes/" + node;
        return Question.of(GuestCards::read, "grep", "-rHE", "^net[0-9]+:", folder + "/qemu-server", folder + "/lxc");
    }

    /** Reads {@code FILE:net0: virtio=BC:24:11:5A:7C:01,bridge=vmbr0} → that card; grep(1) ends with 1 where there is none. */
    public static Reading<GuestCards> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() > 1 && !p.err().contains("No such file or directory")) {
                throw p.failure();
            }
            List<Card> cards = new ArrayList<>();
            for (String line : TextLines.filledLines(p.out())) {
                var card = LINE.matcher(line);
                var mac = MAC.matcher(line);
                if (!card.matches() || !mac.find()) {
                    throw new NotUnderstood("no line 'FILE:netN: …' with a hardware address", line);
                }
                cards.add(new Card(card.group(1), mac.group(1).toLowerCase(Locale.ROOT)));
            }
            return new GuestCards(cards);
        });
    }
}

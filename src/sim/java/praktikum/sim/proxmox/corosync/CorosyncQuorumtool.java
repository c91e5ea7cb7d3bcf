package praktikum.sim.proxmox.corosync;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.shell.Call;

/** {@code corosync-quorumtool}: {@code -s}, {@code -l}, {@code -e}, with {@code -i} addresses and {@code -H} hexadecimal ids. */
public final class CorosyncQuorumtool implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        return answer(call.args(), node);
    }

    /** What it says to arguments, for pvecm, which calls it too. */
    public Answer answer(List<String> args, Machine node) {
        CommandLine words = CommandLine.of(args, Set.of("-s", "-l", "-i", "-H", "-h"), Set.of("-e", "-o"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Answer.unsupported("corosync-quorumtool", words.unknown().or(words::valueless).orElseThrow());
        }
        if (!Corosync.of(node).running()) {
            return Answer.fail(1, "Cannot initialize CMAP service\n");
        }
        if (words.has("-e")) {
            return expect(words.value("-e").orElseThrow(), node);
        }
        return words.has("-l") && !words.has("-s") ? Answer.ok(members(node, words.has("-i"), words.has("-H")))
                : status(node, words.has("-i"), words.has("-H"));
    }

    private static Answer expect(String text, Machine node) {
        if (!text.matches("\\d{1,6}") || !Corosync.of(node).setExpected(Integer.parseInt(text))) {
            return Answer.fail(1, "Unable to set expected votes: CS_ERR_INVALID_PARAM\n");
        }
        return Answer.ok("");
    }

    private static Answer status(Machine node, boolean addresses, boolean hex) {
        Corosync corosync = Corosync.of(node);
        Ring ring = corosync.ring().orElseThrow();
        boolean quorate = corosync.quorate();
        boolean two = corosync.conf().filter(CorosyncConf::twoNode).isPresent();
        String own = hex ? String.format(Locale.ROOT, "0x%08x", corosync.id()) : String.valueOf(corosync.id());
        String text = "Quorum information\n------------------\n"
                + line("Date:", TimeFormat.perl(node.now(), node.clock().zone()))
                + line("Quorum provider:", "corosync_votequorum")
                + line("Nodes:", String.valueOf(ring.members().size()))
                + line("Node ID:", own)
                + line("Ring ID:", ring.id())
                + line("Quorate:", quorate ? "Yes" : "No")
                + "\nVotequorum information\n----------------------\n"
                + line("Expected votes:", String.valueOf(corosync.expectedVotes()))
                + line("Highest expected:", String.valueOf(corosync.highestExpected()))
                + line("Total votes:", String.valueOf(corosync.totalVotes()))
                + line("Quorum:", corosync.quorum() + " " + (quorate ? " " : "Activity blocked"))
                + line("Flags:", (two ? "2Node " : "") + (quorate ? "Quorate " : "") + (two ? "WaitForAll " : "")
                        + (corosync.deviceCasts() ? "Qdevice " : ""))
                + members(node, addresses, hex);
        return new Answer(quorate ? 0 : 2, text, "");
    }

    private static String line(String label, String value) {
        return String.format(Locale.ROOT, "%-18s%s%n", label, value).replace("\r", "");
    }

    private static String members(Machine node, boolean addresses, boolean hex) {
        CorosyncConf conf = Corosync.of(node).conf().orElseThrow();
        Map<Integer, Machine> members = new TreeMap<>(Corosync.of(node).ring().orElseThrow().members());
        boolean device = members.values().stream().anyMatch(other -> Corosync.of(other).deviceCasts());
        var text = new StringBuilder("\nMembership information\n----------------------\n    Nodeid      Votes "
                + (device ? "   Qdevice " : "") + "Name\n");
        members.forEach((id, other) -> {
            String name = conf.member(id)
                    .map(member -> addresses ? member.links().getOrDefault(0, member.name()) : member.name()).orElse(String.valueOf(id));
            int votes = conf.member(id).map(CorosyncConf.Member::votes).orElse(1);
            text.append(hex ? String.format(Locale.ROOT, "0x%08x ", id) : String.format(Locale.ROOT, "%10d ", id))
                    .append(String.format(Locale.ROOT, "%10d ", votes))
                    .append(device ? String.format("%10s ", Corosync.of(other).deviceCasts() ? "A,V,NMW" : "NR") : "").append(name)
                    .append(id == Corosync.of(node).id() ? " (local)" : "").append('\n');
        });
        if (device) {
            boolean casts = Corosync.of(node).deviceCasts();
            text.append(hex ? "0x00000000 " : "         0 ").append(String.format(Locale.ROOT, "%10d ", casts ? conf.deviceVotes() : 0))
                    .append("           Qdevice").append(casts ? "" : " (votes " + conf.deviceVotes() + ")").append('\n');
        }
        return text.toString();
    }
}

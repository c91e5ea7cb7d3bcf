package praktikum.sim.proxmox.corosync;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;
import praktikum.sim.shell.Call;

/** {@code corosync-cfgtool}: {@code -s} links, {@code -n} nodes, {@code -R} reload, {@code -k} kill a node. */
public final class CorosyncCfgtool implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-s", "-n", "-R"), Set.of("-k"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Answer.unsupported("corosync-cfgtool", words.unknown().or(words::valueless).orElseThrow());
        }
        Corosync corosync = Corosync.of(node);
        if (!corosync.running()) {
            return Answer.fail(1, "Could not initialize corosync configuration API error 2\n");
        }
        CorosyncConf conf = corosync.conf().orElseThrow();
        List<Member> members = conf.members().stream().sorted(Comparator.comparingInt(Member::id)).toList();
        if (words.has("-R")) {
            Totem.of(node.world()).reload(node);
            return Answer.ok("Reloading corosync.conf...\nDone\n");
        }
        if (words.has("-n")) {
            return Answer.ok(nodes(corosync, conf, members));
        }
        if (words.has("-k")) {
            corosync.ring().orElseThrow().nodes().stream()
                    .filter(other -> String.valueOf(Corosync.of(other).id()).equals(words.value("-k").orElse("")))
                    .forEach(other -> Units.of(other).stop("corosync.service"));
            return Answer.ok("");
        }
        return Answer.ok(links(corosync, conf, members));
    }

    private static String links(Corosync corosync, CorosyncConf conf, List<Member> members) {
        var text = new StringBuilder("Local node ID " + corosync.id() + ", transport knet\n");
        // A link is one where the node has an address itself.
        for (int link : conf.member(corosync.id()).map(own -> new TreeSet<>(own.links().keySet())).orElseGet(TreeSet::new)) {
            if (members.size() == 1 && link > 0) {
                continue; // knet has no link to nobody; only the first is told
            }
            text.append("LINK ID ").append(link).append(" udp\n\taddr\t= ")
                    .append(conf.member(corosync.id()).map(member -> member.links().getOrDefault(link, "")).orElse(""))
                    .append("\n\tstatus:\n");
            for (Member member : members) {
                String state = member.id() == corosync.id() ? "localhost"
                        : corosync.links().getOrDefault(new Corosync.Link(member.id(), link), false) ? "connected" : "disconnected";
                text.append("\t\tnodeid: ").append(String.format("%10d:", member.id())).append('\t').append(state).append('\n');
            }
        }
        return text.toString();
    }

    private static String nodes(Corosync corosync, CorosyncConf conf, List<Member> members) {
        var text = new StringBuilder("Local node ID " + corosync.id() + ", transport knet\n");
        String own = conf.member(corosync.id()).map(Member::name).orElse("");
        for (Member member : members) {
            if (member.name().equals(own)) {
                continue;
            }
            boolean any = conf.links().stream().anyMatch(link -> corosync.links().getOrDefault(new Corosync.Link(member.id(), link),
                    false));
            text.append("nodeid: ").append(member.id()).append(any ? " reachable\n" : " unreachable\n");
            for (int link : conf.links()) {
                boolean connected = corosync.links().getOrDefault(new Corosync.Link(member.id(), link), false);
                text.append("   LINK: ").append(link).append(" udp (")
                        .append(conf.member(corosync.id()).map(me -> me.links().getOrDefault(link, "")).orElse("")).append("->")
                        .append(member.links().getOrDefault(link, "")).append(") enabled ")
                        .append(connected ? "connected mtu: 1397\n" : "mtu: 469\n");
            }
            text.append('\n');
        }
        return text.toString();
    }
}

package praktikum.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import praktikum.sim.machine.Hardware.Cable;
import praktikum.site.Site;
import praktikum.site.plan.BondPlan;
import praktikum.site.plan.Plan;

/** Mistakes of lab 03. */
final class SegmentRemedies {

    private static final String FILE = "/etc/network/interfaces";
    private static final String STANZA = "which stanza and which line is seen in an editor";
    private static final String MEASURED = "only another measurement tells it anew; SegmentStatesTest brings it";
    private static final String BOND = "printf '\\nauto bond0\\niface bond0 inet manual\\n\\tbond-slaves nic0 nic3\\n\\tbond-miimon 100\\n"
            + "\\tbond-mode active-backup\\n' >> " + FILE + "; sed -i 's/bridge-ports nic0$/bridge-ports bond0/' " + FILE + "; ifreload -a";

    /** What the simulator cannot show, and why. */
    static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("03-network/neighbours stranger", "it takes a machine that nobody planned; BondStatesTest has one"),
            Map.entry("03-network/neighbours written-down", "the simulated kernel learns its neighbours by itself only"),
            Map.entry("03-network/path-mtu smaller-way", "no simulated router names the size that it lets through"),
            Map.entry("03-network/no-loss lost", MEASURED),
            Map.entry("03-network/no-loss unreachable", MEASURED),
            Map.entry("03-network/latency average", MEASURED),
            Map.entry("03-network/latency maximum", "no simulated packet is late only now and then"),
            Map.entry("03-network/bandwidth no-stream", MEASURED),
            Map.entry("03-network/bandwidth slow", MEASURED),
            Map.entry("03-network/bandwidth one-way", MEASURED),
            Map.entry("03-network/no-loss twice", "no simulated network has a loop"));

    private static RemedyState of(String mistake, String... made) {
        return RemedyState.of("03-network/" + mistake, made);
    }

    private static String edit(String script) {
        return "n2: sed -i '" + script + "' " + FILE;
    }

    /** The same on machines with a bond below their bridges. */
    private static RemedyState bonded(String mistake, String... made) {
        return bonded("active-backup", of(mistake, made));
    }

    /** A state of machines that have a bond below their bridges, as is planned for them then. */
    static RemedyState bonded(String mode, RemedyState state) {
        var plain = Expected.plan();
        var sections = Stream.concat(plain.plan().sections().stream(), Stream.of(new BondPlan(mode))).toList();
        return state.after(Stream.of("n1: ", "n2: ", "n3: ").map(node -> node + BOND.replace("active-backup", mode)).toList())
                .planned(new Site(plain.nodes(), plain.ssh(), new Plan(sections)));
    }

    private static void ungrouped(Rehearsal rehearsal, boolean none, String... cards) {
        List.of(cards).forEach(card -> Hands.hardware(rehearsal, "n2",
                hardware -> hardware.withCable(card, old -> old.ungrouped(none))));
    }

    static final List<RemedyState> STATES = List.of(
            of("one-plan other-plan", "n2: ip addr add 192.168.1.11/24 dev vmbr0"),
            of("one-plan other-plan", edit("s#^\\taddress 192.168.137.11/24#&\\n\\taddress 192.168.1.11/24#") + "; ifreload -a")
                    .byHand(STANZA, edit("/192.168.1.11/d")),
            of("direct through-router", "narrow-prefix@n2"),
            of("direct no-route", "n2: ip link set vmbr0 down"),
            of("direct other-interface", "n1: ip addr add 192.168.137.12/24 dev vmbr0"),
            of("path-mtu swallowed", "n2: ip link set nic0 mtu 9000; ip link set vmbr0 mtu 9000"),
            of("path-mtu swallowed", "small-frames@n2").hand("", "the port of the switch is set right",
                    rehearsal -> Hands.hardware(rehearsal, "n2", hardware ->
                            hardware.withCable("nic0", old -> Cable.GOOD))),
            of("storage-network no-address", edit("/^auto nic2/,$d") + "; ifreload -a")
                    .byHand(STANZA, "n2: printf '\\nauto nic2\\niface nic2 inet static\\n\\taddress 10.10.20.11/24\\n' >> " + FILE),
            of("storage-network no-card",
                    edit("s/^auto nic2/auto vmbr7/; s/^iface nic2/iface vmbr7/; s/10.10.20.11.24/&\\n\\tbridge-ports none/")
                    + "; ifreload -a").byHand(STANZA, edit("s/vmbr7/nic2/; /bridge-ports none/d")),
            of("storage-network taken", edit("s#10.10.20.11/24#10.10.20.10/24#") + "; ifreload -a")
                    .byHand(STANZA, edit("s#10.10.20.10/24#10.10.20.11/24#")),
            of("storage-network same-card", edit("/^auto nic2/,$d") + "; " + edit("s#^\\taddress 192.168.137.11/24#&\\n\\taddress "
                    + "10.10.20.11/24#").substring(4) + "; ifreload -a").byHand(STANZA, edit("/10.10.20.11/d"),
                    "n2: printf '\\nauto nic2\\niface nic2 inet static\\n\\taddress 10.10.20.11/24\\n' >> " + FILE),
            of("storage-network not-at-boot", edit("/^auto nic2/d")).byHand(STANZA, edit("s/^iface nic2/auto nic2\\n&/")),
            bonded("bond no-bond", edit("s/bridge-ports bond0/bridge-ports nic0/; s/nic0 nic3/nic3/") + "; ifreload -a")
                    .byHand(STANZA, edit("s/bridge-ports nic0/bridge-ports bond0/; s/bond-slaves nic3/bond-slaves nic0 nic3/")),
            bonded("bond mode", edit("s/active-backup/balance-rr/") + "; ifreload -a")
                    .byHand(STANZA, edit("s/balance-rr/active-backup/")),
            bonded("bond one-leg", edit("s/nic0 nic3/nic0/") + "; ifreload -a")
                    .byHand(STANZA, edit("s/bond-slaves nic0/bond-slaves nic0 nic3/")),
            bonded("bond leg-down", "n2: ip link set nic3 down"),
            bonded("802.3ad", of("bond no-partner")).having(rehearsal -> ungrouped(rehearsal, true, "nic0", "nic3"))
                    .hand("", "the ports of the switch are set right", rehearsal -> ungrouped(rehearsal, false, "nic0", "nic3")),
            bonded("802.3ad", of("bond leg-apart")).having(rehearsal -> ungrouped(rehearsal, true, "nic3"))
                    .hand("", "the port of the switch is set right", rehearsal -> ungrouped(rehearsal, false, "nic3")),
            bonded("bond-at-boot not-configured", edit("s/nic0 nic3/nic0/"))
                    .byHand(STANZA, edit("s/bond-slaves nic0/bond-slaves nic0 nic3/")),
            bonded("bond-at-boot not-under-bridge", edit("s/bridge-ports bond0/bridge-ports nic1/"))
                    .byHand(STANZA, edit("s/bridge-ports nic1/bridge-ports bond0/")),
            bonded("bond-at-boot not-watched", edit("/bond-miimon/d") + "; ifreload -a")
                    .byHand(STANZA, edit("s/^\\tbond-mode/\\tbond-miimon 100\\n&/")));

    private SegmentRemedies() {
    }
}

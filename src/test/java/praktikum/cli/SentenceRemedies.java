package praktikum.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import praktikum.cli.RemedyState.From;
import praktikum.sim.fs.User;

/** Sentences of the engine's own that are told in place of a verdict, or where a drill does not begin. */
final class SentenceRemedies {

    private static final String FILE = "/etc/network/interfaces";
    private static final String STANZA = "which stanza and which line is seen in an editor";
    private static final String PROGRAM = "which file is in the way is seen there";
    private static final String AUTHOR = "only the author of the check can do something about it";

    /** What the simulator cannot show, or what no command can mend, and why. */
    static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("check.never-stops-asking", AUTHOR),
            Map.entry("check.broken", AUTHOR),
            Map.entry("check.judges-nothing", AUTHOR),
            Map.entry("check.still-running", "the simulated shell has no background, and the task has ended when its command has"),
            Map.entry("check.drill-incomplete", "a drill that came to its end has every stage"),
            Map.entry("check.network.no-neighbour", "the simulated kernel knows its neighbours as soon as they are up"),
            Map.entry("check.network.not-tried", "a complete measurement has every pair of the site"),
            Map.entry("check.network.open-switch", "says only what cannot be judged"),
            Map.entry("check.network.routed", "says only what cannot be judged"),
            Map.entry("drill.quorum.refused.ha", "the simulated HA manager looks after nothing"));

    /** On n2: a program that does this in place of the real one, which is kept. */
    private static String instead(String program, String does) {
        return "n2: cp " + program + " /root/real; printf '#!/bin/sh\\n" + does + "\\n' > " + program;
    }

    private static String back(String program) {
        return "n2: cp /root/real " + program;
    }

    private static RemedyState of(String told, String... made) {
        return RemedyState.of(told, made);
    }

    private static void firstLab(Rehearsal rehearsal) {
        try {
            rehearsal.carryOut(Rehearsal.COURSE.labs().getFirst());
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static final List<RemedyState> OWN = List.of(
            of("01-nodes/gateway check.refused.no-privilege", instead("/usr/sbin/ip", "echo must be run as root >&2; exit 1"))
                    .byHand("the login in site.yaml, here stood in for by the program", back("/usr/sbin/ip"))
                    .mentions("ip -j route show default"),
            of("02-cluster/cluster-name check.refused.no-privilege")
                    .having(rehearsal -> rehearsal.login(new User("siti", List.of("siti"))))
                    .hand("", "the login in site.yaml", rehearsal -> rehearsal.login(User.ROOT))
                    .mentions("cat /etc/pve/.members"),
            of("01-nodes/gateway check.refused.command-missing", "n2: mv /usr/sbin/ip /root/")
                    .byHand("the package that provides it is installed", "n2: mv /root/ip /usr/sbin/")
                    .mentions("ip -j route show default"),
            of("01-nodes/gateway check.refused.cannot-run", "n2: chmod a-x /usr/sbin/ip")
                    .byHand(PROGRAM, "n2: chmod a+x /usr/sbin/ip").mentions("ip -j route show default"),
            // What timeout(1) ends with where a command takes too long.
            of("01-nodes/time-synced check.timed-out", instead("/usr/bin/timedatectl", "exit 124"))
                    .byHand("what makes it slow shows only there", back("/usr/bin/timedatectl")),
            of("01-nodes/time-synced check.not-understood", instead("/usr/bin/timedatectl", "echo Halo."))
                    .byHand(PROGRAM, back("/usr/bin/timedatectl")),
            of("01-nodes/services check.refused.no-systemd",
                    instead("/usr/bin/systemctl", "echo System has not been booted with systemd as init system >&2; exit 1"))
                    .byHand("the machine is started to its end", back("/usr/bin/systemctl"))
                    .mentions("systemctl show -p Id,LoadState,ActiveState,SubState,UnitFileState chrony"),
            of("01-nodes/services check.no-proxmox-ve", "n2: systemctl stop pvestatd; mv /usr/bin/pveversion /root/")
                    .byHand("Proxmox VE is installed", "n2: mv /root/pveversion /usr/bin/; systemctl start pvestatd"),
            of("02-cluster/cluster-name check.no-pmxcfs", "n2: systemctl stop pve-cluster"),
            of("01-nodes/hostname check.no-pmxcfs", "n2: systemctl mask --now pve-cluster"),
            of("01-nodes/hostname check.refused.dead-mount", "pmxcfs-crashed@n2").mentions("ls -1 /etc/pve/nodes"),
            of("02-cluster/cluster-name check.refused.dead-mount", "pmxcfs-crashed@n3").mentions("cat /etc/pve/.members"),
            of("01-nodes/bridge-static check.interfaces-form", "n2: sed -i 's/iface vmbr0 inet static/iface vmbr0 inet manual/' " + FILE)
                    .byHand(STANZA, "n2: sed -i 's/iface vmbr0 inet manual/iface vmbr0 inet static/' " + FILE),
            of("01-nodes/gateway check.source-pattern",
                    "n2: mkdir /etc/network/more.d; echo 'source /etc/network/more.d/[a-z]*' >> " + FILE)
                    .byHand("which files are meant only their owner knows", "n2: sed -i '/more.d/d' " + FILE)
                    .mentions("source /etc/network/more.d/[a-z]*"),
            of("01-nodes/gateway check.sourced-files", "n2: for i in $(seq 1 70); do touch /etc/network/interfaces.d/f$i; done")
                    .byHand("what belongs together only their owner knows", "n2: rm /etc/network/interfaces.d/f*").mentions("source"),
            of("02-cluster/quorate check.settling", "n2: iptables -A INPUT -p udp --dport 5405 -j DROP; "
                    + "iptables -A INPUT -p udp --dport 5406 -j DROP; systemctl restart corosync").lookedAtAtOnce().withoutPrerequisites()
                    .byHand("nothing: that messages need their time is played by a rule that holds them back", "n2: iptables -F"),

            of("02-cluster/one-stopped check.no-drill").from(From.PLAIN),
            of("02-cluster/one-stopped check.drill-not-written", "n1: mkdir /etc/pve/praktikum-drill",
                    "praktikum drill 02-cluster/quorum-drill").from(From.PLAIN)
                    .before("praktikum drill 02-cluster/quorum-drill", "what is in the way has no name before it is seen",
                            "n1: rmdir /etc/pve/praktikum-drill"),
            of("02-cluster/one-stopped drill.quorum.refused.ha-unknown", instead("/usr/sbin/ha-manager", "echo Rusak. >&2; exit 2"))
                    .from(From.PLAIN).byHand(PROGRAM, back("/usr/sbin/ha-manager")).mentions("ha-manager status"),
            of("02-cluster/one-stopped drill.quorum.refused.unhealthy", "n3: systemctl stop corosync").from(From.PLAIN),

            of("03-network/latency drill.network.missing"),
            of("03-network/latency drill.network.refused.iperf3").from(From.FRESH).having(SentenceRemedies::firstLab)
                    .mentions("iperf3 --version").at("apt-get update", "n1", "n2", "n3").at("apt-get install -y iperf3", "n1", "n2", "n3"),
            of("03-network/latency check.network.no-figure", instead("/usr/bin/ping", "echo Halo."), "praktikum drill 03-network/measure")
                    .byHand(PROGRAM, back("/usr/bin/ping")),
            of("03-network/latency check.network.nothing-answered", "n3: iptables -A INPUT -p icmp -j DROP",
                    "praktikum drill 03-network/measure")
                    .byHand("what no-loss says: a rule, which shows only there", "n3: iptables -D INPUT -p icmp -j DROP"),
            of("03-network/path-mtu check.network.no-echo", "n3: iptables -A INPUT -p icmp -j DROP")
                    .before("ping -c 3 192.168.137.12", "which rule is in the way shows only there",
                            "n3: iptables -D INPUT -p icmp -j DROP"),
            of("03-network/one-plan check.network.no-bridge", "no-bridge@n2")
                    .before("praktikum check 01-nodes", STANZA, "n2: sed -i 's/vmbr9/vmbr0/' " + FILE),
            of("03-network/one-plan check.network.no-address", "n2: ip addr del 192.168.137.11/24 dev vmbr0"),
            SegmentRemedies.bonded("active-backup", of("03-network/bond-at-boot check.network.bond-pattern",
                    "n2: sed -i 's/bond-slaves nic0 nic3/bond-slaves regex nic[03]/' " + FILE))
                    .byHand(STANZA, "n2: sed -i 's/bond-slaves.*/bond-slaves nic0 nic3/' " + FILE));

    static final List<RemedyState> STATES = Stream.concat(OWN.stream(), MigrationRemedies.SENTENCES.stream()).toList();

    private SentenceRemedies() {
    }
}

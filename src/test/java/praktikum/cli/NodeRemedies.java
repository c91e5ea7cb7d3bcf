package praktikum.cli;

import static praktikum.cli.RemedyState.of;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import praktikum.cli.RemedyState.From;
import praktikum.site.Site;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.TimePlan;
import praktikum.site.plan.Virtualisation;

/** Mistakes of lab 01 that are those of a machine: names, time, software, processor. */
final class NodeRemedies {

    private static final String HOSTS = "which lines of /etc/hosts are wrong is seen in an editor";
    private static final String REFRESH = "; pvesh create /nodes/n2/apt/update";
    private static final String SOURCES = "/etc/apt/sources.list.d/proxmox.sources";
    private static final String ENTRY = "an entry in a file of repositories is corrected in an editor";
    /** The machine id that the simulator's installer gives n1. */
    private static final String ID = UUID.nameUUIDFromBytes("n1".getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    private static final String KEY = "ssh-rsa " + "AAAAB3NzaC1yc2EAAAADAQABAAABAQDJ".repeat(8);

    static final List<RemedyState> STATES = List.of(
            of("01-nodes/hostname shortened", "short-hostname@n2"),
            of("01-nodes/hostname taken", "n3: hostnamectl set-hostname n1"),
            of("01-nodes/hostname other-name", "n3: hostnamectl set-hostname localhost"),
            of("01-nodes/hostname renamed", "renamed-node@n2").from(From.FRESH),
            of("01-nodes/hostname not-for-good", "n2: echo n2x > /etc/hostname"),
            of("01-nodes/name-resolves loopback", "name-loopback@n2")
                    .byHand(HOSTS, "n2: sed -i '/^127/s/ n2$//; /^127.0.1.1/d' /etc/hosts; echo '192.168.137.11 n2' >> /etc/hosts"),
            of("01-nodes/name-resolves other-address", "name-other-address@n2")
                    .byHand(HOSTS, "n2: sed -i 's/^[0-9.]* \\(n2\\|n2[. ].*\\)$/192.168.137.11 n2/' /etc/hosts"),
            of("01-nodes/name-resolves unresolved", "name-unresolved@n3").byHand(HOSTS, "n3: echo '192.168.137.12 n3' >> /etc/hosts"),
            of("01-nodes/name-resolves several", "n2: echo '192.168.137.99 n2' >> /etc/hosts").byHand(HOSTS, "n2: sed -i '$d' /etc/hosts"),
            of("01-nodes/names-agree missing-peer", "n2: sed -i '/ n1$/d' /etc/hosts")
                    .byHand(HOSTS, "n2: echo '192.168.137.10 n1' >> /etc/hosts"),
            of("01-nodes/names-agree disagree", "n3: sed -i 's/^192.168.137.10 /192.168.137.99 /' /etc/hosts")
                    .byHand(HOSTS, "n3: sed -i 's/^192.168.137.99 /192.168.137.10 /' /etc/hosts"),

            of("01-nodes/own-identity copy", "n2: echo " + ID + " > /etc/machine-id; echo '" + KEY + " root@n1' "
                    + "> /etc/ssh/ssh_host_rsa_key.pub", "n1: echo '" + KEY + " root@n1' > /etc/ssh/ssh_host_rsa_key.pub"),
            of("01-nodes/own-identity machine-id", "n3: echo " + ID + " > /etc/machine-id"),
            of("01-nodes/own-identity host-keys", "n3: echo '" + KEY + " root@n3' > /etc/ssh/ssh_host_rsa_key.pub",
                    "n2: echo '" + KEY + "' > /etc/ssh/ssh_host_rsa_key.pub"),

            of("01-nodes/own-identity mac").having(card("n3", "n1")).hand("", "the hypervisor gives the card a new address",
                    card("n3", "")),

            of("01-nodes/time-synced unsynchronised", "chrony-stopped@n2"),
            of("01-nodes/time-synced unsynchronised", "no-time-source@n3").byHand("a time server's name is written into chrony's files",
                    "n3: echo 'server 192.168.137.1 iburst' > /etc/chrony/sources.d/local.sources"),
            of("01-nodes/time-synced masked", "chrony-stopped@n2", "n2: systemctl mask chrony"),
            of("01-nodes/time-synced own-clock", "n2: printf 'local stratum 8\\nallow\\nrtcsync\\nsourcedir /etc/chrony/sources.d\\n' "
                    + "> /etc/chrony/chrony.conf; systemctl restart chrony; sleep 20").byHand("a time server's name is written into a file",
                    "n2: mkdir -p /etc/chrony/sources.d; echo 'server 192.168.137.1 iburst' > /etc/chrony/sources.d/local.sources")
                    .mentions("local stratum 8"),
            of("01-nodes/time-agrees ahead", "clock-ahead@n2"),
            of("01-nodes/time-agrees behind", "clock-behind@n1"),
            of("01-nodes/timezone differs", "zone-differs@n1"),

            of("01-nodes/manager-version older", "old-manager@n2"),
            of("01-nodes/kernel older-kernel", "old-kernel@n3"),
            of("01-nodes/repositories enterprise", "enterprise-on@n2").byHand("pressed in the web interface, or by an editor",
                    "n2: sed -i 's/^Enabled:.*/Enabled: no/; s/^Types: deb$/&\\nEnabled: no/' "
                    + "/etc/apt/sources.list.d/pve-enterprise.sources; "
                    + "printf 'Types: deb\\nURIs: http://download.proxmox.com/debian/pve\\nSuites: trixie\\nComponents: "
                    + "pve-no-subscription\\nSigned-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\\n' > " + SOURCES),
            of("01-nodes/repositories no-repository", "no-repository@n2").byHand("pressed in the web interface, or by an editor",
                    "n2: printf 'Types: deb\\nURIs: http://download.proxmox.com/debian/pve\\nSuites: trixie\\nComponents: "
                    + "pve-no-subscription\\nSigned-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\\n' > " + SOURCES),
            of("01-nodes/repositories test", "n2: sed -i 's/pve-no-subscription/pve-test/' " + SOURCES)
                    .byHand("pressed in the web interface, or by an editor", "n2: sed -i 's/pve-test/pve-no-subscription/' " + SOURCES),

            of("01-nodes/package-lists never", "lists-never@n2").mentions("apt update"),
            of("01-nodes/package-lists update-failed", "lists-failed@n3"),
            of("01-nodes/package-lists unauthorized", "n2: printf 'Types: deb\\nURIs: https://enterprise.proxmox.com/debian/ceph-squid\\n"
                    + "Suites: trixie\\nComponents: enterprise\\n' > /etc/apt/sources.list.d/ceph.sources" + REFRESH)
                    .byHand(ENTRY, "n2: rm /etc/apt/sources.list.d/ceph.sources"),
            of("01-nodes/package-lists not-found", "n2: sed -i 's/trixie/bookworm/' " + SOURCES + REFRESH)
                    .byHand(ENTRY, "n2: sed -i 's/bookworm/trixie/' " + SOURCES),
            of("01-nodes/package-lists malformed", "n2: echo nonsense > /etc/apt/sources.list.d/extra.list" + REFRESH)
                    .byHand(ENTRY, "n2: rm /etc/apt/sources.list.d/extra.list"),
            of("01-nodes/package-lists clock", "n2: systemctl stop chrony; date -s '2 days ago' || timedatectl set-time "
                    + "'2020-01-01 10:00:00'" + REFRESH)
                    .before("pvesh create /nodes/n2/apt/update", "the sentence says to wait until the clock is right", "n2: sleep 20"),
            of("01-nodes/package-lists signature", "n2: sed -i 's/proxmox-archive-keyring/proxmox-release/' " + SOURCES + REFRESH)
                    .byHand(ENTRY, "n2: sed -i 's/proxmox-release/proxmox-archive-keyring/' " + SOURCES),
            of("01-nodes/package-lists certificate", "n2: rm /etc/ssl/certs/ca-certificates.crt; "
                    + "sed -i 's#http://download#https://download#' "
                    + SOURCES + REFRESH),
            of("01-nodes/package-lists proxy", "n2: echo 'Acquire::http::Proxy \"http://proxy.school.example:3128\";' "
                    + "> /etc/apt/apt.conf.d/76pveproxy" + REFRESH)
                    .byHand("a line in one of several files", "n2: rm /etc/apt/apt.conf.d/76pveproxy"),
            of("01-nodes/package-lists unresolved", "n2: ip route del default" + REFRESH)
                    .byHand("what is wrong with the name server shows only there", "n2: ip route add default via 192.168.137.1"),
            of("01-nodes/package-lists unreachable", "n2: echo '192.168.137.12 download.proxmox.com' >> /etc/hosts" + REFRESH)
                    .byHand("what is in the way shows only there", "n2: sed -i '/proxmox.com/d' /etc/hosts"),
            of("01-nodes/package-lists other-release", "n2: cd /var/lib/apt/lists; "
                    + "cp download.proxmox.com_debian_pve_dists_trixie_InRelease "
                    + "download.proxmox.com_debian_pve_dists_bookworm_InRelease; sed -i 's/trixie/bookworm/' " + SOURCES)
                    .byHand(ENTRY, "n2: sed -i 's/bookworm/trixie/' " + SOURCES),
            of("01-nodes/package-lists not-fetched", "n2: rm /var/lib/apt/lists/download*"),

            of("01-nodes/kvm no-flag", "no-virt-flag@n2").hand("", "switched on in the firmware",
                    rehearsal -> {
                        Hands.hardware(rehearsal, "n2", hardware -> hardware.withVirtualisation(true));
                        Hands.restart(rehearsal, "n2");
                    }),
            of("01-nodes/kvm no-module", "no-kvm-module@n2").before("modprobe kvm_intel", "the file that the sentence speaks of",
                    "n2: rm /etc/modprobe.d/no-kvm.conf"),
            of("01-nodes/kvm no-device", "no-kvm-device@n3"),
            of("01-nodes/kvm not-at-boot", "n2: printf 'blacklist kvm_intel\\nblacklist kvm_amd\\n' > /etc/modprobe.d/no.conf")
                    .byHand("which line it is is seen in an editor", "n2: rm /etc/modprobe.d/no.conf"),
            of("01-nodes/machine-kind nested-undeclared").planned(bareMetal()).corrected(Expected.plan()),
            of("01-nodes/machine-kind container-undeclared").planned(bareMetal()).corrected(Expected.plan()).having(runningOn("lxc"))
                    .hand("", "the machine is another one", runningOn("kvm")),
            of("01-nodes/machine-kind bare-metal-declared-nested").having(runningOn("none")).corrected(bareMetal()),

            of("01-nodes/services stopped", "service-dead@n3"),
            of("01-nodes/services stopped", "n2: systemctl disable --now pvestatd pvedaemon"),
            of("01-nodes/services masked", "n2: systemctl stop pvestatd; systemctl mask pvestatd"),
            of("01-nodes/services masked", "n2: systemctl mask chrony pvestatd"),
            of("01-nodes/services masked", "n2: systemctl stop pvestatd pvedaemon; systemctl mask pvestatd; systemctl disable pveproxy"),
            of("01-nodes/services not-at-boot", "n2: systemctl disable pvestatd chrony"));

    private NodeRemedies() {
    }

    /** All of them started anew on another hypervisor, or none. */
    private static Consumer<Rehearsal> runningOn(String hypervisor) {
        return rehearsal -> rehearsal.site().nodes().forEach(node -> Hands.hardware(rehearsal, node.name(), had -> had.on(hypervisor)));
    }

    /** A machine whose first card has the address of that of another one, or one of its own. */
    private static Consumer<Rehearsal> card(String node, String like) {
        return rehearsal -> {
            Hands.hardware(rehearsal, node, had -> had.withMac("nic0",
                    like.isEmpty() ? "bc:24:11:99:00:01" : Hands.mac(rehearsal, like, "nic0")));
            Hands.restart(rehearsal, node);
        };
    }

    /** The same machines, declared as bare metal. */
    private static Site bareMetal() {
        var plan = Expected.plan().plan();
        return new Site(Expected.plan().nodes(), Expected.plan().ssh(), Plan.of(new ClusterPlan(plan.cluster()), plan.network(),
                plan.section(TimePlan.class).orElseThrow(), Virtualisation.BARE_METAL));
    }
}

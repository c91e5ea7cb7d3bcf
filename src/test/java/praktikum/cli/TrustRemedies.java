package praktikum.cli;

import static praktikum.cli.ClusterRemedies.edit;
import static praktikum.cli.RemedyState.of;

import java.util.List;

/** Mistakes of lab 02 in logins, certificates and links. */
final class TrustRemedies {

    private static final String SETTINGS = "which line of which file is seen in an editor";
    private static final String EDITED = "a copy of the configuration is edited and moved over it";
    private static final String KEY = "/etc/pve/nodes/n2/pve-ssl.key";

    static final List<RemedyState> STATES = List.of(
            of("02-cluster/root-ssh noisy", "noisy-bashrc@n2").byHand(SETTINGS, "n2: sed -i '/Welcome/d' /root/.bashrc"),
            of("02-cluster/root-ssh denied", "root-ssh-broken@n2"),
            of("02-cluster/root-ssh denied", "n2: rm /root/.ssh/authorized_keys; echo > /root/.ssh/authorized_keys"),
            of("02-cluster/root-ssh denied", "n2: echo 'PermitRootLogin no' >> /etc/ssh/sshd_config; systemctl restart ssh")
                    .byHand(SETTINGS, "n2: sed -i '/^PermitRootLogin no/d' /etc/ssh/sshd_config"),
            of("02-cluster/root-ssh host-key", "node-host-key-changed@n2"),
            of("02-cluster/root-ssh host-key", "n2: rm /etc/pve/nodes/n3/ssh_known_hosts"),
            of("02-cluster/root-ssh unreachable", "n3: systemctl stop ssh"),
            of("02-cluster/root-ssh unreachable", "n3: systemctl disable --now ssh"),
            of("02-cluster/root-ssh unreachable", "n3: systemctl stop ssh; systemctl mask ssh"),
            of("02-cluster/root-ssh not-at-boot", "n2: systemctl disable ssh"),
            of("02-cluster/root-ssh cut-off", "n2: ip link set nic0 down")
                    .byHand("what cuts it off shows only there", "n2: ip link set nic0 up"),
            of("02-cluster/root-ssh ended", "n3: echo 'echo \"$SSH_CLIENT\" | grep -q 192.0.2.99 || exit 3' >> /root/.bashrc")
                    .mentions("exit").byHand(SETTINGS, "n3: sed -i '/exit 3/d' /root/.bashrc"),
            of("02-cluster/root-ssh not-let-in", "n2: rm /root/.ssh/id_rsa /root/.ssh/id_rsa.pub"),
            of("02-cluster/root-ssh other-machine", "n3: ip addr add 192.168.137.11/24 dev vmbr0").withoutPrerequisites()
                    .byHand("who has the address shows only there", "n3: ip addr del 192.168.137.11/24 dev vmbr0"),
            of("02-cluster/root-ssh closed", "n2: echo 'sshd: ALL' > /etc/hosts.deny").byHand(SETTINGS, "n2: rm /etc/hosts.deny"),
            of("02-cluster/root-ssh own-ssh", "n1: cp /root/.ssh/config /root/config; echo 'ForwardEverything yes' >> /root/.ssh/config")
                    .byHand(SETTINGS, "n1: cp /root/config /root/.ssh/config"),

            of("02-cluster/certificates own-ca", "certificate-self-signed@n3"),
            of("02-cluster/certificates missing", "certificate-missing@n2"),
            of("02-cluster/certificates other-authority", "n1: cp /etc/pve/nodes/n1/pve-ssl.pem /etc/pve/pve-root-ca.pem")
                    .at("mv /etc/pve/pve-root-ca.pem /root/", "n1").at("pvecm updatecerts --force", "n1", "n2", "n3")
                    .at("systemctl restart pveproxy", "n1", "n2", "n3"),
            of("02-cluster/certificates no-authority", "n1: rm /etc/pve/pve-root-ca.pem"),
            of("02-cluster/certificates not-in-force", "n2: systemctl stop chrony; timedatectl set-time '2019-01-01 10:00:00'; "
                    + "pvecm updatecerts --force; systemctl start chrony; sleep 20"),
            of("02-cluster/certificates no-key", "n2: echo rusak > " + KEY),
            of("02-cluster/certificates no-key", "n2: rm " + KEY),
            of("02-cluster/certificates other-key", "n1: cp /etc/pve/nodes/n1/pve-ssl.key " + KEY),
            of("02-cluster/certificates other-names",
                    "n2: cp /etc/pve/nodes/n1/pve-ssl.pem /etc/pve/nodes/n1/pve-ssl.key /etc/pve/nodes/n2/"),

            of("02-cluster/second-link no-link", "no-second-link@n1").byHand(EDITED,
                    edit("s/^\\( *\\)ring0_addr: 192.168.137.1\\([012]\\)$/"
                    + "&\\n\\1ring1_addr: 10.10.10.\\2/; s/linknumber: 0/&\\n  }\\n  interface {\\n    linknumber: 1/"),
                    edit("s/ring1_addr: 10.10.10.2/ring1_addr: 10.10.10.3/; s/ring1_addr: 10.10.10.1/ring1_addr: 10.10.10.2/; "
                    + "s/ring1_addr: 10.10.10.0/ring1_addr: 10.10.10.1/")),
            of("02-cluster/second-link not-on-node", "n2: ip addr del 10.10.10.2/24 dev nic1"),
            of("02-cluster/second-link not-on-node", "n3: sed -i '/^auto nic1/,/address/d' /etc/network/interfaces; ifreload -a")
                    .byHand(SETTINGS,
                            "n3: printf '\\nauto nic1\\niface nic1 inet static\\naddress 10.10.10.3/24\\n' >> /etc/network/interfaces"),
            of("02-cluster/second-link unresolved", edit("s/ring1_addr: 10.10.10.2/ring1_addr: n2-ring/"))
                    .byHand("a line in a file", "n1: echo '10.10.10.2 n2-ring' >> /etc/hosts",
                            "n2: echo '10.10.10.2 n2-ring' >> /etc/hosts", "n3: echo '10.10.10.2 n2-ring' >> /etc/hosts")
                            .mentions("10.10.10.2 n2-ring"),
            of("02-cluster/second-link same-prefix", "second-link-same-prefix@n2")
                    .byHand(EDITED, edit("s/ring1_addr: 192.168.137.[0-9]*/ring1_addr: 10.10.10.2/")),
            of("02-cluster/second-link other-address", "corosync-on-storage@n1").byHand(EDITED,
                    edit("s/ring1_addr: 10.10.20.20/ring1_addr: 10.10.10./")),
            of("02-cluster/second-link not-for-good", "n3: sed -i '/^auto nic1/d' /etc/network/interfaces").byHand(SETTINGS,
                    "n3: sed -i 's/^iface nic1/auto nic1\\n&/' /etc/network/interfaces"),
            of("02-cluster/second-link not-for-good", "n2: sed -i '/^auto nic1/,/address/d' /etc/network/interfaces").byHand(SETTINGS,
                    "n2: printf '\\nauto nic1\\niface nic1 inet static\\naddress 10.10.10.2/24\\n' >> /etc/network/interfaces"),
            of("02-cluster/second-link same-nic", "second-link-same-nic@n2").byHand("which stanza has it is seen in an editor",
                    "n2: ip addr del 10.10.10.2/24 dev vmbr0; ip addr add 10.10.10.2/24 dev nic1"),
            of("02-cluster/links-connected disconnected", "link1-down@n2")
                    .byHand("what is in the way shows only there", "n2: ip link set nic1 up; ifreload -a"),
            of("02-cluster/links-connected disconnected", "n2: iptables -A INPUT -p udp --dport 5406 -j DROP")
                    .byHand("which rule is in the way shows only there", "n2: iptables -D INPUT -p udp --dport 5406 -j DROP"),
            of("02-cluster/links-connected fewer",
                    "n2: cd /etc/corosync; sed -i '/ring1_addr/d' corosync.conf; systemctl restart corosync; "
                    + "cp /etc/pve/corosync.conf corosync.conf"),
            of("02-cluster/corosync-apart shared", "corosync-on-storage@n1")
                    .byHand(EDITED, edit("s/ring1_addr: 10.10.20.20/ring1_addr: 10.10.10./")));

    private TrustRemedies() {
    }
}

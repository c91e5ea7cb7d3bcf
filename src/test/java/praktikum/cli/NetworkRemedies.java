package praktikum.cli;

import static praktikum.cli.RemedyState.of;

import java.util.List;

/** Mistakes of lab 01 in the network of a machine, and between machines. */
final class NetworkRemedies {

    private static final String FILE = "/etc/network/interfaces";
    private static final String STANZA = "which stanza and which line is seen in an editor";
    private static final String HEAD = "auto lo\\niface lo inet loopback\\n\\niface nic0 inet manual\\n\\n";
    private static final String ADDRESS = "\\taddress 192.168.137.11/24\\n\\tgateway 192.168.137.1\\n";
    private static final String PORTS = "\\tbridge-ports nic0\\n\\tbridge-stp off\\n\\tbridge-fd 0\\n";
    private static final String BRIDGE = "auto vmbr0\\niface vmbr0 inet static\\n" + ADDRESS + PORTS;
    private static final String LARGE =
            "NODE: sed -i -e 's/^iface nic0 inet manual/&\\n\\tmtu 9000/' -e 's/^\\tbridge-fd 0/&\\n\\tmtu 9000/' "
            + FILE + "; ifreload -a";
    private static final String BARE = "auto vmbr0\\niface vmbr0 inet manual\\n" + PORTS;

    /** On n2: the file written like this, and applied. */
    private static String applied(String text) {
        return written(text) + "; ifreload -a";
    }

    private static String written(String text) {
        return "n2: printf '" + text + "' > " + FILE;
    }

    private static String edit(String script) {
        return "n2: sed -i '" + script + "' " + FILE;
    }

    static final List<RemedyState> STATES = List.of(
            of("01-nodes/bridge-port no-bridge", "no-bridge@n2").byHand(STANZA, written(HEAD + BRIDGE)),
            of("01-nodes/bridge-port no-port", "bridge-without-port@n3")
                    .byHand(STANZA, "n3: sed -i 's/bridge-ports none/bridge-ports nic0/' " + FILE),
            of("01-nodes/bridge-port port-down", "port-down@n2"),
            of("01-nodes/bridge-port port-down", "cable-out@n1").hand("", "the cable is put in",
                    rehearsal -> Hands.hardware(rehearsal, "n1", hardware -> hardware.withCable("nic0", true))),
            of("01-nodes/bridge-port bridge-down", "n2: ip link set vmbr0 down"),
            of("01-nodes/bridge-port port-not-configured", edit("s/bridge-ports nic0/bridge-ports ens18/"))
                    .byHand(STANZA, edit("s/bridge-ports ens18/bridge-ports nic0/")),
            of("01-nodes/bridge-port mtu", applied(HEAD.replace("manual\\n", "manual\\n\\tmtu 9000\\n") + BRIDGE + "\\tmtu 9000\\n"))
                    .byHand(STANZA, edit("s/mtu 9000/mtu 1500/")),
            of("01-nodes/bridge-port mtu", "n2: ip link set dev vmbr0 mtu 1280").byHand(STANZA,
                    edit("s/^\\(iface \\(vmbr0\\|nic0\\) .*\\)/\\1\\n\\tmtu 1500/")),
            of("01-nodes/bridge-port mtu-not-for-good", LARGE.replace("NODE", "n1"), LARGE.replace("NODE", "n3"),
                    "n2: ip link set nic0 mtu 9000; ip link set vmbr0 mtu 9000").byHand(STANZA, LARGE.replace("NODE", "n2")),
            of("01-nodes/bridge-port mtu-not-for-good", edit("s/^\\tbridge-fd 0/&\\n\\tmtu 9000/"))
                    .byHand(STANZA, edit("s/mtu 9000/mtu 1500/")),
            of("01-nodes/bridge-port mtu-port", applied(HEAD.replace("manual\\n", "manual\\n\\tmtu 1400\\n") + BRIDGE))
                    .byHand(STANZA, edit("s/mtu 1400/mtu 1500/")),

            of("01-nodes/address prefix", "wrong-prefix@n2").byHand(STANZA, edit("s#192.168.137.11/16#192.168.137.11/24#")),
            of("01-nodes/address prefix", edit("s#137.11/24#137.11/16#") + "; ifreload -a").byHand(STANZA, edit("s#137.11/16#137.11/24#")),
            of("01-nodes/address no-address", applied(HEAD.replace("manual", "static\\n" + ADDRESS) + BARE))
                    .byHand(STANZA, written(HEAD + BRIDGE)),
            of("01-nodes/address other-address", edit("s#137.11/24#137.77/24#") + "; ifreload -a")
                    .byHand(STANZA, edit("s#137.77/24#137.11/24#")),
            of("01-nodes/address other-subnet", "other-subnet@n2").byHand(STANZA, edit("s#address 192.168.136.11#address 192.168.137.11#")),
            of("01-nodes/address taken", "n3: ip addr add 192.168.137.11/24 dev vmbr0"),
            of("01-nodes/address taken", "n3: printf '\\niface vmbr0 inet static\\n\\taddress 192.168.137.11/24\\n' >> " + FILE
                    + "; ifreload -a").byHand(STANZA, "n3: sed -i '/137.11/d' " + FILE),

            of("01-nodes/bridge-static dhcp", "dhcp-address@n2").byHand(STANZA,
                    edit("s/\\(iface vmbr0 inet \\)dhcp/\\1static\\n\\taddress 192.168.137.11\\/24\\n\\tgateway 192.168.137.1/")),
            of("01-nodes/bridge-static other-interface", "address-on-port@n2").byHand(STANZA, written(HEAD + BRIDGE)),
            of("01-nodes/bridge-static other-bridge", "no-bridge@n2").byHand(STANZA, edit("s/vmbr9/vmbr0/")),
            of("01-nodes/bridge-static other-address", edit("s#137.11/24#137.77/24#")).byHand(STANZA, edit("s#137.77/24#137.11/24#")),
            of("01-nodes/bridge-static no-address", "n2: echo > " + FILE).byHand(STANZA, written(HEAD + BRIDGE)),
            of("01-nodes/bridge-static no-stanza", applied(HEAD + "auto nic0.5\\niface nic0.5 inet static\\n" + ADDRESS))
                    .byHand(STANZA, "n2: printf '\\nauto vmbr0\\niface vmbr0 inet manual\\n\\tbridge-ports nic0\\n' >> " + FILE),
            of("01-nodes/bridge-static source-directory", ("n2: printf '" + BRIDGE + "' > " + FILE + ".d/bridge; printf '" + HEAD
                    + "source-directory /etc/network/interfaces.d\\n' > " + FILE + "; ifreload -a").replace("nic0", "eno1"))
                    .from(RemedyState.From.OLDER).mentions("source /etc/network/interfaces.d/*")
                    .byHand(STANZA, edit("s#^source-directory.*#source /etc/network/interfaces.d/*#")),
            of("01-nodes/bridge-static not-at-boot", edit("/^auto vmbr0/d")).byHand(STANZA, edit("s/^iface vmbr0/auto vmbr0\\n&/")),
            of("01-nodes/applied pending", "pending-interfaces@n2")
                    .byHand("pressed in the web interface: Revert takes the file away", "n2: rm " + FILE + ".new"),

            of("01-nodes/gateway two", "second-gateway@n2"),
            of("01-nodes/gateway two", "n2: printf '\\tgateway 10.10.10.254\\n' >> " + FILE + "; ifreload -a")
                    .byHand(STANZA, edit("/gateway 10.10.10.254/d")),
            of("01-nodes/gateway two", "n2: ip route add default via 192.168.137.1 dev nic1 metric 500"),
            of("01-nodes/gateway none", "no-gateway@n3"),
            of("01-nodes/gateway none", edit("/gateway/d") + "; ifreload -a; ip route del default")
                    .byHand(STANZA, edit("s#\\taddress 192.*#&\\n\\tgateway 192.168.137.1#")),
            of("01-nodes/gateway other-gateway", "other-gateway@n1"),
            of("01-nodes/gateway other-gateway", edit("s/gateway 192.168.137.1/gateway 192.168.137.254/") + "; ifreload -a")
                    .byHand(STANZA, edit("s/gateway 192.168.137.254/gateway 192.168.137.1/")),
            of("01-nodes/gateway not-for-good", edit("s/gateway 192.168.137.1/gateway 192.168.137.9/"))
                    .byHand(STANZA, edit("s/gateway 192.168.137.9/gateway 192.168.137.1/")),
            of("01-nodes/resolver no-server", "n2: rm /etc/resolv.conf")
                    .byHand("a line in a file", "n2: echo nameserver 1.1.1.1 > /etc/resolv.conf"),
            of("01-nodes/resolver other-server", "resolver-other@n3")
                    .byHand("a line in a file", "n3: sed -i 's/^nameserver.*/nameserver 1.1.1.1/' /etc/resolv.conf"),

            of("01-nodes/web-reachable closed", "pveproxy-down@n2"),
            of("01-nodes/web-reachable silent", "n2: echo rusak > /etc/pve/nodes/n2/pve-ssl.key; systemctl restart pveproxy"),
            of("01-nodes/web-reachable silent", "n2: cd /etc/pve/nodes/n2; cp pve-ssl.pem pveproxy-ssl.pem; "
                    + "cp ../../pve-www.key pveproxy-ssl.key; systemctl restart pveproxy"),
            of("01-nodes/web-reachable turned-away", "n2: echo 'DENY_FROM=\"192.168.137.12\"' > /etc/default/pveproxy; "
                    + "systemctl restart pveproxy").byHand("which line it is is seen in an editor", "n2: rm /etc/default/pveproxy"),
            of("01-nodes/web-reachable unreachable", "n2: iptables -A INPUT -p tcp --dport 8006 -j DROP")
                    .byHand("which rule is in the way shows only there", "n2: iptables -D INPUT -p tcp --dport 8006 -j DROP"),
            of("01-nodes/web-reachable cut-off", "n2: ip link set nic0 down")
                    .byHand("what cuts it off shows only there", "n2: ip link set nic0 up"));

    private NetworkRemedies() {
    }
}

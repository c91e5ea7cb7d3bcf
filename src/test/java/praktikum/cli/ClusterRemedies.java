package praktikum.cli;

import static praktikum.cli.RemedyState.of;

import java.util.List;
import praktikum.cli.RemedyState.From;

/** Mistakes of lab 02 in membership, configuration and votes. */
final class ClusterRemedies {

    private static final String EDITED = "a copy of the configuration is edited and moved over it";
    private static final String PAGE = "the sentence names a section of the page: its block is typed";
    private static final String SINGLE = "systemctl stop pve-cluster corosync; pmxcfs -l; rm -f /etc/pve/corosync.conf; "
            + "for folder in /etc/pve/nodes/*; do [ \"$folder\" = \"/etc/pve/nodes/$(hostname)\" ] || rm -rf \"$folder\"; done; "
            + "rm -rf /etc/corosync/*; killall pmxcfs; systemctl start pve-cluster";
    private static final String ADD = "pvecm add 192.168.137.10";
    private static final String CONF = "/etc/corosync/corosync.conf";
    private static final String KEY_OF_N1 =
            "n3: ssh -o StrictHostKeyChecking=accept-new root@192.168.137.10 cat /etc/corosync/authkey > /etc/corosync/authkey";
    private static final String CONF_OF_N1 =
            "n3: ssh -o StrictHostKeyChecking=accept-new root@192.168.137.10 cat /etc/pve/corosync.conf > " + CONF;
    private static final String DEAF = "n3: iptables -A INPUT -p udp --dport 5405 -j DROP";
    private static final String HEARS = "n3: iptables -D INPUT -p udp --dport 5405 -j DROP";
    private static final String ADD_LINKED = ADD + " --link0 192.168.137.12 --link1 10.10.10.3";

    /** Somebody edits a copy of the cluster's configuration by this sed script, raises its version and moves it over the original. */
    static String edit(String script) {
        return "n1: cp /etc/pve/corosync.conf /etc/pve/corosync.conf.new; sed -i '" + script + "' /etc/pve/corosync.conf.new; "
                + "v=$(sed -n 's/^ *config_version: //p' /etc/pve/corosync.conf); "
                + "sed -i \"s/config_version: .*/config_version: $((v + 1))/\" /etc/pve/corosync.conf.new; "
                + "mv /etc/pve/corosync.conf.new /etc/pve/corosync.conf";
    }

    private static RemedyState plain(String mistake, String... made) {
        return of(mistake, made).from(From.PLAIN);
    }

    private static final String NEW_KEY = "n2: dd if=/dev/urandom of=/etc/corosync/authkey bs=256 count=1";

    static final List<RemedyState> STATES = List.of(
            of("02-cluster/cluster-name no-cluster").from(From.FRESH).at("pvecm create kelas-a", "n1").at(ADD, "n2", "n3"),
            plain("02-cluster/cluster-name other-name", "wrong-cluster-name@n1").at("pvecm create kelas-a", "n1").at(ADD, "n2", "n3")
                    .byHand(PAGE, "n1: " + SINGLE, "n2: " + SINGLE, "n3: " + SINGLE),

            plain("02-cluster/members own-cluster", "own-cluster@n3").before(ADD, PAGE, "n3: " + SINGLE),
            plain("02-cluster/members removed", "n1: pvecm delnode n3").mentions("pvecm delnode").before(ADD, PAGE, "n3: " + SINGLE),
            plain("02-cluster/members guests-in-the-way", "guests-in-the-way@n3")
                    .byHand("which guests are needed still, nobody else knows", "n3: rm /etc/pve/qemu-server/100.conf"),
            plain("02-cluster/members not-joined", "not-joined@n3"),
            of("02-cluster/members not-joined", "n3: " + SINGLE, "n1: pvecm delnode n3"),
            plain("02-cluster/members guests-left", "n3: systemctl stop pve-cluster corosync; pmxcfs -l; rm -f /etc/pve/corosync.conf "
                    + "/etc/corosync/*; killall pmxcfs; systemctl start pve-cluster", "n1: pvecm delnode n3")
                    .before(ADD, PAGE, "n3: " + SINGLE),
            plain("02-cluster/members still-listed", "n3: " + SINGLE),
            of("02-cluster/members still-listed", "n3: " + SINGLE),
            plain("02-cluster/members still-listed", "n2: " + SINGLE, "n1: pvecm delnode n2", "n3: " + SINGLE).inTwoRounds(),
            plain("02-cluster/members wrong-address", "wrong-link-address@n2")
                    .byHand(EDITED, edit("s/ring0_addr: 192.168.137.111/ring0_addr: 192.168.137.11/")),
            plain("02-cluster/members surplus", "surplus-member@n1"),
            plain("02-cluster/members half-joined", "n3: " + SINGLE, KEY_OF_N1, CONF_OF_N1).before(ADD, PAGE, "n3: " + SINGLE),
            of("02-cluster/members half-joined", "n3: " + SINGLE, KEY_OF_N1, CONF_OF_N1).before(ADD_LINKED, PAGE, "n3: " + SINGLE),
            plain("02-cluster/members leftovers", "n3: " + SINGLE, "n1: pvecm delnode n3", KEY_OF_N1).before(ADD, PAGE, "n3: " + SINGLE),
            plain("02-cluster/members join-waiting", "n3: " + SINGLE, "n1: pvecm delnode n3", DEAF, "n3: timeout 60 " + ADD)
                    .mentions("pvecm add").byHand("which rule is in the way shows only there", HEARS, "n3: sleep 60"),

            of("02-cluster/views-agree stale", "stale-view@n2"),
            plain("02-cluster/views-agree apart", DEAF).byHand("which rule is in the way shows only there", HEARS).withoutPrerequisites(),

            of("02-cluster/config-version older-config", "old-config@n2"),
            of("02-cluster/config-version newer-locally", "n2: sed -i 's/config_version: .*/config_version: 19/' " + CONF
                    + "; systemctl restart corosync"),
            of("02-cluster/config-version local-mode", "n3: systemctl stop pve-cluster corosync; pmxcfs -l").mentions("pmxcfs -l"),
            plain("02-cluster/config-version missed-meanwhile", DEAF, "n1: sleep 30", edit("s/  secauth: on/&/"))
                    .byHand("what keeps it apart shows only there", HEARS, "n3: sleep 60; systemctl restart corosync"),
            plain("02-cluster/config-version not-taken", DEAF, "n1: sleep 30", edit("s/  secauth: on/&/"), HEARS, "n1: sleep 30"),
            of("02-cluster/config-copied differs", "n2: sed -i 's/secauth: on/secauth: on\\n  token: 9000/' " + CONF),
            of("02-cluster/config-copied differs", "n3: echo > " + CONF),
            of("02-cluster/config-copied other-key", NEW_KEY),
            of("02-cluster/config-copied other-key", NEW_KEY + "; systemctl restart corosync"),
            of("02-cluster/config-copied other-key", "n3: rm /etc/corosync/authkey"),
            of("02-cluster/cluster-name local-name", "n2: sed -i 's/cluster_name: .*/cluster_name: lain/' " + CONF
                    + "; systemctl restart corosync"),

            of("02-cluster/corosync-running stopped", "corosync-down@n3"),
            of("02-cluster/corosync-running stopped", "pve-cluster-down@n2"),
            of("02-cluster/corosync-running stopped", "pmxcfs-crashed@n2"),
            of("02-cluster/corosync-running stopped", "missing-votes@n2"),
            of("02-cluster/corosync-running masked", "n2: systemctl mask --now corosync"),
            of("01-nodes/services masked", "corosync-masked@n2"),
            of("01-nodes/services masked", "n2: systemctl mask corosync; systemctl disable pve-cluster"),
            of("01-nodes/services not-at-boot", "n2: systemctl disable corosync"),
            of("02-cluster/corosync-running masked", "n2: systemctl stop pve-cluster; systemctl mask pve-cluster"),
            of("02-cluster/corosync-running outdated", "n2: systemctl stop corosync", edit("s/  secauth: on/&/"),
                    "n2: systemctl start corosync"),
            plain("02-cluster/quorate blocked", DEAF).mentions("ping").byHand("which rule is in the way shows only there", HEARS),
            of("02-cluster/quorate uncounted", "corosync-down@n3").withoutPrerequisites(),
            of("02-cluster/quorate waiting-for-all", edit("s/provider: corosync_votequorum$/&\\n  two_node: 1/"),
                    "n2: systemctl stop corosync", "n1: systemctl restart corosync").from(From.PAIR).withoutPrerequisites(),

            of("02-cluster/votes expected-override", "expected-override@n1"),
            of("02-cluster/votes expected-too-many", "n1: pvecm expected 5"),
            of("02-cluster/votes uneven-votes", "node-with-many-votes@n2").byHand(EDITED, edit("s/quorum_votes: .*/quorum_votes: 1/")),
            of("02-cluster/votes missing-votes", "corosync-down@n3").withoutPrerequisites()
                    .at("systemctl enable --now corosync", "n3"),
            of("02-cluster/votes expected-configured", edit("s/provider: corosync_votequorum$/&\\n  expected_votes: 4/"))
                    .byHand(EDITED, edit("/expected_votes/d")),
            of("02-cluster/votes device-silent",
                    edit("s/provider: corosync_votequorum$/&\\n  device {\\n    model: net\\n    votes: 1\\n  }/")));

    private ClusterRemedies() {
    }
}

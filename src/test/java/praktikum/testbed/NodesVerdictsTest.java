package praktikum.testbed;

import static praktikum.testbed.Row.failed;
import static praktikum.testbed.Row.leftOut;
import static praktikum.testbed.Row.notMeasured;
import static praktikum.testbed.Row.passed;
import static praktikum.testbed.Row.skipped;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What labs 01 to 03 say of a cluster that has OpenSSH, a bridge, chrony and corosync, but neither systemd nor Proxmox VE. */
@OnTestbed(Tier.NODES)
class NodesVerdictsTest {

    private static final String NO_PMXCFS = "check.no-pmxcfs";
    private static final String NO_SYSTEMD = "check.refused.no-systemd";
    private static final String NO_COMMAND = "check.refused.command-missing";
    private static final String NO_LINK = "the site plans no second link, no storage network and no bond";
    private static final String NO_MEASUREMENT = "drill.network.missing";

    static final List<Row> ROWS = List.of(
            notMeasured("hostname", NO_PMXCFS, "the name is right, but whether Proxmox VE knows it only /etc/pve/nodes tells"),
            passed("name-resolves", "/etc/hosts has it; that /etc/pve is not there says nothing about names"),
            passed("names-agree", "the same /etc/hosts everywhere"),
            passed("own-identity", "host keys and cards of their own"),
            passed("bridge-port", "eno1 is in vmbr0 and has a carrier"),
            passed("address", "10.77.1.N/24 on vmbr0"),
            passed("bridge-static", "so it stands in /etc/network/interfaces"),
            passed("applied", "no interfaces.new"),
            passed("gateway", "one default route, through 10.77.1.254"),
            passed("resolver", "10.77.1.254 in /etc/resolv.conf"),
            notMeasured("time-synced", NO_SYSTEMD, "timedatectl asks systemd"),
            passed("time-agrees", "all of them have this computer's clock"),
            notMeasured("timezone", NO_SYSTEMD, "timedatectl asks systemd"),
            notMeasured("manager-version", NO_COMMAND, "pveversion is Proxmox VE's own"),
            passed("kernel", "all of them run this computer's kernel"),
            notMeasured("repositories", NO_COMMAND, "pvesh is Proxmox VE's own"),
            skipped("package-lists", "repositories", "check.no-proxmox-ve", "no such task, and nobody to carry it out"),
            failed("machine-kind", "container-undeclared",
                    "to systemd-detect-virt namespaces are a container, and a site that declares nothing means bare metal"),
            notMeasured("web-reachable", "check.no-proxmox-ve", "nobody listens on 8006, but there is no pveproxy that could"),
            notMeasured("services", NO_SYSTEMD, "systemctl asks systemd"),
            notMeasured("cluster-name", NO_PMXCFS, "/etc/pve/.members is pmxcfs's own"),
            skipped("members", "cluster-name", NO_PMXCFS, "no /etc/pve/corosync.conf without /etc/pve: not the same as no cluster"),
            skipped("views-agree", "cluster-name", NO_PMXCFS, "/etc/pve/.members"),
            skipped("config-version", "cluster-name", NO_PMXCFS, "/etc/pve/.members"),
            skipped("config-copied", "cluster-name", NO_PMXCFS, "/etc/pve/corosync.conf"),
            notMeasured("corosync-running", NO_SYSTEMD, "systemctl asks systemd"),
            passed("quorate", "corosync-quorumtool: three of three"),
            passed("votes", "total 3, expected 3, highest expected 3, quorum 2"),
            skipped("root-ssh", "cluster-name", NO_PMXCFS, "the host keys that Proxmox VE pins are below /etc/pve"),
            skipped("certificates", "cluster-name", NO_COMMAND, "the root has no openssl"),
            leftOut("second-link", NO_LINK), leftOut("links-connected", NO_LINK), leftOut("corosync-apart", NO_LINK),
            notMeasured("one-stopped", "check.no-drill", "no drill in a fresh workspace"),
            notMeasured("two-stopped", "check.no-drill", "the same"),
            notMeasured("recovered", "check.no-drill", "the same"),
            passed("one-plan", "vmbr0 has its address of the plan and no other"),
            passed("direct", "all of them are on one switch"),
            passed("neighbours", "behind each address is the card of that machine's vmbr0"),
            passed("path-mtu", "1500 bytes everywhere"),
            notMeasured("no-loss", NO_MEASUREMENT, "no drill in a fresh workspace"),
            notMeasured("latency", NO_MEASUREMENT, "the same"),
            notMeasured("bandwidth", NO_MEASUREMENT, "the same"),
            leftOut("storage-network", NO_LINK),
            leftOut("bond", NO_LINK), leftOut("bond-at-boot", NO_LINK));

    @Test
    void everyCheckSaysWhatTheTableSays(Testbed testbed, @TempDir Path folder) throws Exception {
        var rows = new ArrayList<>(ROWS);
        rows.add(Processor.row("no-device", "the nodes have this computer's processor and modules, and no /dev/kvm"));
        Table.holds(testbed.tier(), testbed.kit(folder), rows, "01-nodes", "02-cluster", "03-network");
    }
}

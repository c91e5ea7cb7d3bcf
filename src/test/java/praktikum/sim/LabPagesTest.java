package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.sim.machine.command.Answer;

/** The command blocks of the lab pages, as they stand there, lead from fresh installs to a healthy cluster. */
final class LabPagesTest {

    private static final Pattern BLOCK = Pattern.compile("```sh (on=[^\\n]*)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path keys;

    @ParameterizedTest
    @CsvSource({"9, 3, 192.168.137.1, 24, blckpink", "8, 5, fd00:20:30::1, 64, srv-"})
    void theirBlocksBuildTheCluster(int release, int count, String stem, int prefix, String name) throws IOException, InterruptedException {
        var machines = IntStream.rangeClosed(1, count).mapToObj(i -> new ClusterSpec.Machine(name + "0" + i, stem + i,
                List.of(stem.contains(":") ? "fd00:20:40::1" + i : "10.66.1.1" + i))).toList();
        String gateway = stem.contains(":") ? "fd00:20:30::1" : "192.168.137.1";
        var spec = new ClusterSpec(machines, prefix, gateway, gateway, "lab.example", "vmbr0", release == 8 ? "eno1" : "nic0", release,
                "Asia/Jakarta",
                "none", "praktikum", 5, 300, keys, List.of());
        try (var cluster = EmbeddedCluster.start(spec)) {
            for (String lab : List.of("01-nodes", "02-cluster")) {
                carryOut(cluster, spec, Files.readString(Path.of("labs", lab, "lab.md")));
            }
            for (String node : cluster.machines()) {
                healthy(cluster, spec, node, count);
            }
        }
    }

    private static void carryOut(EmbeddedCluster cluster, ClusterSpec spec, String page) throws InterruptedException {
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            String attributes = block.group(1);
            if (attributes.contains("by=hand") || attributes.contains("reboots=yes") || attributes.contains("unless=config-copied")) {
                continue;
            }
            List<String> all = cluster.machines();
            List<String> on = attributes.contains("on=each-node") ? all : attributes.contains("on=node1") ? all.subList(0, 1)
                    : all.subList(1, all.size());
            for (String node : on) {
                Answer answer = cluster.run(node, filled(block.group(2), node, spec), "praktikum\nyes\n");
                assertEquals(0, answer.exit(), block.group(2) + answer);
                assertEquals("", answer.err(), block.group(2));
            }
        }
    }

    private static void healthy(EmbeddedCluster cluster, ClusterSpec spec, String node, int count) throws InterruptedException {
        String quorum = cluster.run(node, "corosync-quorumtool -s", "").out();
        assertTrue(quorum.contains("Quorate:          Yes\n") && quorum.contains("Total votes:      " + count + "\n"), quorum);
        assertEquals(new Answer(0, "", ""), cluster.run(node, "cmp /etc/corosync/corosync.conf /etc/pve/corosync.conf", ""));
        String pem = "/etc/pve/nodes/" + node + "/pve-ssl.pem";
        assertEquals(pem + ": OK\n", cluster.run(node, "openssl verify -CAfile /etc/pve/pve-root-ca.pem " + pem, "").out());
        for (var peer : spec.nodes()) {
            assertEquals(0, cluster.run(node, "bash -c 'exec 3<>\"/dev/tcp/$1/8006\"' - " + peer.address(), "").exit());
            assertEquals(new Answer(0, "", ""), cluster.run(node, "/usr/bin/ssh -e none -o BatchMode=yes -o HostKeyAlias=" + peer.name()
                    + " -o UserKnownHostsFile=/etc/pve/nodes/" + peer.name() + "/ssh_known_hosts -o GlobalKnownHostsFile=none root@"
                    + peer.address() + " /bin/true", ""));
            assertTrue(cluster.run(node, "getent ahosts " + peer.name(), "").out().startsWith(peer.address()));
        }
    }

    private static String filled(String text, String node, ClusterSpec spec) {
        String hosts = spec.nodes().stream().map(one -> one.address() + " " + one.name() + "." + spec.domain() + " " + one.name())
                .collect(Collectors.joining("\n"));
        var own = spec.nodes().stream().filter(one -> one.name().equals(node)).findFirst().orElseThrow();
        String filled = text.replace("${hosts.lines}", hosts).replace("${node.name}", node).replace("${node.address}", own.address())
                .replace("${network.bridge}", spec.bridge()).replace("${network.prefix}", String.valueOf(spec.prefix()))
                .replace("${network.gateway}", spec.gateway())
                .replace("${network.dns}", spec.dns()).replace("${network.domain}", spec.domain()).replace("${cluster.name}", "praktikum")
                .replace("${time.zone}", spec.timeZone()).replace("${nodes.count}", String.valueOf(spec.nodes().size()));
        for (int i = 0; i < spec.nodes().size(); i++) {
            String key = String.format(Locale.ROOT, "${node%d.", i + 1);
            filled = filled.replace(key + "name}", spec.nodes().get(i).name()).replace(key + "address}", spec.nodes().get(i).address());
        }
        return filled;
    }
}

package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import praktikum.fact.cluster.ClusterStatus;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.CorosyncLinks;
import praktikum.fact.cluster.DatacenterConfig;
import praktikum.fact.cluster.Members;
import praktikum.fact.cluster.PvecmNodes;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.cluster.QuorumMember;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.GuestList;
import praktikum.fact.guest.GuestResources;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.VmList;
import praktikum.fact.guest.config.GuestConfig;
import praktikum.fact.ha.HaGroups;
import praktikum.fact.ha.HaJournal;
import praktikum.fact.ha.HaManagerFile;
import praktikum.fact.ha.HaResources;
import praktikum.fact.ha.HaRules;
import praktikum.fact.ha.HaStatus;
import praktikum.fact.ha.LocalManagers;
import praktikum.fact.migration.MigrationLog;
import praktikum.fact.migration.ReplicationJobs;
import praktikum.fact.network.InterfacesFile;
import praktikum.fact.network.NodeNetwork;
import praktikum.fact.node.NodeStatus;
import praktikum.fact.node.PveVersion;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageResources;
import praktikum.fact.storage.StorageStatus;
import praktikum.fact.storage.VolumeList;
import praktikum.fact.system.FileText;
import praktikum.fact.system.ServiceStates;
import praktikum.fact.system.WriteTrial;
import praktikum.fact.task.TaskList;

/** Every fact that a capture can give is read from it, in every state and on every node it was captured on. */
class CapturedFactsTest {

    private static final String JSON = " --output-format json(-pretty)?";
    private static final String NODE = "pvesh get /nodes/[^/ ]+";

    record Reader(String command, Parser<?> parser) {
    }

    private static <T> Reader reader(String command, Parser<T> parser) {
        return new Reader(command, parser);
    }

    /** Who reads which command. */
    static final List<Reader> READERS = List.of(
            reader("cat \\S+", FileText::read),
            reader("cat /etc/network/interfaces", InterfacesFile::read),
            reader("cat /etc/pve/\\.members", Members::read),
            reader("cat /etc/pve/\\.vmlist", VmList::read),
            reader("cat /etc/pve/corosync\\.conf", CorosyncConf::read),
            reader("cat /etc/pve/ha/manager_status", HaManagerFile::read),
            reader("corosync-quorumtool -s|pvecm status", Quorum::read),
            reader("corosync-quorumtool -l|pvecm nodes", PvecmNodes::read),
            reader("corosync-cfgtool -s", CorosyncLinks::read),
            reader("ha-manager status( --verbose)?", HaStatus::readText),
            reader("pvesh get /cluster/ha/status/current" + JSON, HaStatus::readPvesh),
            reader("pvesh get /cluster/status" + JSON, ClusterStatus::read),
            reader("(" + NODE + "|pvesh get /cluster)/tasks" + JSON + "( --typefilter \\S+)?", TaskList::read),
            reader(NODE + "/network" + JSON, NodeNetwork::read),
            reader(NODE + "/services" + JSON, ServiceStates::readPvesh),
            reader(NODE + "/status" + JSON, NodeStatus::read),
            reader("systemctl .* list-units .*", ServiceStates::readList),
            reader("pveversion", PveVersion::read),
            reader("cat /etc/pve/(nodes/[^/]+/)?qemu-server/\\d+\\.conf", printed -> GuestConfig.readFile(printed, GuestKind.VM)),
            reader("cat /etc/pve/nodes/[^/]+/lxc/\\d+\\.conf", printed -> GuestConfig.readFile(printed, GuestKind.CONTAINER)),
            reader("qm config \\d+", printed -> GuestConfig.readText(printed, GuestKind.VM)),
            reader("pct config \\d+", printed -> GuestConfig.readText(printed, GuestKind.CONTAINER)),
            reader(NODE + "/qemu/\\d+/config" + JSON, printed -> GuestConfig.readPvesh(printed, GuestKind.VM)),
            reader(NODE + "/lxc/\\d+/config" + JSON, printed -> GuestConfig.readPvesh(printed, GuestKind.CONTAINER)),
            reader("pvesh get /cluster/resources" + JSON, GuestResources::read),
            reader("qm list", GuestList::readVms),
            reader("pct list", GuestList::readContainers),
            reader(NODE + "/(qemu|lxc)" + JSON, GuestList::readPvesh),
            reader("(qm|pct) status \\d+ --verbose", GuestStatus::readText),
            reader(NODE + "/(qemu|lxc)/\\d+/status/current" + JSON, GuestStatus::readPvesh),
            reader("pvesm list \\S+", VolumeList::readText),
            reader("qm migrate (100|102) \\S+ --online|qm migrate 101 pve2 --online|qm migrate 101 pve1 .*", MigrationLog::readCommand),
            reader("pvesh get /cluster/replication" + JSON, ReplicationJobs::readPvesh),
            reader("cat /var/log/pve/tasks/active|head -40 /var/log/pve/tasks/index", TaskList::readFiles),
            reader("cat /etc/pve/ha/resources\\.cfg", HaResources::readFile),
            reader("ha-manager config", HaResources::readText),
            reader("pvesh get /cluster/ha/resources" + JSON, HaResources::readPvesh),
            reader("cat /etc/pve/ha/rules\\.cfg", HaRules::readFile),
            reader("pvesh get /cluster/ha/rules" + JSON, HaRules::readPvesh),
            reader("cat /etc/pve/ha/groups\\.cfg", HaGroups::readFile),
            reader("pvesh get /cluster/ha/groups" + JSON, HaGroups::readPvesh),
            reader("cat /etc/pve/nodes/[^/]+/lrm_status", LocalManagers::readFile),
            reader("pvesh get /cluster/ha/status/manager_status" + JSON, LocalManagers::readPvesh),
            reader("pvesh get /cluster/ha/status/manager_status" + JSON, HaManagerFile::readPvesh),
            reader("journalctl .*", HaJournal::read),
            reader("pvesh get /cluster/options" + JSON, DatacenterConfig::readPvesh),
            reader("cat /etc/pve/storage\\.cfg", StorageConfig::read),
            reader("pvesm status", StorageStatus::readText),
            reader(NODE + "/storage" + JSON, StorageStatus::readPvesh),
            reader("pvesh get /cluster/resources" + JSON, StorageResources::read),
            reader("echo \\S+ > /etc/pve/\\S+", WriteTrial::read));

    /** Commands that no fact is read from. */
    private static final List<String> UNREAD = List.of(
            // What storage.cfg tells without Perl, and what lies on a storage of a node that is gone; pools.
            "pvesh get /storage" + JSON, NODE + "/storage/.*" + JSON, "pvesm add .*", "qemu-img info .*", "pvesh get /pools(/\\S+)?" + JSON,
            "pvesh get /cluster/(backup|ceph/status)" + JSON,
            // Orders to guests, and trees of snapshots, which the file of the guest tells without Perl.
            "(qm|pct) (create|start|set|snapshot|rollback|listsnapshot) .*", NODE + "/(qemu|lxc)/\\d+/snapshot" + JSON,
            "qm migrate 101 pve2 --online --with-local-disks",
            // Once refused, as the node it ran on knew no such option.
            "pvesh get /cluster/resources --type vm" + JSON,
            // Orders to the HA manager, and a table for people of what is read from the file.
            "ha-manager (add|rules|groupadd)( .*)?",
            // What .members, corosync.conf and corosync-quorumtool tell cheaper.
            "pvesh get /nodes" + JSON, "pvesh get /cluster/config/(nodes|totem)" + JSON, "corosync-cmapctl .*",
            // Users, firewall and networks that the labs do not plan.
            "pveum .*", "pvesh get /access/users" + JSON, "pvesh get /cluster/(firewall/options|sdn/zones)" + JSON,
            // Tables for people of what is read as JSON.
            "pvesh get /cluster/status",
            // Logs and listings for people.
            "pvesh get /cluster/log" + JSON + " --max 20", "ls -.*", "bash -c .*",
            // The certificate itself: the labs ask openssl whether the cluster's authority has signed it.
            "openssl x509 .*",
            // Forming a cluster, which the labs' actions do and no check repeats.
            "pvecm create .*", "sshpass .*");

    @Test
    void everyCaptureIsUnderstoodByEveryReaderOfItsCommand() {
        var strange = new ArrayList<String>();
        var unclaimed = new TreeSet<String>();
        var used = new HashSet<Object>();
        int read = 0;
        int readings = 0;
        for (Capture capture : Capture.all()) {
            if (capture.command().isEmpty()) {
                continue;
            }
            var readers = READERS.stream().filter(reader -> capture.command().matches(reader.command())).toList();
            var unread = UNREAD.stream().filter(capture.command()::matches).toList();
            if (readers.isEmpty() == unread.isEmpty()) {
                unclaimed.add(capture.command());
            }
            used.addAll(unread);
            for (var reader : readers) {
                used.add(reader);
                if (reader.parser().read(capture.printed()) instanceof Reading.Strange<?> not) {
                    strange.add(capture.path() + ": " + not.why());
                }
            }
            read += readers.isEmpty() ? 0 : 1;
            readings += readers.size();
        }
        System.out.println("Facts from captures: " + readings + " readings of " + read + " captures understood, of " + Capture.all().size()
                + " in all");
        assertEquals(List.of(), strange);
        assertEquals(Set.of(), unclaimed, "commands with a reader, or else in the list of those without, not both");
        assertEquals(READERS.size() + UNREAD.size(), used.size(), () -> "a line of a list that fits no command: " + used);
        assertTrue(readings >= 400, "fewer readings than there were: " + readings);
    }

    /** What several commands of one state say on one node is the same thing. */
    @Test
    void factsOfOneStateAgree() {
        var views = new TreeMap<String, Map<String, Capture>>();
        for (Capture capture : Capture.all()) {
            views.computeIfAbsent(capture.state() + " " + capture.node(), key -> new TreeMap<>()).putIfAbsent(capture.command(), capture);
        }
        int compared = 0;
        for (var view : views.entrySet()) {
            var captures = view.getValue();
            if (!captures.containsKey("cat /etc/pve/.members")) {
                continue;
            }
            var members = Readings.known(Members.read(captures.get("cat /etc/pve/.members").printed()));
            var quorum = Readings.known(Quorum.read(captures.get("corosync-quorumtool -s").printed()));
            var pvecm = Readings.known(Quorum.read(captures.get("pvecm status").printed()));
            var nodes = Readings.known(PvecmNodes.read(captures.get("pvecm nodes").printed()));
            var status = Readings.known(ClusterStatus.read(captures.get("pvesh get /cluster/status --output-format json").printed()));
            var ha = Readings.known(HaStatus.readText(captures.get("ha-manager status").printed()));
            var links = Readings.known(CorosyncLinks.read(captures.get("corosync-cfgtool -s").printed()));

            assertEquals(members.quorate(), quorum.quorate(), view.getKey());
            assertEquals(members.quorate(), pvecm.quorate(), view.getKey());
            assertEquals(members.cluster(), status.cluster(), view.getKey());
            // A node without a cluster calls itself quorate, and online: there is nobody to be cut off from.
            assertEquals(members.cluster().isEmpty() || members.quorate(), ha.quorate(), view.getKey());
            assertEquals(members.cluster().isEmpty() ? Set.of(members.self()) : members.online(),
                    status.nodes().stream().filter(ClusterStatus.Node::online)
                    .map(ClusterStatus.Node::name).collect(Collectors.toSet()), view.getKey());
            assertEquals(present(quorum), nodes.members().stream().map(QuorumMember::id).collect(Collectors.toSet()), view.getKey());
            assertEquals(present(quorum), present(pvecm), view.getKey());
            assertEquals(present(quorum),
                    members.nodes().stream().filter(Members.Node::online).map(Members.Node::id).collect(Collectors.toSet()), view.getKey());
            for (var link : links.links()) {
                var reached = link.peers().entrySet().stream().filter(peer -> peer.getValue() != CorosyncLinks.Reach.DISCONNECTED)
                        .map(Map.Entry::getKey).collect(Collectors.toSet());
                assertEquals(present(quorum), reached, view.getKey() + " link " + link.number());
            }
            compared++;
        }
        assertEquals(8, compared);
    }

    private static Set<Long> present(Quorum quorum) {
        return Optional.of(quorum).filter(Quorum.Counted.class::isInstance).map(Quorum.Counted.class::cast).stream()
                .flatMap(counted -> counted.nodes().stream()).map(QuorumMember::id).collect(Collectors.toSet());
    }
}

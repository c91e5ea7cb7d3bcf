package praktikum.fact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import praktikum.fact.cluster.Certificate;
import praktikum.fact.cluster.CertificateVerdict;
import praktikum.fact.cluster.ClusterStatus;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.CorosyncLinks;
import praktikum.fact.cluster.Members;
import praktikum.fact.cluster.MembershipNews;
import praktikum.fact.cluster.PvecmNodes;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.cluster.QuorumMember;
import praktikum.fact.cluster.SshTrial;
import praktikum.fact.guest.GuestCards;
import praktikum.fact.guest.VmList;
import praktikum.fact.ha.HaManagerFile;
import praktikum.fact.ha.HaStatus;
import praktikum.fact.network.Bonding;
import praktikum.fact.network.InterfacesFile;
import praktikum.fact.network.LinkTable;
import praktikum.fact.network.Neighbours;
import praktikum.fact.network.NodeNetwork;
import praktikum.fact.network.EchoAnswers;
import praktikum.fact.network.EchoTrace;
import praktikum.fact.network.PingSeries;
import praktikum.fact.network.ResolvedName;
import praktikum.fact.network.RouteTable;
import praktikum.fact.network.SizedPing;
import praktikum.fact.network.TcpTrial;
import praktikum.fact.network.Throughput;
import praktikum.fact.node.ApiVersion;
import praktikum.fact.node.AptRefresh;
import praktikum.fact.node.AptRepositories;
import praktikum.fact.node.ChronyTracking;
import praktikum.fact.node.ClockReading;
import praktikum.fact.node.CpuVirtualisation;
import praktikum.fact.node.ForbiddenModules;
import praktikum.fact.node.HostKeys;
import praktikum.fact.node.HostName;
import praktikum.fact.node.KernelModules;
import praktikum.fact.node.KernelRelease;
import praktikum.fact.node.NodeStatus;
import praktikum.fact.node.ProcessorFeatures;
import praktikum.fact.node.ProcessorKind;
import praktikum.fact.node.PveVersion;
import praktikum.fact.node.Subscription;
import praktikum.fact.node.TimeStatus;
import praktikum.fact.node.VirtualisationKind;
import praktikum.fact.node.WebAnswer;
import praktikum.fact.system.DeviceTrial;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.system.FileDigest;
import praktikum.fact.system.FileText;
import praktikum.fact.system.ServiceStates;
import praktikum.fact.system.WriteTrial;
import praktikum.fact.task.TaskList;

/**
 * A parser with outputs it understands.
 *
 * @param essence what a check would decide by; no damaged word may turn it into something else
 */
record Subject(String name, Parser<?> parser, Function<Object, Object> essence, List<Printed> samples) {

    @Override
    public String toString() {
        return name;
    }

    static List<Subject> all() {
        List<Subject> all = new ArrayList<>();
        add(all, "AptRefresh", AptRefresh::read, refresh -> "",
                text("E: Failed to fetch http://a.b/c  404  Not Found [IP: 192.0.2.1 80]\n"),
                error(1, "cat: /x: No such file or directory\n"));
        add(all, "DeviceTrial", DeviceTrial::read, DeviceTrial::usable, text(""),
                error(1, "head: cannot open '/x' for reading: No such device\n"));
        add(all, "ForbiddenModules", ForbiddenModules::read, forbidden -> "",
                text("/etc/modprobe.d/a.conf:blacklist nvidiafb\n"), error(1, ""));
        add(all, "ProcessorKind", ProcessorKind::read, processor -> "", text("x86_64\n"));
        add(all, "HostKeys", HostKeys::read, keys -> keys.keys().size(), text("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA root@a\n"));
        add(all, "HostName", HostName::read, name -> "", text("blckpink01\n"));
        add(all, "DirectoryListing", DirectoryListing::read, DirectoryListing::present, text("pve1\npve2\n"),
                error(2, "ls: cannot access '/x': No such file or directory\n"));
        add(all, "FileDigest", FileDigest::read, digest -> digest.sha256().isPresent(),
                text("a".repeat(64) + "  /etc/corosync/authkey\n"), error(1, "sha256sum: /x: No such file or directory\n"));
        add(all, "FileText", FileText::read, file -> file.text().isPresent(), text("a\n"),
                error(1, "cat: /x: No such file or directory\n"));
        add(all, "ResolvedName", ResolvedName::read, ResolvedName::resolved, text("192.168.137.10  STREAM pve1.lan\nfd00::1 DGRAM\n"),
                error(2, ""));
        add(all, "InterfacesFile", InterfacesFile::read, file -> "", captures("cat /etc/network/interfaces"));
        add(all, "LinkTable", LinkTable::read, table -> "", text("""
                [{"ifname":"vmbr0","flags":["UP","LOWER_UP"],"mtu":1500,"operstate":"UP","link_type":"ether","address":"bc:24:11:00:00:01","addr_info":
                [{"family":"inet","local":"192.168.137.10","prefixlen":24,"scope":"global"}]},{"ifname":"nic0","flags":[],"mtu":1500,"operstate":"UP",
                "link_type":"ether","master":"vmbr0","linkinfo":{"info_kind":"veth"},"addr_info":[]}]"""));
        add(all, "RouteTable", RouteTable::read, table -> "",
                text("[{\"dst\":\"default\",\"gateway\":\"192.168.137.1\",\"dev\":\"vmbr0\",\"flags\":[\"onlink\"]}]"));
        add(all, "PingSeries", PingSeries::read, series -> List.of(series.sent(), series.received()), text("""
                PING 192.0.2.11 (192.0.2.11) 56(84) bytes of data.
                64 bytes from 192.0.2.11: icmp_seq=1 ttl=64 time=0.436 ms
                From 192.0.2.10 icmp_seq=2 Destination Host Unreachable

                --- 192.0.2.11 ping statistics ---
                3 packets transmitted, 2 received, +1 errors, 33.3333% packet loss, time 2053ms
                rtt min/avg/max/mdev = 0.436/0.489/0.533/0.040 ms
                """), error(2, "ping: connect: Network is unreachable\n"));
        add(all, "EchoTrace", printed -> EchoTrace.read(printed, Duration.ofMillis(100)), trace -> List.of(trace.sent(),
                trace.replies().size()), text("""
                PING 192.0.2.15 (192.0.2.15) 56(84) bytes of data.
                [1765708193.123456] 64 bytes from 192.0.2.15: icmp_seq=1 ttl=64 time=0.436 ms
                [1765708193.323501] 64 bytes from 192.0.2.15: icmp_seq=3 ttl=64 time=0.401 ms

                --- 192.0.2.15 ping statistics ---
                3 packets transmitted, 2 received, 33.3333% packet loss, time 203ms
                rtt min/avg/max/mdev = 0.401/0.418/0.436/0.017 ms
                """));
        add(all, "ProcessorFeatures", ProcessorFeatures::read, features -> "",
                text("model name\t: AMD Ryzen 5 PRO 4650G\nflags\t\t: fpu vme sse4_2 aes\n"));
        add(all, "EchoAnswers", EchoAnswers::read, answers -> List.of(answers.sent(), answers.received()), text("""
                PING 192.0.2.1 (192.0.2.1): 56 data bytes
                64 bytes from 192.0.2.1: seq=0 ttl=64 time=0.085 ms

                --- 192.0.2.1 ping statistics ---
                3 packets transmitted, 3 packets received, 0% packet loss
                round-trip min/avg/max = 0.060/0.070/0.085 ms
                """), text("""
                PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.

                --- 192.0.2.1 ping statistics ---
                3 packets transmitted, 3 received, +1 duplicates, 0% packet loss, time 2003ms
                """));
        add(all, "SizedPing", SizedPing::read, SizedPing::answered,
                text("3 packets transmitted, 3 received, 0% packet loss, time 402ms\n"), Printed.of(1,
                "From 192.0.2.1 icmp_seq=1 Frag needed and DF set (mtu = 1400)\n3 packets transmitted, 0 received, +3 errors, "
                        + "100% packet loss, time 402ms\n", ""));
        add(all, "Throughput", Throughput::read, stream -> stream.error().isPresent(), text("""
                {"start":{},"intervals":[],"end":{"sum_sent":{"bits_per_second":942000000.5,"retransmits":3},
                "sum_received":{"bits_per_second":941000000.5}}}"""), Printed.of(1,
                "{\"start\":{},\"end\":{},\"error\":\"unable to connect to server: Connection refused\"}", ""));
        add(all, "Neighbours", Neighbours::read, neighbours -> "", text("""
                [{"dst":"192.0.2.11","dev":"vmbr0","lladdr":"bc:24:11:00:00:02","state":["REACHABLE"]},{"dst":"192.0.2.12","dev":"vmbr0",
                "state":["FAILED"]}]"""));
        add(all, "Bonding", Bonding::read, bond -> bond.map(Bonding::mode), text("""
                Ethernet Channel Bonding Driver: v6.17.2-1-pve

                Bonding Mode: fault-tolerance (active-backup)
                Primary Slave: None
                Currently Active Slave: nic0
                MII Status: up

                Slave Interface: nic0
                MII Status: up
                """), error(1, "cat: /proc/net/bonding/bond0: No such file or directory\n"));
        add(all, "NodeNetwork", NodeNetwork::read, network -> "", captures("pvesh get /nodes/pve1/network --output-format json"));
        add(all, "TimeStatus", TimeStatus::read, TimeStatus::synchronised, text("Timezone=Asia/Jakarta\nNTPSynchronized=yes\n"),
                text("Timezone=UTC\nNTPSynchronized=no\n"));
        add(all, "ChronyTracking", ChronyTracking::read, tracking -> List.of(tracking.running(), tracking.synchronised()),
                text("C0A88901,192.168.137.1,3,1765707611.1,-0.000012345,0.0,0.0,-12.3,0.0,0.0,0.001,0.002,64.2,Normal\n"),
                error(1, "506 Cannot talk to daemon\n"));
        add(all, "ClockReading", ClockReading::read, clock -> clock.offset(), text("1765707612.250000000\n"));
        add(all, "PveVersion", PveVersion::read, version -> version.manager(), captures("pveversion"));
        add(all, "ApiVersion", ApiVersion::read, version -> version.version(),
                text("{\"release\":\"9.1\",\"repoid\":\"2a\",\"version\":\"9.1.1\"}"));
        add(all, "KernelRelease", KernelRelease::read, kernel -> "", text("6.17.2-1-pve\n"));
        add(all, "AptRepositories", AptRepositories::read, apt -> "", text("""
                {"digest":"a","errors":[],"files":[{"path":"/etc/apt/x","repositories":[{"Components":["c"],"Enabled":1,"Suites":["trixie"],"Types":["deb"],"URIs":["u"]}]}],
                "standard-repos":[{"handle":"enterprise","status":0},{"handle":"no-subscription","status":1},{"handle":"test"}]}"""));
        add(all, "Subscription", Subscription::read, Subscription::active, text("{\"status\":\"active\"}"),
                text("{\"status\":\"notfound\"}"));
        add(all, "TaskList", TaskList::read, list -> list.tasks().size(), captures("pvesh get /nodes/pve2/tasks --output-format json"));
        add(all, "CpuVirtualisation", CpuVirtualisation::read, flag -> flag, text("vmx\n"), error(1, ""));
        add(all, "KernelModules", KernelModules::read, modules -> modules.names().size(),
                text("kvm 1146880 3 kvm_intel, Live 0xffffffffc0a00000\n"));
        add(all, "VirtualisationKind", VirtualisationKind::read, VirtualisationKind::bareMetal, text("kvm\n"), Printed.of(1, "none\n", ""));
        add(all, "NodeStatus", NodeStatus::read, status -> status.cpus(), captures("pvesh get /nodes/pve1/status --output-format json"));
        add(all, "ServiceStates.readShow", ServiceStates::readShow, states -> states.notActive().size(),
                text("Id=a.service\nActiveState=active\n\nId=b.service\nActiveState=failed\n"));
        add(all, "ServiceStates.readPvesh", ServiceStates::readPvesh, states -> states.states().size(),
                captures("pvesh get /nodes/pve1/services --output-format json"));
        add(all, "ServiceStates.readList", ServiceStates::readList, states -> states.notActive().size(),
                List.of(Capture.printed("pve9/04-healthy/systemctl"), Capture.printed("pve8/06-no-quorum/systemctl")));
        cluster(all);
        trials(all);
        StorageSubjects.addTo(all);
        GuestSubjects.addTo(all);
        return all;
    }

    private static void cluster(List<Subject> all) {
        add(all, "CorosyncConf", CorosyncConf::read, conf -> conf.map(CorosyncConf::configVersion), captures("cat /etc/pve/corosync.conf"));
        add(all, "Members", Members::read, members ->
                List.of(members.cluster().isPresent(), members.quorate(), members.nodes().stream().filter(Members.Node::online).count()),
                captures("cat /etc/pve/.members"));
        add(all, "VmList", VmList::read, list -> "", captures("cat /etc/pve/.vmlist"));
        add(all, "GuestCards", GuestCards::read, cards -> cards.cards().size(), Printed.of(
                "/etc/pve/nodes/n1/lxc/200.conf:net0: name=eth0,hwaddr=BC:24:11:00:00:03\n"), Printed.of(1, "", ""));
        add(all, "ClusterStatus", ClusterStatus::read,
                status -> List.of(status.cluster().map(Members.Cluster::quorate), status.nodes().stream()
                .filter(ClusterStatus.Node::online).count()), captures("pvesh get /cluster/status --output-format json"));
        List<Printed> quorum = new ArrayList<>(captures("corosync-quorumtool -s"));
        quorum.addAll(captures("pvecm status"));
        add(all, "Quorum", Quorum::read, one -> one instanceof Quorum.Counted c
                ? List.of(c.quorate(), c.total(), c.expected(), c.highest(), c.needed()) : one, quorum);
        add(all, "PvecmNodes", PvecmNodes::read, nodes -> List.of(nodes.state(), nodes.members().stream().map(QuorumMember::id).toList()),
                captures("pvecm nodes"));
        add(all, "CorosyncLinks", CorosyncLinks::read,
                links -> List.of(links.state(), links.links().stream().map(CorosyncLinks.Link::peers).toList()),
                captures("corosync-cfgtool -s"));
        add(all, "HaStatus.readText", HaStatus::readText, status -> List.of(status.quorate(), status.services().size()),
                captures("ha-manager status"));
        add(all, "HaStatus.readPvesh", HaStatus::readPvesh, HaStatus::quorate,
                captures("pvesh get /cluster/ha/status/current --output-format json"));
        add(all, "HaManagerFile", HaManagerFile::read, file -> "", captures("cat /etc/pve/ha/manager_status"));
    }

    private static void trials(List<Subject> all) {
        add(all, "SshTrial", SshTrial::read, trial -> trial.outcome(), text(""), text("hi\n"),
                error(255, "root@10.0.0.1: Permission denied (publickey,password).\n"),
                error(255, "Host key verification failed.\n"), error(255, "ssh: connect to host 10.0.0.1 port 22: No route to host\n"),
                error(124, ""));
        add(all, "MembershipNews", MembershipNews::read, MembershipNews::changed,
                text("  [TOTEM ] A new membership (1.d) was formed. Members joined: 2\n"), text(""));
        add(all, "Certificate", Certificate::read, certificate -> "",
                text("subject=OU=PVE Cluster Node, O=Proxmox Virtual Environment, CN=a\n"
                + "X509v3 Subject Alternative Name: \n    IP Address:127.0.0.1, DNS:a\n-----BEGIN PUBLIC KEY-----\nMFkw\n"
                + "-----END PUBLIC KEY-----\n"));
        add(all, "Certificate.readKey", Certificate::readKey, Optional::isPresent,
                text("-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n"),
                error(1, "Could not read key from x\n"));
        add(all, "TcpTrial", TcpTrial::read, trial -> trial.outcome(), text(""), error(1, "-: connect: Connection refused\n"),
                error(124, ""));
        add(all, "WebAnswer", printed -> WebAnswer.read(printed, WebAnswer.PAGE), WebAnswer::outcome,
                text("HTTP/1.1 200 OK\r\nServer: pve-api-daemon/3.0\r\n\r\n<title>a - Proxmox Virtual Environment</title>\n"),
                error(1, "40:error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:x.c:318:\n"), error(124, ""));
        add(all, "WriteTrial", WriteTrial::read, trial -> trial, text(""),
                error(1, "touch: cannot touch '/etc/pve/x': Permission denied\n"));
        add(all, "CertificateVerdict", CertificateVerdict::read, verdict -> verdict.outcome(), text("/etc/pve/nodes/a/pve-ssl.pem: OK\n"),
                error(2, "CN = a\nerror 20 at 0 depth lookup: unable to get local issuer certificate\nerror x.pem: verification failed\n"),
                error(2, "Could not open file or uri for loading certificate file from x\n"
                        + "1:error:2:system library:file_open:No such file or directory:y\n"));
    }

    @SuppressWarnings("unchecked")
    private static <T> void add(List<Subject> all, String name, Parser<T> parser, Function<T, Object> essence, List<Printed> samples) {
        all.add(new Subject(name, parser, (Function<Object, Object>) (Function<?, ?>) essence, samples));
    }

    static <T> void add(List<Subject> all, String name, Parser<T> parser, Function<T, Object> essence, Printed... samples) {
        add(all, name, parser, essence, List.of(samples));
    }

    private static Printed text(String out) {
        return Printed.of(out);
    }

    private static Printed error(int exit, String err) {
        return Printed.of(exit, "", err);
    }

    private static List<Printed> captures(String command) {
        return Capture.ofCommand(command).stream().map(Capture::printed).toList();
    }
}

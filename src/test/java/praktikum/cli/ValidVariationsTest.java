package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster that the labs have built, which is right, and stays so, however its files are written: each row writes something otherwise
 * than the labs do, and every check must go on passing.
 */
class ValidVariationsTest {

    private static final String FILE = "/etc/network/interfaces";
    private static final String SOURCES = "/etc/apt/sources.list.d/proxmox.sources";
    private static final String LIST = "/etc/apt/sources.list.d/pve.list";
    private static final String REFRESH = "; pvesh create /nodes/$(hostname)/apt/update";
    private static final String RELOAD = "; ifreload -a";
    private static final String CHRONY = "; systemctl restart chrony; sleep 20";

    /** What is typed, {@code NODE: LINE}, where {@code all} is each node. */
    private record Row(String because, List<String> typed) {
    }

    private static Row row(String because, String... typed) {
        return new Row(because, List.of(typed));
    }

    private static String file(String path, String text) {
        return "cat > " + path + " <<'EOF'\n" + text + "EOF\n";
    }

    /** Lines of n2's interfaces file changed by a sed script, and applied. */
    private static Row interfaces(String because, String script) {
        return row(because, "n2: sed -i " + script + " " + FILE + RELOAD);
    }

    private static Row repository(String because, String stanza) {
        return row(because, "n2: " + file(SOURCES, stanza) + REFRESH.substring(2));
    }

    /** Somebody edits a copy of the cluster's configuration by this sed script, raises its version and moves it over the original. */
    private static Row corosync(String because, String script) {
        return row(because, "n1: cp /etc/pve/corosync.conf /etc/pve/corosync.conf.new; sed -i '" + script + "' /etc/pve/corosync.conf.new; "
                + "v=$(sed -n 's/^[[:space:]]*config_version:[[:space:]]*//p' /etc/pve/corosync.conf); "
                + "sed -i \"s/config_version: .*/config_version: $((v + 1))/\" /etc/pve/corosync.conf.new; "
                + "mv /etc/pve/corosync.conf.new /etc/pve/corosync.conf");
    }

    private static final List<Row> NAMES = List.of(
            row("lines that end as Windows ends them", "n2: sed -i 's/$/\\r/' /etc/hosts"),
            row("names in capitals", "n2: sed -i -e 's/ n1$/ N1/' -e 's/n1.lab/N1.LAB/' /etc/hosts"),
            row("tabs, blanks before and behind, a comment behind the names",
                    "n2: sed -i -e 's/^192/  192/' -e 's/ /\\t/' -e 's/$/   # of the plan/' /etc/hosts"),
            row("only the short names", "all: sed -i 's/ [a-z0-9]*[.]lab[.]example / /' /etc/hosts"),
            row("the short name first, further names behind", "n3: sed -i 's/ n2[.]lab[.]example n2$/ n2 n2.lab.example dua pve2/' "
                    + "/etc/hosts"),
            row("a line twice", "n2: echo '192.168.137.12 n3' >> /etc/hosts"),
            row("each name has an address of IPv6 besides", "all: printf 'fd00:137::1%s n%s\\n' 0 1 1 2 2 3 >> /etc/hosts"),
            row("the whole name as host name, a blank line behind it", "n2: printf 'n2.lab.example\\n\\n' > /etc/hostname"));

    private static final List<Row> NETWORK = List.of(
            interfaces("blanks and tabs in plenty", "-e 's/^\\t/ \\t  /' -e 's/^iface vmbr0 inet static/iface  vmbr0\\tinet   static  /'"),
            interfaces("lines that end as Windows ends them", "'s/$/\\r/'"),
            interfaces("comments between the lines of a stanza", "-e 's/^\\tbridge-stp/\\t# no loops here\\n&/' -e 's/^iface vmbr0/# "
                    + "bridge\\n&/'"),
            interfaces("a line that goes on in the next", "'s/^\\tbridge-ports nic0/\\tbridge-ports \\\\\\n\\t\\tnic0/'"),
            interfaces("one auto line for all", "-e '/^auto /d' -e 's/^iface lo /auto lo vmbr0 nic1 nic2\\n&/'"),
            interfaces("the netmask as a length", "'s#^\\taddress 192.168.137.11/24#\\taddress 192.168.137.11\\n\\tnetmask 24#'"),
            interfaces("the mask behind the stroke", "'s#137.11/24#137.11/255.255.255.0#'"),
            interfaces("the same stanza in two halves",
                    "'s#^\\tbridge-ports nic0#\\niface vmbr0 inet static\\n\\tbridge-ports nic0#'"),
            interfaces("ports and cards by their alternative names",
                    "-e 's/^\\tbridge-ports nic0/\\tbridge-ports enx525400200002/' -e 's/^iface nic0 /iface enx525400200002 /'"),
            interfaces("a further address", "'s#^\\taddress 192.168.137.11/24#&\\n\\taddress 192.168.137.211/24#'"),
            row("a bond below the bridge, on all nodes", "all: sed -i 's/bridge-ports nic0$/bridge-ports bond0/' " + FILE
                    + "; printf '\\nauto bond0\\niface bond0 inet manual\\n\\tbond-slaves nic0 nic3\\n\\tbond-miimon 100\\n"
                    + "\\tbond-mode active-backup\\n' >> " + FILE + RELOAD),
            row("bridges that know VLANs, on all nodes", "all: sed -i 's/\\tbridge-fd 0/&\\n\\tbridge-vlan-aware yes\\n"
                    + "\\tbridge-vids 2-4094/' " + FILE + RELOAD),
            row("a bridge for guests alone", "n2: printf '\\nauto vmbr1\\niface vmbr1 inet manual\\n\\tbridge-ports none\\n"
                    + "\\tbridge-stp off\\n\\tbridge-fd 0\\n' >> " + FILE + RELOAD),
            row("a VLAN for storage on the bridge",
                    "n2: printf '\\nauto vmbr0.30\\niface vmbr0.30 inet static\\n\\taddress 10.30.0.2/24\\n' >> " + FILE + RELOAD),
            row("an address of IPv6 with a way out of its own", "n2: printf '\\niface vmbr0 inet6 static\\n\\taddress "
                    + "FD00:137:0:0::11/64\\n"
                    + "\\tgateway FD00:137::1\\n' >> " + FILE + RELOAD),
            row("large frames, on all nodes and their NFS server alike", "s1: ip link set ens18 mtu 9000",
                    "all: sed -i -e 's/^iface nic0 inet manual/&\\n\\tmtu 9000/' -e 's/^\\tbridge-fd 0/&\\n\\tmtu 9000/' " + FILE + RELOAD),
            row("large frames on the second card alone", "n2: sed -i 's#^\\taddress 10.10.10.2/24#&\\n\\tmtu 9000#' " + FILE + RELOAD),
            row("the bridge takes the size of its card", "all: sed -i 's/^iface nic0 inet manual/&\\n\\tmtu 1500/' " + FILE + RELOAD),
            row("tabs, options, a comment and a second name server", "n2: printf '; by hand\\nsearch\\tlab.example\\noptions edns0 "
                    + "rotate\\n"
                    + "nameserver\\t1.1.1.1\\nnameserver 9.9.9.9\\n' > /etc/resolv.conf"));

    private static final List<Row> SOFTWARE = List.of(
            row("one line in a .list file, with an option and a comment", "n2: rm " + SOURCES + "; echo 'deb [arch=amd64 signed-by="
                    + "/usr/share/keyrings/proxmox-archive-keyring.gpg] http://download.proxmox.com/debian/pve trixie "
                    + "pve-no-subscription # kelas'"
                    + " > " + LIST + REFRESH),
            row("in the main list", "n2: rm " + SOURCES + "; echo 'deb  http://download.proxmox.com/debian/pve/   "
                    + "trixie\tpve-no-subscription'"
                    + " >> /etc/apt/sources.list" + REFRESH),
            repository("switched on in so many words", "Types: deb\nURIs: http://download.proxmox.com/debian/pve/\nSuites: trixie\n"
                    + "Components: pve-no-subscription\nEnabled: true\nSigned-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\n"),
            repository("a field that goes on in the next line, comments between", "# kelas\nTypes: deb\nURIs:\n "
                    + "http://download.proxmox.com/debian/pve\n"
                    + "# the release\nSuites: trixie\nComponents:\n pve-no-subscription\n"
                    + "Signed-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\n"),
            row("lines that end as Windows ends them", "n2: sed -i 's/$/\\r/' " + SOURCES + REFRESH),
            repository("two repositories in one file", "Types: deb\nURIs: https://enterprise.proxmox.com/debian/pve\nSuites: trixie\n"
                    + "Components: pve-enterprise\nEnabled: false\n\nTypes: deb\nURIs: http://download.proxmox.com/debian/pve\n"
                    + "Suites: trixie\n"
                    + "Components: pve-no-subscription\nSigned-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\n"),
            row("the enterprise repository taken out, not switched off",
                    "n2: rm -f /etc/apt/sources.list.d/pve-enterprise.sources" + REFRESH),
            row("a mirror near by", "n2: echo '1.1.1.1 mirror.lab.example' >> /etc/hosts; " + file(SOURCES, "Types: deb\nURIs: "
                    + "http://mirror.lab.example/proxmox/debian/pve\nSuites: trixie\n"
                    + "Components: pve-no-subscription\nSigned-By: /usr/share/keyrings/proxmox-archive-keyring.gpg\n")
                    + REFRESH.substring(2)),
            row("a mirror of what is paid for", "n2: echo '1.1.1.1 pom.lab.example' >> /etc/hosts; rm " + SOURCES
                    + "; echo 'deb http://pom.lab.example/pve trixie pve-enterprise' > " + LIST + REFRESH),
            row("an old list that is kept under another ending",
                    "n2: echo 'deb https://enterprise.proxmox.com/debian/pve trixie pve-enterprise' > " + LIST + ".bak" + REFRESH),
            row("a time server by name and one by address, in a file of their own",
                    "n2: " + file("/etc/chrony/sources.d/local.sources", "# kelas\nserver 192.168.137.1 iburst prefer\n")
                    + CHRONY.substring(2)),
            row("a time server of the lab alone", "n2: " + file("/etc/chrony/chrony.conf",
                    "! old style comment\npool 192.168.137.1 iburst maxsources 2\nmakestep 1 3\nrtcsync\n") + CHRONY.substring(2)),
            row("a service that has nothing to do with it was stopped", "n2: systemctl disable --now spiceproxy"));

    private static final List<Row> CLUSTER = List.of(
            corosync("tabs in place of blanks", "s/^  */\\t/"),
            corosync("comments and blank lines", "s/^nodelist {/# the members\\n\\n&/"),
            corosync("a vote that goes without saying", "/nodeid: 2/,/quorum_votes/{/quorum_votes/d}"),
            corosync("it waits for all after a start", "s/provider: .*/&\\n  wait_for_all: 1/"),
            corosync("links by rank", "s/linknumber: 0/&\\n    knet_link_priority: 10/"),
            corosync("how it encrypts, spelt out", "s/  secauth: on/  crypto_cipher: aes256\\n  crypto_hash: sha256/"),
            corosync("members in another order", "s/nodeid: 1$/nodeid: 1/"),
            row("only blanks differ in the copy that corosync reads", "n2: sed -i 's/^  */    /' /etc/corosync/corosync.conf"),
            row("a remark in the copy that corosync reads", "n2: sed -i '1s/^/# copy\\n/' /etc/corosync/corosync.conf"),
            row("root by key alone", "all: echo 'PermitRootLogin prohibit-password' >> /etc/ssh/sshd_config; systemctl restart ssh"),
            row("settings of ssh of one's own", "n2: printf 'Host *\\n  ServerAliveInterval 30\\n  # kelas\\n' >> /root/.ssh/config"),
            row("somebody else's key besides",
                    "n1: echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBq0aGiXX1mJkzXJqQy8cQhXb2b1mX9yM5qFQ0H8Zf2L dosen' >> "
                            + "/etc/pve/priv/authorized_keys"),
            row("a certificate made anew", "n2: pvecm updatecerts --force; systemctl restart pveproxy"),
            row("a corosync that was started anew", "n3: systemctl restart corosync; sleep 60"));

    /** What the export says behind its path, applied. */
    private static Row export(String because, String clients) {
        return row(because, "s1: sed -i 's#^/srv/nfs/proxmox .*#/srv/nfs/proxmox " + clients + "#' /etc/exports; exportfs -ra");
    }

    private static final String HOSTS = "s1: printf '192.168.137.10 n1.lab.example n1\\n192.168.137.11 n2.lab.example n2\\n"
            + "192.168.137.12 n3.lab.example n3\\n' >> /etc/hosts";
    private static final String AGAIN = "all: umount /mnt/pve/nfs; pvesm status";

    private static Row named(String because, String clients) {
        return row(because, HOSTS, export("", clients).typed().getFirst(), AGAIN);
    }

    private static final List<Row> SHARED = List.of(
            export("an export for the network", "192.168.137.0/24(rw,sync,no_subtree_check,no_root_squash)"),
            export("an export for the network by its mask, options in another order", "192.168.137.0/255.255.255.0(no_root_squash,rw)"),
            export("defaults before the clients", "-rw,no_root_squash,no_subtree_check 192.168.137.10 192.168.137.11 192.168.137.12"),
            export("all are one user, which is root", "192.168.137.0/24(rw,all_squash,anonuid=0,anongid=0)"),
            named("an export for a domain", "*.lab.example(rw,no_root_squash,no_subtree_check)"),
            named("an export for names, short and whole", "n1(rw,no_root_squash) n2.lab.example(rw,no_root_squash) n3(rw,no_root_squash)"),
            row("a slash behind the path and another export", "s1: sed -i 's#^/srv/nfs/proxmox #/srv/nfs/proxmox/ #' /etc/exports; "
                    + "mkdir -p /srv/iso; echo '/srv/iso *(ro,no_subtree_check)' >> /etc/exports; exportfs -ra"),
            row("NFS 3", "n1: pvesm set nfs --options vers=3", AGAIN), row("NFS 4.1", "n1: pvesm set nfs --options vers=4.1", AGAIN),
            row("NFS 4.2, said in so many words", "n1: pvesm set nfs --options vers=4.2", AGAIN),
            row("the server by a name", "all: echo '192.168.137.50 nas.lab.example nas' >> /etc/hosts", "n1: pvesm remove nfs",
                    "all: umount /mnt/pve/nfs", "n1: pvesm add nfs nfs --server nas --export /srv/nfs/proxmox "
                    + "--content images,iso,vztmpl,backup,rootdir", "all: pvesm status"),
            row("another storage of the same kind", "s1: mkdir -p /srv/two; echo '/srv/two 192.168.137.0/24(rw,no_root_squash)' >> "
                    + "/etc/exports; exportfs -ra", "n1: pvesm add nfs two --server 192.168.137.50 --export /srv/two --content backup"));

    /** Changes the virtual machine and has it start anew with that. */
    private static Row machine(String because, String options) {
        return row(because, "n1: m=$(grep -o 'BC:24:11[^,]*' /etc/pve/qemu-server/100.conf); qm set 100 " + options
                + " && qm reboot 100 && sleep 40");
    }

    private static final List<Row> GUESTS = List.of(
            machine("an imitated card", "--net0 e1000=$m,bridge=vmbr0"),
            machine("the agent over an ISA port", "--agent enabled=1,type=isa"),
            machine("the agent in its short form", "--agent 1,fstrim_cloned_disks=1"),
            machine("one controller for all disks", "--scsihw virtio-scsi-pci"),
            machine("the processor of its node", "--cpu host"),
            machine("less memory while others need it", "--balloon 512"),
            row("a container that has moved", "n1: pct migrate 200 n3 --restart && sleep 20"),
            row("a second disk on shared storage, and a drive with nothing in it",
                    "n1: qm set 100 --scsi1 nfs:1 --ide0 none,media=cdrom"),
            row("an image in its drive that all nodes have", "n1: mkdir -p /mnt/pve/nfs/template/iso && echo iso > "
                    + "/mnt/pve/nfs/template/iso/a.iso && qm set 100 --ide0 nfs:iso/a.iso,media=cdrom"),
            row("tags, notes and an order of starting", "n1: qm set 100 --tags web --description kelas --startup order=2,up=30 && "
                    + "pct set 200 --tags web --startup order=1"),
            row("a mount point on shared storage", "n1: pct shutdown 200 && pct set 200 --mp0 nfs:1,mp=/srv/data && pct start 200 "
                    + "&& sleep 10"),
            row("a guest that nobody planned",
                    "n2: qm create 300 --name other --memory 512 --scsi0 local-lvm:1 --net0 virtio,bridge=vmbr0"));

    private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(4);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path folder;
    private static KeptMachines machines;

    /** Both labs carried out once; each row goes on from there. */
    @BeforeAll
    static void start() throws Exception {
        machines = KeptMachines.of(folder.resolve("built"), Expected.plan(), Rehearsal::carryOut);
    }

    @AfterAll
    static void stop() {
        AT_ONCE.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> whatIsRightIsRightHoweverItIsWritten() {
        var only = System.getProperty("row", "");
        var results = new LinkedHashMap<String, Future<?>>();
        Stream.of(NAMES, NETWORK, SOFTWARE, CLUSTER, SHARED, GUESTS).flatMap(List::stream)
                .filter(row -> row.because().matches(".*" + only + ".*")).forEach(row -> results.put(row.because(), AT_ONCE.submit(() -> {
                    holds(row);
                    return null;
                })));
        return results.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> row.getValue().get()));
    }

    private static void holds(Row row) throws Exception {
        try (var rehearsal = machines.start(folder.resolve("row" + NUMBER.incrementAndGet()))) {
            rehearsal.practice.cluster().speed(60);
            for (var line : row.typed()) {
                var at = line.indexOf(": ");
                var nodes = line.startsWith("all") ? List.of("n1", "n2", "n3") : List.of(line.substring(0, at));
                nodes.forEach(node -> rehearsal.must(node, line.substring(at + 2)));
            }
            new Expected(row.typed().toString(), row.because(), List.of()).holdsFor(rehearsal.settled().check(Optional.empty()));
        }
    }

    @TestFactory
    Stream<DynamicTest> noRowStandsTwice() {
        var rows = Stream.of(NAMES, NETWORK, SOFTWARE, CLUSTER, SHARED, GUESTS).flatMap(List::stream).map(Row::typed).toList();
        return Stream.of(DynamicTest.dynamicTest(rows.size() + " rows", () -> assertEquals(rows.size(), rows.stream().distinct().count())));
    }
}

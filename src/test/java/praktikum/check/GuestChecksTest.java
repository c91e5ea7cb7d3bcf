package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import praktikum.fact.cluster.DatacenterConfig;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.guest.inside.GuestSystem;
import praktikum.fact.network.EchoAnswers;
import praktikum.fact.network.Neighbours;
import praktikum.fact.storage.VolumeList;
import praktikum.host.replay.RecordedAnswers;
import praktikum.net.Addresses;

/** What lab 06 says of outputs: those of guests with which all is right, and rows in which one thing is otherwise. */
class GuestChecksTest {

    /** Skipped where something was not found out. */
    private static final Map<String, List<String>> AFTER = Map.of(
            "container-there", List.of("container-resources", "container-storage", "container-network", "container-unprivileged",
                    "container-runs", "container-release", "container-gateway", "reachable"),
            "machine-there", List.of("machine-resources", "machine-disks", "machine-drives", "machine-controller", "machine-network",
                    "machine-mac",                    "machine-runs", "agent-enabled", "agent-answers", "address-inside", "reachable"),
            "container-runs", List.of("container-release", "container-gateway", "reachable"),
            "machine-runs", List.of("agent-answers", "address-inside", "reachable"),
            "container-network", List.of("container-gateway", "reachable"),
            "machine-network", List.of("address-inside", "reachable"),
            "agent-enabled", List.of("agent-answers", "address-inside"), "agent-answers", List.of("address-inside"));

    private record Row(String because, UnaryOperator<GuestMachines> change, List<String> shows) {
    }

    private static Row row(String because, UnaryOperator<GuestMachines> change, String... shows) {
        return new Row(because, change, List.of(shows));
    }

    private static Row container(String because, String old, String now, String... shows) {
        return row(because, machines -> machines.container(old, now), shows);
    }

    private static Row machine(String because, String old, String now, String... shows) {
        return row(because, machines -> machines.machine(old, now), shows);
    }

    private static final List<Row> ROWS = List.of(
            row("all as planned", machines -> machines),
            row("guests that moved to another node", machines -> machines.places("n1/lxc/200", "n2/qemu-server/100")),
            row("an older template of the same release", machines -> machines.prints("n1", VolumeList.on("nfs"),
                    "Volid Format Type Size VMID\nnfs:vztmpl/debian-13-standard_13.0-1_amd64.tar.zst tzst vztmpl 129\n")),
            row("another template", machines -> machines.prints("n1", VolumeList.on("nfs"),
                    "Volid Format Type Size VMID\nnfs:vztmpl/debian-12-standard_12.7-1_amd64.tar.zst tzst vztmpl 129\n"),
                    "template-there ct1=missing"),
            row("an empty storage", machines -> machines.prints("n1", VolumeList.on("nfs"), ""), "template-there ct1=missing"),
            row("a storage that does not answer",
                    machines -> machines.fails("n1", VolumeList.on("nfs"), 4, "storage 'nfs' is not online\n"),
                    "template-there ct1=check.guest.storage-silent"),

            row("no container", machines -> machines.places("", "n2/qemu-server/100")
                    .prints("n1", VolumeList.on("nfs"),
                            "Volid Format Type Size VMID\nnfs:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst tzst "
                            + "vztmpl 129\n"), "container-there ct1=missing"),
            row("no machine", machines -> machines.places("n1/lxc/200", ""), "machine-there vm1=missing"),
            row("the number of the machine is a container's", machines -> machines.places("n1/lxc/100", ""),
                    "machine-there vm1=other-kind", "container-there ct1=missing"),
            row("the number of the container is a machine's", machines -> machines.places("", "n2/qemu-server/200"),
                    "machine-there vm1=missing", "container-there ct1=other-kind"),
            container("another name", "hostname: ct1", "hostname: CT1", "container-resources ct1=other-name"),
            container("fewer cores", "cores: 2", "cores: 1", "container-resources ct1=other-cores"),
            container("no limit of cores", "cores: 2\n", "", "container-resources ct1=no-limit"),
            container("more memory", "memory: 512", "memory: 1024", "container-resources ct1=other-memory"),
            container("memory that is not written is 512", "memory: 512\n", ""),
            container("no swap", "swap: 512", "swap: 0", "container-resources ct1=other-swap"),
            container("something waits for a restart", "unprivileged: 1\n", "unprivileged: 1\n\n[pve:pending]\nnameserver: 1.1.1.1\n",
                    "container-resources ct1=waiting"),
            container("a snapshot is no change that waits", "unprivileged: 1\n", "unprivileged: 1\n\n[before]\nmemory: 64\nsnaptime: 1\n"),
            container("on local-lvm", "nfs:200/vm-200-disk-0.raw", "local-lvm:vm-200-disk-0", "container-storage ct1=other-storage"),
            container("in a folder of the node", "nfs:200/vm-200-disk-0.raw", "/srv/ct", "container-storage ct1=folder"),
            container("no card", "net0: ", "net1: ", "container-network ct1=no-card"),
            container("on another bridge", "bridge=vmbr0", "bridge=vmbr1", "container-network ct1=other-bridge"),
            container("in a VLAN", "bridge=vmbr0", "bridge=vmbr0,tag=20", "container-network ct1=other-tag"),
            container("its cable is pulled", "bridge=vmbr0", "bridge=vmbr0,link_down=1", "container-network ct1=unplugged"),
            container("by DHCP", "ip=192.0.2.20/24", "ip=dhcp", "container-network ct1=dhcp"),
            container("another address", "ip=192.0.2.20/24", "ip=192.168.1.20/24", "container-network ct1=other-address"),
            container("another prefix", "ip=192.0.2.20/24", "ip=192.0.2.20/16", "container-network ct1=other-address"),
            container("no address at all", ",ip=192.0.2.20/24", "", "container-network ct1=other-address"),
            container("another gateway", "gw=192.0.2.1", "gw=192.0.2.254", "container-network ct1=other-gateway"),
            container("no gateway", "gw=192.0.2.1,", "", "container-network ct1=other-gateway"),
            container("the name server of its node", "nameserver: 9.9.9.9\n", "", "container-network ct1=other-dns"),
            container("privileged", "unprivileged: 1\n", "", "container-unprivileged ct1=privileged"),
            container("a template", "onboot: 1", "onboot: 1\ntemplate: 1", "container-runs ct1=template"),
            container("not at boot", "onboot: 1\n", "", "container-resources ct1=not-at-boot"),
            row("stopped", machines -> machines.status("n1", GuestKind.CONTAINER, 200, "stopped"), "container-runs ct1=stopped"),
            row("another release", machines -> machines.inContainer(GuestSystem.ASKED, "ID=debian\nVERSION_ID=\"12\"\n"),
                    "container-release ct1=other-release"),
            row("another system", machines -> machines.inContainer(GuestSystem.ASKED, "ID=ubuntu\nVERSION_ID=\"13\"\n"),
                    "container-release ct1=other-release"),
            row("a container that nobody can enter", machines -> machines.fails("n1", GuestAnswer.inContainer(200, GuestSystem.ASKED), 255,
                    "container '200' not running!\n"), "container-release ct1=check.guest.not-inside"),
            row("its gateway is silent", machines -> machines.gateway(1, 0), "container-gateway ct1=no-answer"),
            row("its gateway answers once", machines -> machines.gateway(0, 1)),
            row("it has no route", machines -> machines.fails("n1", GuestAnswer.inContainer(200, EchoAnswers.of("192.0.2.1", 3)), 2,
                    "ping: connect: Network is unreachable\n"), "container-gateway ct1=no-route"),

            machine("another name", "name: vm1", "name: Alpine", "machine-resources vm1=other-name"),
            machine("two sockets", "cores: 1", "cores: 1\nsockets: 2", "machine-resources vm1=other-cores"),
            machine("less memory", "memory: 1024", "memory: 512", "machine-resources vm1=other-memory"),
            machine("memory waits for a restart", "serial0: socket\n", "serial0: socket\n\n[PENDING]\nmemory: 2048\n",
                    "machine-resources vm1=waiting"),
            machine("on local-lvm", "nfs:100/vm-100-disk-0.qcow2", "local-lvm:vm-100-disk-0", "machine-disks vm1=local"),
            machine("its cloud-init disk on local-lvm", "nfs:100/vm-100-cloudinit.qcow2", "local-lvm:vm-100-cloudinit",
                    "machine-disks vm1=cloud-init"),
            machine("its firmware on local-lvm", "cores: 1", "cores: 1\nefidisk0: local-lvm:vm-100-disk-1,size=4M",
                    "machine-disks vm1=local"),
            machine("a detached disk on local-lvm", "serial0: socket", "serial0: socket\nunused0: local-lvm:vm-100-disk-7",
                    "machine-disks vm1=unused"),
            machine("a second disk on local-lvm from the next start on", "serial0: socket\n",
                    "serial0: socket\n\n[PENDING]\nscsi1: local-lvm:vm-100-disk-1,size=1G\n", "machine-disks vm1=pending"),
            machine("a snapshot on local-lvm", "serial0: socket\n",
                    "serial0: socket\n\n[before]\nscsi0: local-lvm:vm-100-disk-0,size=3G\nsnaptime: 1\n", "machine-disks vm1=snapshot"),
            machine("the memory of a snapshot on local-lvm", "serial0: socket\n", "serial0: socket\n\n[before]\nscsi0: nfs:100/a.qcow2\n"
                    + "vmstate: local-lvm:vm-100-state-before\nsnaptime: 1\n", "machine-disks vm1=snapshot"),
            machine("a disk of the node", "nfs:100/vm-100-disk-0.qcow2", "/dev/disk/by-id/ata-DISK_3", "machine-disks vm1=of-node"),
            machine("no disk", "scsi0: nfs:100/vm-100-disk-0.qcow2,discard=on,iothread=1,size=3G\n", "", "machine-disks vm1=no-disk"),
            machine("a disk on a storage that is gone", "nfs:100/vm-100-disk-0.qcow2", "old:vm-100-disk-0", "machine-disks vm1=unknown"),
            row("a storage for two of three nodes", machines -> machines.table(text -> text + "\tnodes n1,n2\n"),
                    "machine-disks vm1=restricted"),
            row("a storage with all nodes by name", machines -> machines.table(text -> text + "\tnodes n1,n2,n3\n")),
            machine("an image of the node in the drive", "cpu: ",
                    "ide0: local:iso/alpine-virt-3.22.2-x86_64.iso,media=cdrom,size=66M\ncpu: ",
                    "machine-drives vm1=local-iso"),
            machine("an image on shared storage", "cpu: ", "ide0: nfs:iso/alpine.iso,media=cdrom,size=66M\ncpu: "),
            machine("an empty drive", "cpu: ", "ide0: none,media=cdrom\ncpu: "),
            machine("the drive of the node", "cpu: ", "ide0: cdrom,media=cdrom\ncpu: ", "machine-drives vm1=node-drive"),
            machine("an old controller", "scsihw: virtio-scsi-single", "scsihw: lsi", "machine-controller vm1=other-controller"),
            machine("the controller that nobody chose", "scsihw: virtio-scsi-single\n", "", "machine-controller vm1=other-controller"),
            machine("one controller for all disks", "virtio-scsi-single", "virtio-scsi-pci"),
            machine("a disk at SATA", "scsi0: ", "sata0: ", "machine-controller vm1=other-bus"),
            machine("an imitated card", "virtio=BC", "e1000=BC"),
            machine("no card", "net0: ", "net1: ", "machine-network vm1=no-card", "machine-mac vm1=check.guest.no-card"),
            machine("another bridge", "bridge=vmbr0", "bridge=vmbr7", "machine-network vm1=other-bridge"),
            machine("a VLAN", "bridge=vmbr0", "bridge=vmbr0,tag=20", "machine-network vm1=other-tag"),
            machine("a pulled cable", "bridge=vmbr0", "bridge=vmbr0,link_down=1", "machine-network vm1=unplugged"),
            row("a card from VirtualBox", machines -> machines.machine("BC:24:11:00:01:00", "08:00:27:00:01:00")
                    .agent(GuestMachines.inside("08:00:27:00:01:00", "192.0.2.15")).reached("n1", "192.0.2.15", "08:00:27:00:01:00")
                    .reached("n2", "192.0.2.15", "08:00:27:00:01:00").reached("n3", "192.0.2.15", "08:00:27:00:01:00"),
                    "machine-mac vm1=foreign"),
            row("a card of a cluster with a prefix of its own", machines -> Stream.of("n1", "n2", "n3").reduce(machines
                    .machine("BC:24:11:00:01:00", "02:AB:00:00:01:00")
                    .agent(GuestMachines.inside("02:ab:00:00:01:00", "192.0.2.15")),
                    (all, node) -> all.prints(node, DatacenterConfig.ASKED, "mac_prefix: 02:ab\n")
                            .reached(node, "192.0.2.15", "02:ab:00:00:01:00"), (a, b) -> a)),
            row("the machine is off", machines -> machines.status("n2", GuestKind.VM, 100, "stopped"), "machine-runs vm1=stopped"),
            row("the machine is paused", machines -> machines.status("n2", GuestKind.VM, 100, "paused"), "machine-runs vm1=paused"),
            row("the machine has stopped working", machines -> machines.status("n2", GuestKind.VM, 100, "internal-error"),
                    "machine-runs vm1=stuck"),
            machine("not at boot", "onboot: 1\n", "", "machine-resources vm1=not-at-boot"),
            machine("a template", "onboot: 1", "onboot: 1\ntemplate: 1", "machine-runs vm1=template"),

            machine("no channel", "agent: enabled=1\n", "", "agent-enabled vm1=disabled"),
            machine("the channel is switched off", "agent: enabled=1", "agent: 0", "agent-enabled vm1=disabled"),
            machine("the channel in its short form, over ISA", "agent: enabled=1", "agent: 1,type=isa"),
            machine("the channel waits", "serial0: socket\n", "serial0: socket\n\n[PENDING]\nagent: enabled=1,type=isa\n",
                    "agent-enabled vm1=waiting"),
            row("nobody at the other end", machines -> machines.silentAgent("QEMU guest agent is not running"), "agent-answers vm1=silent"),
            row("another address inside", machines -> machines.agent(GuestMachines.inside(GuestMachines.VM, "192.168.1.15")),
                    "address-inside vm1=other-address"),
            row("another address inside, and nobody at the planned one",
                    machines -> machines.agent(GuestMachines.inside(GuestMachines.VM, "192.168.1.15"))
                    .answered("n1", "192.0.2.15", 0).answered("n2", "192.0.2.15", 0).answered("n3", "192.0.2.15", 0),
                    "address-inside vm1=other-address", "reachable n1=check.guest.elsewhere n2=check.guest.elsewhere "
                    + "n3=check.guest.elsewhere"),
            machine("an address of another network given", "ip=192.0.2.15/24", "ip=192.168.1.15/24", "machine-network vm1=other-address"),
            machine("another gateway given", "gw=192.0.2.1", "gw=192.0.2.254", "machine-network vm1=other-address"),
            machine("asking a DHCP server", "ip=192.0.2.15/24,gw=192.0.2.1", "ip=dhcp", "machine-network vm1=other-address"),
            machine("set up by hand inside", "ipconfig0: ip=192.0.2.15/24,gw=192.0.2.1\n", ""),
            row("no address inside", machines -> machines.agent("[{\"name\":\"eth0\",\"hardware-address\":\"" + GuestMachines.VM + "\"}]"),
                    "address-inside vm1=other-address"),
            row("another card inside", machines -> machines.agent(GuestMachines.inside("bc:24:11:99:99:99", "192.0.2.15")),
                    "address-inside vm1=no-card"),

            row("a node reaches nobody", machines -> machines.answered("n3", "192.0.2.15", 0), "reachable n3=cut-off"),
            row("only its own node reaches it", machines -> machines.answered("n1", "192.0.2.15", 0).answered("n3", "192.0.2.15", 0),
                    "reachable n1=home-only n3=home-only"),
            row("nobody reaches it", machines -> machines.answered("n1", "192.0.2.20", 0).answered("n2", "192.0.2.20", 0)
                    .answered("n3", "192.0.2.20", 0), "reachable n1=no-answer n2=no-answer n3=no-answer"),
            row("a node loses some", machines -> machines.answered("n3", "192.0.2.20", 1)),
            row("another machine answers", machines -> machines.reached("n3", "192.0.2.15", "bc:24:11:77:77:77"),
                    "reachable n3=other-machine"),
            row("a node without a route", machines -> machines.fails("n3", EchoAnswers.of("192.0.2.15", 3), 2,
                    "ping: connect: Network is unreachable\n"), "reachable n3=no-route"),
            row("a guest behind a router has no neighbours here", machines -> machines.says("n3", Neighbours.of(
                    Addresses.parse("192.0.2.15").orElseThrow()), RecordedAnswers.printed("[ ]\n"))));

    @TestFactory
    Stream<DynamicTest> isTold() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.because(), () ->
                assertEquals(expected(row), new TreeMap<>(row.change().apply(new GuestMachines()).found()))));
    }

    private static TreeMap<String, String> expected(Row row) {
        var expected = new TreeMap<String, String>();
        for (var line : row.shows()) {
            var check = line.substring(0, line.indexOf(' '));
            var explains = !line.contains("=check.") || !check.equals("container-release");
            AFTER.getOrDefault(explains ? check : "", List.of()).forEach(after -> expected.put(after, "after " + check));
            expected.put(check, line.substring(line.indexOf(' ') + 1));
        }
        return expected;
    }

    @Test
    void whereNothingIsPlannedThatIsSaid() {
        var found = new GuestMachines(GuestMachines.SITE + "  guests: []\n").found();
        assertEquals("lab=check.guest.no-container", found.get("container-there"));
        assertEquals("lab=check.guest.no-machine", found.get("machine-there"));
        assertTrue(found.values().stream().noneMatch(told -> told.contains("missing")), found.toString());
    }

    @Test
    void whoPlansMachinesOnlyHasNothingToShowOfContainers() {
        var found = new GuestMachines(GuestMachines.SITE + "  guests:\n    - {name: vm1, kind: vm, id: 100, "
                + "address: 192.0.2.15}\n").found();
        assertTrue(found.keySet().stream().noneMatch(check -> check.startsWith("container-") || check.startsWith("template-")),
                found.toString());
    }

    @Test
    void aNodeIsAskedAboutItsOwnGuestsOnly() {
        var machines = new GuestMachines();
        machines.found();
        assertTrue(machines.asked("n3").size() <= 8, machines.asked("n3").toString());
        assertTrue(machines.asked("n1").size() <= 12, machines.asked("n1").toString());
        assertTrue(machines.asked("n3").stream().noneMatch(line -> line.contains("qm ") || line.contains("pct ")));
    }
}

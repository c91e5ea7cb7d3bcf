package praktikum.fact.guest.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Capture;
import praktikum.fact.Printed;
import praktikum.fact.guest.GuestKind;

/** What files and commands tell of how guests are configured. */
class GuestConfigTest {

    private static final String FOLDER = "/etc/pve/nodes/pve2/qemu-server/100.conf:";

    private static final String MACHINE = """
            #%3Cb>a machine
            agent: yes,type=isa
            boot: order=scsi0;ide2;net0
            cores: 2
            cpu: cputype=x86-64-v2-AES,flags=+aes
            efidisk0: nfs:100/vm-100-disk-1.qcow2,efitype=4m,pre-enrolled-keys=1,size=528K
            hostpci0: 0000:01:00.0,pcie=1
            hostpci1: mapping=gpu,pcie=1
            ide0: cdrom,media=cdrom
            ide1: none,media=cdrom
            ide2: local:iso/alpine-virt-3.22.2-x86_64.iso,media=cdrom,size=66M
            ide3: local-lvm:vm-100-cloudinit,media=cdrom
            lock: migrate
            memory: current=2048
            name: alpine
            net0: virtio=BC:24:11:06:56:45,bridge=vmbr0,firewall=1,tag=30
            net1: model=e1000,macaddr=BC:24:11:06:56:46,link_down=1
            onboot: 1
            scsi0: file=nfs:100/vm-100-disk-0.qcow2,discard=on,iothread=1,size=8G
            scsi1: /dev/disk/by-id/ata-QEMU_QM3,shared=1,size=1G
            scsihw: virtio-scsi-single
            serial0: socket
            serial1: /dev/ttyS0
            sockets: 2
            tags: web;lab
            tpmstate0: nfs:100/vm-100-disk-2.raw,size=4M,version=v2.0
            unused0: local-lvm:vm-100-disk-9
            usb0: spice
            usb1: host=1234:5678
            virtio0: tank:vm-100-disk-0,replicate=0,size=2G

            [PENDING]
            delete: net1,tags
            memory: 4096
            scsi2: local-lvm:vm-100-disk-3,size=1G

            [special:cloudinit]
            ciuser: student

            [pre]
            memory: 2048
            scsi0: nfs:100/vm-100-disk-0.qcow2,size=8G
            snaptime: 1765701000
            vmstate: local:100/vm-100-state-pre.raw
            """;

    private static GuestConfig machine() {
        return known(GuestConfig.readFile(Printed.of(MACHINE), GuestKind.VM));
    }

    @Test
    void everyDiskOfEverySectionIsFound() {
        Map<String, Disk.Kind> kinds = machine().allDisks().stream()
                .collect(Collectors.toMap(one -> one.section() + " " + one.disk().key(), one -> one.disk().kind()));
        assertEquals(Map.ofEntries(Map.entry("current efidisk0", Disk.Kind.EFI), Map.entry("current ide0", Disk.Kind.CDROM),
                Map.entry("current ide1", Disk.Kind.CDROM), Map.entry("current ide2", Disk.Kind.CDROM),
                Map.entry("current ide3", Disk.Kind.CLOUD_INIT), Map.entry("current scsi0", Disk.Kind.DISK),
                Map.entry("current scsi1", Disk.Kind.DISK), Map.entry("current tpmstate0", Disk.Kind.TPM),
                Map.entry("current unused0", Disk.Kind.UNUSED), Map.entry("current virtio0", Disk.Kind.DISK),
                Map.entry("pending scsi2", Disk.Kind.DISK), Map.entry("pre scsi0", Disk.Kind.DISK),
                Map.entry("pre vmstate", Disk.Kind.MEMORY)), kinds);

        Map<String, Disk> disks = machine().current().disks().stream().collect(Collectors.toMap(Disk::key, disk -> disk));
        assertEquals(Optional.of("nfs"), disks.get("scsi0").storage());
        assertEquals(Optional.of("8G"), disks.get("scsi0").size());
        assertEquals(Optional.of("local"), disks.get("ide2").storage());
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(disks.get("ide0").storage(), disks.get("ide1").storage(), disks.get("scsi1").storage()));
        assertEquals(Set.of("ide0", "scsi1"), disks.values().stream().filter(Disk::ofNode).map(Disk::key).collect(Collectors.toSet()));
        assertEquals(Set.of("ide1"), disks.values().stream().filter(Disk::isEmpty).map(Disk::key).collect(Collectors.toSet()));
        assertEquals(Set.of("scsi1"), disks.values().stream().filter(Disk::markedShared).map(Disk::key).collect(Collectors.toSet()));
        assertFalse(disks.get("virtio0").replicated());
        assertEquals("vm-100-disk-0.qcow2", disks.get("scsi0").volume().orElseThrow().fileName());
    }

    @Test
    void aMachineSaysWhatItIs() {
        GuestConfig config = machine();
        VmConfig vm = config.vm().orElseThrow();
        assertEquals(Optional.empty(), config.container());
        assertEquals(List.of("x86-64-v2-AES", 4L, 2048L, "virtio-scsi-single"),
                List.of(vm.cpu(), vm.cpus(), vm.options().memory(), vm.scsiController()));
        assertEquals(Optional.of(new AgentOption(true, "isa")), vm.agent());
        assertEquals(List.of("scsi0", "ide2", "net0"), vm.bootOrder());
        assertEquals(Set.of("lab", "web"), config.current().tags());
        assertTrue(config.current().startsAtBoot());
        assertFalse(config.current().template());
        assertEquals(Optional.of("migrate"), config.current().lock());
        assertEquals(Set.of("memory", "net1", "scsi2", "tags"), config.waiting());
        assertEquals(4096, config.pending().memory());
        assertEquals(Set.of("pre"), config.snapshots().keySet());
        assertEquals(List.of(new LocalDevice("hostpci0", "0000:01:00.0,pcie=1", Optional.empty()),
                new LocalDevice("hostpci1", "mapping=gpu,pcie=1", Optional.of("gpu")),
                new LocalDevice("serial1", "/dev/ttyS0", Optional.empty()),
                new LocalDevice("usb1", "host=1234:5678", Optional.empty())), vm.localDevices());
    }

    @Test
    void networkDevicesOfBothFormsOfBothKinds() {
        List<Nic> nics = machine().current().nics();
        assertEquals(List.of("virtio", "e1000"), nics.stream().map(Nic::model).toList());
        assertEquals(List.of("bc:24:11:06:56:45", "bc:24:11:06:56:46"), nics.stream().map(nic -> nic.mac().orElseThrow()).toList());
        assertEquals(List.of(Optional.of("vmbr0"), Optional.empty()), nics.stream().map(Nic::bridge).toList());
        assertEquals(List.of(OptionalLong.of(30), OptionalLong.empty()), nics.stream().map(Nic::tag).toList());
        assertTrue(nics.getFirst().firewall() && nics.getLast().unplugged());

        Nic nic = container().current().nics().getFirst();
        assertEquals(new Nic("net0", "veth", Optional.of("bc:24:11:3a:10:7f"), Optional.of("vmbr0"), nic.options()), nic);
        assertEquals(List.of(Optional.of("192.168.137.20/24"), Optional.of("192.168.137.1")), List.of(nic.address(), nic.gateway()));
    }

    private static GuestConfig container() {
        return known(GuestConfig.readFile(Printed.of("""
                arch: amd64
                cores: 4
                features: keyctl=1,nesting=1
                hostname: Ubuntu
                memory: 512
                mp0: nfs:200/vm-200-disk-1.raw,mp=/data,backup=1,size=8G
                mp1: /srv/photos,mp=/photos,shared=1
                nameserver: 1.1.1.1 9.9.9.9
                net0: name=eth0,bridge=vmbr0,gw=192.168.137.1,hwaddr=BC:24:11:3A:10:7F,ip=192.168.137.20/24,type=veth
                ostype: ubuntu
                rootfs: local-lvm:vm-200-disk-0,size=8G
                swap: 256
                unprivileged: 1
                lxc.cgroup2.devices.allow: c 10:200 rwm

                [pve:pending]
                memory: 1024
                """), GuestKind.CONTAINER));
    }

    @Test
    void aContainerSaysWhatItIs() {
        GuestConfig config = container();
        ContainerConfig container = config.container().orElseThrow();
        assertEquals(Optional.of("Ubuntu"), config.current().name());
        assertTrue(container.unprivileged());
        assertEquals(List.of(OptionalLong.of(4), 512L, 256L, Optional.of("ubuntu"), Set.of("1.1.1.1", "9.9.9.9")),
                List.of(container.cores(),
                config.current().memory(), container.swap(), container.osType(), container.nameServers()));
        assertTrue(container.features().flag("nesting", false));
        assertEquals(Optional.of("local-lvm"), container.root().flatMap(Disk::storage));
        assertEquals(List.of("/data nfs", "/photos -", "/ local-lvm"), config.current().disks().stream()
                .map(disk -> disk.mountedAt().orElse("") + " " + disk.storage().orElse("-")).toList());
        assertEquals(1024, config.pending().memory());
        GuestConfig bare = known(GuestConfig.readFile(Printed.of("rootfs: a:vm-1-disk-0\n"), GuestKind.CONTAINER));
        assertFalse(bare.container().orElseThrow().unprivileged());
        assertEquals(List.of(512L, 512L), List.of(bare.current().memory(), bare.container().orElseThrow().swap()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            1 | true | virtio
            enabled=1 | true | virtio
            on | true | virtio
            TRUE,fstrim_cloned_disks=1 | true | virtio
            fstrim_cloned_disks=1,enabled=yes,type=isa | true | isa
            0 | false | virtio
            enabled=0 | false | virtio
            no,type=isa | false | isa
            type=isa | false | isa
            """)
    void theAgentIsSpeltInManyWays(String value, boolean enabled, String type) {
        assertEquals(new AgentOption(enabled, type), AgentOption.of(value));
    }

    @Test
    void withoutAnOptionTheUsualHolds() {
        VmConfig vm = known(GuestConfig.readFile(Printed.of("name: a\n"), GuestKind.VM)).vm().orElseThrow();
        assertEquals(Optional.empty(), vm.agent());
        assertEquals(List.of("kvm64", 1L, 512L, "lsi", List.of(), List.of()),
                List.of(vm.cpu(), vm.cpus(), vm.options().memory(), vm.scsiController(), vm.localDevices(), vm.bootOrder()));
        assertEquals("max", known(GuestConfig.readFile(Printed.of("cpu: max,flags=+aes\n"), GuestKind.VM)).vm().orElseThrow().cpu());
        assertEquals("ide2", known(GuestConfig.readFile(Printed.of("cdrom: none\n"), GuestKind.VM)).current().disks().getFirst().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "name: a\n[pre]\nmemory: 1\n", "scsi31: nfs:100/vm-100-disk-0.qcow2,size=1G\n",
        "disk0: nfs:vm-100-disk-0\n", "ide7: none,media=cdrom\n", "name: a\n[a1]\nsnaptime: 1\n[a1]\nsnaptime: 2\n"})
    void whatCouldHideADiskIsNotUnderstood(String text) {
        strange(GuestConfig.readFile(Printed.of(text), GuestKind.VM));
    }

    @Test
    void fileCommandAndApiOfEveryCaptureTellTheSame() {
        int compared = 0;
        for (Capture file : Capture.all()) {
            if (!file.path().matches("pve.*/(vm100|ct201)-conf-file")) {
                continue;
            }
            GuestKind kind = file.path().contains("/vm") ? GuestKind.VM : GuestKind.CONTAINER;
            String command = file.state() + (kind == GuestKind.VM ? "/qm-config-100" : "/pct-config-201");
            GuestConfig config = known(GuestConfig.readFile(file.printed(), kind));
            GuestOptions text = known(GuestConfig.readText(Capture.printed(command), kind)).orElseThrow();
            GuestOptions json = known(GuestConfig.readPvesh(Capture.printed(command + "-json"), kind));
            for (GuestOptions one : List.of(text, json)) {
                assertEquals(config.current().disks(), one.disks(), file.path());
                assertEquals(config.current().nics(), one.nics(), file.path());
                assertEquals(config.current().name(), one.name(), file.path());
                assertEquals(config.current().memory(), one.memory(), file.path());
                assertEquals(config.current().startsAtBoot(), one.startsAtBoot(), file.path());
            }
            compared++;
        }
        assertEquals(8, compared);
        GuestConfig web = known(GuestConfig.readFile(Capture.printed("pve8/12-healthy-all-running/vm100-conf-file"), GuestKind.VM));
        assertEquals(Set.of("clean-install", "with-ram"), web.snapshots().keySet());
        assertEquals(Optional.of("with-ram"), web.current().parent());
        assertEquals(Set.of("shared"), web.allDisks().stream().map(one -> one.disk().storage().orElseThrow()).collect(Collectors.toSet()));
        assertEquals(4, web.allDisks().size());
        GuestOptions template = known(GuestConfig.readPvesh(Capture.printed("pve8/12-healthy-all-running/qm-config-9000"), GuestKind.VM));
        assertTrue(template.template());
        assertEquals(List.of(Disk.Kind.CLOUD_INIT, Disk.Kind.DISK), template.disks().stream().map(Disk::kind).toList());
        assertEquals(2, Capture.ofCommand("qm config 101").stream()
                .filter(capture -> known(GuestConfig.readText(capture.printed(), GuestKind.VM)).isEmpty()).count(),
                "it was on another node");
    }

    @Test
    void aFileIsFoundWhereverItLies() {
        var question = GuestFile.of(100, List.of("pve1", "pve2"));
        assertEquals(List.of("grep", "-aEHrv", "^(#|description:|cipassword:|lxc[.]environment)", "/etc/pve/nodes/pve1/qemu-server",
                "/etc/pve/nodes/pve1/lxc",
                "/etc/pve/nodes/pve2/qemu-server", "/etc/pve/nodes/pve2/lxc"), question.argv());
        assertEquals(question.argv(), GuestFile.of(200, List.of("pve1", "pve2")).argv(), "asked once for all");
        String all = "/etc/pve/nodes/pve1/lxc/1000.conf:rootfs: a:vm-1000-disk-0\n" + MACHINE.lines().map(line -> FOLDER + line + "\n")
                .collect(Collectors.joining())
                + "/etc/pve/nodes/pve2/lxc/200.conf:hostname: x\n/etc/pve/nodes/pve2/lxc/201.conf.tmp.7:a: b\n";
        GuestFile found = known(question.read(Printed.of(all))).orElseThrow();
        assertEquals(new GuestFile(100, "pve2", machine()), found);
        assertEquals("vm:100", found.sid());
        assertEquals("ct:200", known(GuestFile.read(Printed.of(all), 200)).orElseThrow().sid());
        assertEquals(Optional.empty(), known(GuestFile.read(Printed.of(all), 300)));
        assertEquals(Optional.empty(), known(GuestFile.read(failed(1, ""), 100)));
        assertEquals("pve2", known(GuestFile.read(Printed.of(2, all, "grep: /etc/pve/nodes/pve1/lxc: No such file or directory\n"), 100))
                .orElseThrow().node());
        strange(GuestFile.read(Printed.of(2, all, "grep: /etc/pve/nodes/pve1/lxc: Permission denied\n"), 100));
        strange(GuestFile.read(Printed.of(all + "/etc/pve/nodes/pve3/qemu-server/100.conf:name: b\n"), 100));
        strange(GuestFile.read(Printed.of("<html>\n"), 100));
    }
}

package praktikum.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Mistakes of lab 06. Both guests are on the first node. */
final class GuestRemedies {

    private static final String NEW = "a new one is made as the page says, with another number or by hand";

    /** What the simulator cannot show, or what no command can mend, and why. */
    static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("06-guests/machine-disks unknown", "a storage that is gone takes its disks along; GuestChecksTest brings it"),
            Map.entry("06-guests/machine-disks snapshot", "no simulated machine takes snapshots; GuestChecksTest brings it"),
            Map.entry("06-guests/machine-runs stuck", "a simulated processor does not give up; GuestChecksTest brings it"),
            Map.entry("06-guests/machine-drives node-drive", "no simulated node has a drive; GuestChecksTest brings it"),
            Map.entry("06-guests/reachable no-route", "a node without a route reaches nobody; GuestChecksTest brings it"));

    private static final String CT = "name=eth0,bridge=vmbr0,ip=192.168.137.200/24,gw=192.168.137.1";

    private static RemedyState of(String mistake, String... made) {
        return RemedyState.of("06-guests/" + mistake, made).from(RemedyState.From.PLAIN);
    }

    private static String gone(String program, int id) {
        return "n1: " + program + " stop " + id + "; " + program + " destroy " + id;
    }

    /** A container in place of the page's, with other options. */
    private static String made(String release, String options) {
        return "n1: pct create 200 nfs:vztmpl/$(pveam list nfs | grep -o 'debian-" + release + "-[^ ]*' | tail -n 1) "
                + "--hostname debian-ct --cores 1 --memory 512 --swap 512 --rootfs nfs:4 --net0 " + CT
                + " --nameserver 1.1.1.1 --onboot 1 " + options + "; pct start 200";
    }

    private static String card(String change) {
        return "n1: pct set 200 --net0 " + change;
    }

    private static Stream<RemedyState> container() {
        return Stream.of(of("template-there missing", "n1: rm /mnt/pve/nfs/template/cache/*"),
                of("container-there missing", gone("pct", 200)),
                of("container-there other-kind", gone("pct", 200), "n1: qm create 200 --name other")
                        .hand("", NEW, rehearsal -> rehearsal.must("n1", "qm destroy 200 && "
                                + made("13", "--unprivileged 1").substring(4))),
                of("container-resources other-name", "n1: pct set 200 --hostname web"),
                of("container-resources other-cores", "n1: pct set 200 --cores 2"),
                of("container-resources no-limit", "n1: pct set 200 --delete cores"),
                of("container-resources other-memory", "n1: pct set 200 --memory 1024"),
                of("container-resources other-swap", "n1: pct set 200 --swap 0"),
                of("container-resources waiting", "n1: pct set 200 --features nesting=1,keyctl=1"),
                of("container-storage other-storage", "n1: pct shutdown 200; pct move-volume 200 rootfs local-lvm --delete 1; "
                        + "pct start 200"),
                of("container-storage folder", "n1: pct stop 200; cp /etc/pve/lxc/200.conf /root/; "
                        + "sed -i 's|^rootfs:.*|rootfs: /srv/ct,size=4G|' /etc/pve/lxc/200.conf")
                        .byHand(NEW, "n1: cp /root/200.conf /etc/pve/lxc/200.conf; pct start 200"),
                of("container-unprivileged privileged", gone("pct", 200), made("13", "--unprivileged 0")),
                of("container-runs stopped", "n1: pct stop 200"),
                of("container-runs template", "n1: pct stop 200; echo 'template: 1' >> /etc/pve/lxc/200.conf")
                        .mentions("pct clone 200 NUMBER --full").hand("", NEW, rehearsal -> rehearsal.must("n1", "pct destroy 200 && "
                                + made("13", "--unprivileged 1").substring(4))),
                of("container-resources not-at-boot", "n1: pct set 200 --onboot 0"),
                of("container-release other-release", gone("pct", 200), "n1: pveam download nfs $(pveam available --section system | "
                        + "grep -o 'debian-12-[^ ]*' | tail -n 1)", made("12", "--unprivileged 1")));
    }

    private static Stream<RemedyState> network() {
        return Stream.of(of("container-network no-card", "n1: pct set 200 --delete net0"),
                of("container-network other-bridge", "n1: ip link add vmbr1 type bridge; ip link set vmbr1 up",
                        card(CT.replace("vmbr0", "vmbr1"))),
                of("container-network other-tag", card(CT + ",tag=20")), of("container-network unplugged", card(CT + ",link_down=1")),
                of("container-network dhcp", card("name=eth0,bridge=vmbr0,ip=dhcp")),
                of("container-network other-address", card(CT.replace("137.200", "137.201"))),
                of("container-network other-gateway", card(CT.replace("gw=192.168.137.1", "gw=192.168.137.254"))),
                of("container-network other-dns", "n1: pct set 200 --nameserver 9.9.9.9; pct reboot 200"),
                of("container-gateway no-route", "n1: pct exec 200 -- ip link set eth0 down"),
                of("container-gateway no-answer", "n1: ip link set nic0 down").withoutPrerequisites()
                        .byHand("which cable it is the sentence does not know", "n1: ip link set nic0 up"));
    }

    private static Stream<RemedyState> machine() {
        return Stream.of(of("machine-there missing", gone("qm", 100)),
                of("machine-there other-kind", gone("qm", 100), gone("pct", 200), made("13", "--unprivileged 1").replace("200", "100"))
                        .hand("", NEW, rehearsal -> rehearsal.must("n1", "pct stop 100; pct destroy 100; qm create 100 --name debian-vm")),
                of("machine-resources other-name", "n1: qm set 100 --name Alpine"),
                of("machine-resources other-cores", "n1: qm shutdown 100; qm set 100 --sockets 2; qm start 100"),
                of("machine-resources other-memory", "n1: qm shutdown 100; qm set 100 --memory 512; qm start 100"),
                of("machine-resources waiting", "n1: qm set 100 --memory 2048; qm set 100 --memory 1024; qm set 100 --cpu host"),
                of("machine-drives local-iso", "n1: echo iso > /var/lib/vz/template/iso/a.iso; "
                        + "qm set 100 --ide0 local:iso/a.iso,media=cdrom; qm reboot 100"),
                of("machine-controller other-controller", "n1: qm shutdown 100; qm set 100 --scsihw lsi; qm start 100"),
                of("machine-controller other-bus", "n1: qm shutdown 100; qm set 100 --delete scsi0; "
                        + "qm set 100 --sata0 nfs:100/vm-100-disk-0.qcow2 --boot order=sata0; qm start 100"),
                of("machine-network no-card", "n1: qm set 100 --delete net0"),
                of("machine-network other-bridge", "n1: ip link add vmbr1 type bridge; ip link set vmbr1 up",
                        "n1: qm set 100 --net0 virtio=BC:24:11:01:02:03,bridge=vmbr1"),
                of("machine-network other-tag", "n1: qm set 100 --net0 virtio=BC:24:11:01:02:03,bridge=vmbr0,tag=20"),
                of("machine-network unplugged", "n1: qm set 100 --net0 virtio=BC:24:11:01:02:03,bridge=vmbr0,link_down=1"),
                of("machine-network other-address", "n1: qm set 100 --ipconfig0 ip=192.168.1.15/24,gw=192.168.1.1"),
                of("machine-mac foreign", "n1: qm set 100 --net0 virtio=08:00:27:01:02:03,bridge=vmbr0"),
                of("machine-runs stopped", "n1: qm stop 100"), of("machine-runs paused", "n1: qm suspend 100"),
                of("machine-runs template", "n1: qm stop 100; echo 'template: 1' >> /etc/pve/qemu-server/100.conf")
                        .mentions("qm clone 100 NUMBER --full")
                        .hand("", NEW, rehearsal -> rehearsal.must("n1", "qm destroy 100 && "
                                + "qm create 100 --name debian-vm --onboot 1 && qm start 100")),
                of("machine-resources not-at-boot", "n1: qm set 100 --onboot 0"));
    }

    private static Stream<RemedyState> disks() {
        return Stream.of(of("machine-disks no-disk", "n1: qm stop 100; qm set 100 --delete scsi0; qm set 100 --delete unused0"),
                of("machine-disks pending", "n1: printf '\\n[PENDING]\\nscsi1: local-lvm:vm-100-disk-9\\n' "
                        + ">> /etc/pve/qemu-server/100.conf"),
                of("machine-disks local", "n1: qm disk move 100 scsi0 local-lvm --delete 1"),
                of("machine-disks cloud-init", "n1: qm set 100 --delete ide2; qm set 100 --ide2 local-lvm:cloudinit"),
                of("machine-disks unused", "n1: qm set 100 --scsi1 local-lvm:1; qm set 100 --delete scsi1"),
                of("machine-disks of-node", "n1: qm set 100 --scsi1 /dev/sdb"),
                of("machine-disks restricted", "n1: pvesm set nfs --nodes n1,n2").withoutPrerequisites());
    }

    private static Stream<RemedyState> agent() {
        return Stream.of(of("agent-enabled disabled", "n1: qm shutdown 100; qm set 100 --agent 0; qm start 100"),
                of("agent-enabled waiting", "n1: qm set 100 --agent enabled=1,type=isa"),
                of("agent-answers silent", "n1: ssh student@192.168.137.100 sudo systemctl stop qemu-guest-agent"),
                of("address-inside other-address", "n1: qm set 100 --ipconfig0 ip=192.168.137.101/24,gw=192.168.137.1; qm reboot 100; "
                        + "qm set 100 --ipconfig0 ip=192.168.137.100/24,gw=192.168.137.1"),
                of("address-inside no-card", "n1: qm set 100 --net0 virtio=BC:24:11:0A:0B:0C,bridge=vmbr0").withoutPrerequisites(),
                of("reachable no-answer", "n1: ssh student@192.168.137.100 sudo ip link set eth0 down")
                        .byHand("what is wrong inside the sentence does not know", "n1: qm reboot 100"),
                of("reachable home-only", "n1: ip link set nic0 down")
                        .byHand("which cable it is is seen there", "n1: ip link set nic0 up"),
                of("reachable cut-off", "n3: ip link set nic0 down")
                        .byHand("which cable it is is seen there", "n3: ip link set nic0 up"),
                of("reachable other-machine", "s1: ip addr add 192.168.137.100/24 dev ens18")
                        .byHand("whose machine it is people find out", "s1: ip addr del 192.168.137.100/24 dev ens18"));
    }

    static final List<RemedyState> STATES = Stream.of(container(), network(), machine(), disks(), agent())
            .flatMap(states -> states).toList();

    private GuestRemedies() {
    }
}

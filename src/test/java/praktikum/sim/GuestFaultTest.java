package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.proxmox.guest.fault.GuestFaultTopic;

/** Every fault of a guest shows in what its node says of it, as long as it is to last. */
final class GuestFaultTest {

    private static final String NODE = "node02";
    private static final String IMAGE = "debian-13-genericcloud-amd64.qcow2";

    /** A command on the guests' node, what it shows while all is well, and what with the fault. */
    private record Sign(String command, String before, String after) {
    }

    private static final Map<String, Sign> SIGNS = new TreeMap<>();
    private static final Bench PREPARED = bench();

    private static void sign(String fault, String command, String before, String after) {
        SIGNS.put(fault, new Sign(command, before, after));
    }

    private static String without(String text) {
        return "(?s)\\A((?!" + text + ").)*\\z";
    }

    static {
        String guests = "cat /etc/pve/.vmlist";
        String container = "pct config 200";
        String machine = "qm config 100";
        sign("container-missing", guests, "\"200\"", without("\"200\""));
        sign("container-privileged", container, "^unprivileged: 1$", without("unprivileged"));
        sign("container-no-gateway", "pct exec 200 -- ip route", "^default via 10\\.20\\.30\\.1 ", without("default"));
        sign("container-other-subnet", "pct exec 200 -- ip -br addr", " 10\\.20\\.30\\.200/24", " 192\\.168\\.1\\.20/24");
        sign("container-dhcp", "pct exec 200 -- ip -br addr", " 10\\.20\\.30\\.200/24", without("10\\.20\\.30\\.200"));
        sign("container-other-bridge", "ping -c 1 -W 1 10.20.30.200", " 0% packet loss", " 100% packet loss");
        sign("container-cores", container, "^cores: 1$", "^cores: 3$");
        sign("container-memory", container, "^memory: 512$", "^memory: 192$");
        sign("container-stopped", "pct status 200", "running", "stopped");
        sign("container-not-at-boot", container, "^onboot: 1$", without("onboot"));
        sign("machine-missing", guests, "\"100\"", without("\"100\""));
        sign("machine-old-controller", machine, "^scsihw: virtio-scsi-single$", "^scsihw: lsi$");
        sign("machine-foreign-card", "qm guest cmd 100 network-get-interfaces", "\"bc:24:11:", "\"08:00:27:");
        sign("machine-disk-local", "pvesm list local-lvm", without("vm-100"), "^local-lvm:vm-100-disk-0 ");
        sign("machine-iso-local", machine, without("iso"), "^ide\\d: local:iso/debian-13.*media=cdrom");
        sign("machine-agent-disabled", "qm guest cmd 100 ping", "\\A\\z", "No QEMU guest agent configured");
        sign("machine-agent-silent", "qm guest cmd 100 ping", "\\A\\z", "QEMU guest agent is not running");
        sign("machine-other-subnet", "qm guest cmd 100 network-get-interfaces", "\"10\\.20\\.30\\.100\"", "\"192\\.168\\.1\\.15\"");
        sign("machine-other-bridge", "ping -c 1 -W 1 10.20.30.100", " 0% packet loss", " 100% packet loss");
        sign("machine-cores", machine, "^cores: 1$", "^cores: 3$");
        sign("machine-memory", machine, "^memory: 1024$", "^memory: 768$");
        sign("machine-stopped", "qm status 100", "running", "stopped");
        sign("machine-paused", "qm status 100", "running", "paused");
        sign("machine-not-at-boot", machine, "^onboot: 1$", without("onboot"));
    }

    private static Bench bench() {
        var bench = Bench.clustered();
        must(bench, "pvesm set local --content iso,vztmpl,images,rootdir,import");
        must(bench, "pveam update && pveam download local $(pveam available --section system | grep -o 'debian-13-standard[^ ]*')");
        must(bench, "pct create 200 $(pveam list local | grep -o '^local:vztmpl/debian-13[^ ]*') --unprivileged 1 --features nesting=1 "
                + "--cores 1 --memory 512 --rootfs local:4 --net0 name=eth0,bridge=vmbr0,ip=10.20.30.200/24,gw=10.20.30.1 --onboot 1 "
                + "&& pct start 200");
        must(bench, "cd /var/tmp && wget -nv https://cloud.debian.org/images/cloud/trixie/latest/" + IMAGE);
        must(bench, "qm create 100 --cores 1 --memory 1024 --scsihw virtio-scsi-single --scsi0 local:0,import-from=/var/tmp/" + IMAGE
                + ",format=qcow2 --net0 virtio,bridge=vmbr0 --boot order=scsi0 --agent enabled=1 --onboot 1 --ide2 local:cloudinit "
                + "--ciuser student --sshkeys /root/.ssh/id_rsa.pub --ipconfig0 ip=10.20.30.100/24,gw=10.20.30.1 --nameserver 1.1.1.1 "
                + "&& qm start 100");
        bench.clock.advance(60);
        must(bench, "ssh -o StrictHostKeyChecking=accept-new student@10.20.30.100 'sudo apt-get update; "
                + "sudo apt-get install -y qemu-guest-agent; sudo systemctl start qemu-guest-agent'");
        return bench;
    }

    private static void must(Bench bench, String line) {
        Answer answer = bench.shell(NODE, line);
        assertEquals(0, answer.exit(), answer.out() + answer.err());
    }

    private static String look(Bench bench, Sign sign) {
        Answer answer = bench.run(NODE, sign.command().split(" "));
        return answer.out() + answer.err();
    }

    private static boolean found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).find();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultShowsAndStaysAsLongAsItSays() {
        return new GuestFaultTopic().faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
            Sign sign = SIGNS.get(fault.name());
            Bench bench = PREPARED.restarted();
            bench.clock.advance(60);
            String before = look(bench, sign);
            assertTrue(found(sign.before(), before), before);
            fault.apply(bench.node(NODE));
            bench.clock.advance(60);
            String after = look(bench, sign);
            assertTrue(found(sign.after(), after), after);
            Bench again = bench.restarted();
            again.clock.advance(60);
            String then = look(again, sign);
            assertEquals(fault.lasting(), found(sign.after(), then), () -> "after a restart: " + then);
        }));
    }

    @Test
    void theTableKnowsEveryFault() {
        assertEquals(new GuestFaultTopic().faults().stream().map(Fault::name).collect(Collectors.toSet()), SIGNS.keySet());
    }

    @Test
    void aNodeWithoutGuestsHasNoneThatIsWrong() {
        new GuestFaultTopic().faults().forEach(fault -> assertThrows(IllegalStateException.class,
                () -> fault.apply(PREPARED.node("node01")), fault.name()));
    }
}

package praktikum.sim.proxmox.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import praktikum.sim.Bench;
import praktikum.sim.ClusterSpec;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.proxmox.guest.migrate.MigrationFaultTopic;

/** Every fault of moving machines shows in what the machines' own commands say, after a restart as well where it is to last. */
final class MigrationFaultTest {

    /** A command on node02, what it shows while all is well, and what with the fault. */
    private record Sign(String command, String before, String after) {
    }

    private static final Map<String, Sign> SIGNS = new TreeMap<>();

    private static void sign(String fault, String command, String before, String after) {
        SIGNS.put(fault, new Sign(command, before, after));
    }

    static {
        String conf = "cat /etc/pve/nodes/node01/qemu-server/100.conf";
        String index = "cat /var/log/pve/tasks/index";
        String nothing = "(?s)\\A((?!qmigrate).)*\\z";
        sign("processor-of-the-node", conf, "^name: web$", "^cpu: host$");
        sign("processor-too-new", conf, "^name: web$", "^cpu: x86-64-v3$");
        sign("device-of-the-node", conf, "^name: web$", "^usb0: host=");
        sign("migration-lock-left", conf, "^name: web$", "^lock: migrate$");
        sign("card-on-own-bridge", conf, "^name: web$", "^net1: virtio=.*,bridge=vmbr7$");
        sign("bridge-down-elsewhere", conf, "^name: web$", "^net1: virtio=.*,bridge=vmbr7$");
        sign("machine-elsewhere", "cat /etc/pve/.vmlist", "\"node\": \"node01\"", "\"node\": \"node02\"");
        sign("process-left", "ps -C kvm -o args=", "\\A\\z", "^/usr/bin/kvm -id 100 ");
        sign("migration-network-missing", "cat /etc/pve/datacenter.cfg", "^migration: secure,network=10.20.50.0/24$",
                "(?s)\\A((?!migration).)*\\z");
        sign("migration-network-other", "cat /etc/pve/datacenter.cfg", "^migration: secure,", "^migration: insecure,network=10.99.0.0/24$");
        sign("migration-aborted", index, nothing, ":qmigrate:100:root@pam: [0-9A-F]{8} migration aborted$");
        sign("migration-offline", index, nothing, ":qmigrate:100:root@pam: [0-9A-F]{8} OK$");
        sign("migration-between-stop-and-start", index, nothing, ":qmshutdown:100:root@pam: [0-9A-F]{8} OK\n.*:qmigrate:100:");
        sign("migration-over-nbd", "grep -rh NBD /var/log/pve/tasks", "\\A\\z", "stopping NBD storage migration server on target.$");
        sign("migration-replicated", "grep -rh repl_scsi0 /var/log/pve/tasks", "\\A\\z", "re-using dirty bitmap 'repl_scsi0'$");
        sign("migration-long-pause", "grep -rh downtime /var/log/pve/tasks", "\\A\\z", " - downtime 2140 ms$");
    }

    private static Bench bench() {
        var bench = new Bench(ClusterSpec.example(Path.of("unused"), List.of("ssh-ed25519 AAAAC3kit kit@praktikum"))
                .withStorage(Optional.of("10.20.50.0/24")));
        ok(bench, "pvecm create lab --link0 10.20.30.11");
        assertEquals("", bench.runWith("praktikum\nyes\n", "node02", "pvecm", "add", "10.20.30.11", "--link0", "10.20.30.12").err());
        bench.clock.advance(5);
        ok(bench, "qm create 100 --name web --memory 512 --net0 virtio,bridge=vmbr0");
        ok(bench, "qm start 100");
        bench.world.act(() -> bench.node("node01").disk().write("/etc/pve/datacenter.cfg", "migration: secure,network=10.20.50.0/24\n"));
        return bench;
    }

    private static void ok(Bench bench, String command) {
        Answer answer = bench.run("node01", command.split(" "));
        assertEquals("", answer.err(), command);
    }

    private static String look(Bench bench, Sign sign) {
        Answer answer = bench.run("node02", sign.command().split(" "));
        return answer.out() + answer.err();
    }

    private static boolean found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).find();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultShows() {
        return new MigrationFaultTopic().faults().stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
            Sign sign = SIGNS.get(fault.name());
            Bench bench = bench();
            String before = look(bench, sign);
            assertTrue(found(sign.before(), before), before);
            fault.apply(bench.node("node02"));
            bench.clock.advance(12);
            String after = look(bench, sign);
            assertTrue(found(sign.after(), after), after);
            String then = look(bench.restarted(), sign);
            assertEquals(fault.lasting(), found(sign.after(), then), () -> "after a restart: " + then);
        }));
    }

    @Test
    void theTableKnowsEveryFault() {
        assertEquals(new MigrationFaultTopic().faults().stream().map(Fault::name).collect(Collectors.toSet()), SIGNS.keySet());
    }
}

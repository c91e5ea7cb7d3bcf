package praktikum.drill.migration;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import praktikum.drill.DrillContract;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.text.Message;

/** Nodes with one virtual machine that can move; every look at the clock moves it on. */
final class FakeMigration implements DrillContract.World {

    static final String BOOT = "6d1c0f43-2f0a-4f2e-9a55-0123456789ab";
    static final String MARKER = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String FILE = "/etc/pve/nodes/%s/qemu-server/100.conf:";

    private final Site site;
    private final AtomicLong millis = new AtomicLong();
    private final List<String> tasks = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();
    private final List<BiFunction<String, String, Optional<Answer>>> instead = new ArrayList<>();
    private final Set<String> observing = new HashSet<>();
    private Runnable afterMove = () -> { };
    private Optional<String> marker = Optional.empty();
    private int lost = 4;
    private String at = "n1";
    private String mac = "bc:24:11:06:56:45";
    private String boot = BOOT;
    private long changed = 1_772_330_400;
    private int process;

    FakeMigration(int nodes, boolean elsewhere) {
        var all = new ArrayList<PlannedNode>();
        for (var i = 1; i <= nodes; i++) {
            all.add(new PlannedNode("n" + i, InetAddress.ofLiteral("192.0.2.1" + i), List.of(),
                    SshLogin.at(elsewhere ? "127.0.0.1" : "192.0.2.1" + i), Optional.empty()));
        }
        site = new Site(all, new SshSettings("root", List.of(), false, Optional.empty(), false, Duration.ofSeconds(10)),
                Plan.of(new ClusterPlan("kelas-a"), new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("192.0.2.1"),
                        InetAddress.ofLiteral("192.0.2.1"), "lab.example", Optional.empty())));
    }

    /** What a host is asked, as a line, is answered otherwise. */
    FakeMigration instead(BiFunction<String, String, Optional<Answer>> answer) {
        instead.add(answer);
        return this;
    }

    /** What happens right after each migration. */
    FakeMigration afterMove(Runnable happens) {
        afterMove = happens;
        return this;
    }

    /** So many requests are lost in each migration. */
    void loses(int requests) {
        lost = requests;
    }

    /** The machine is stopped and started: nothing in its memory is left. */
    void restarted() {
        boot = "00000000-2f0a-4f2e-9a55-0123456789ab";
        marker = Optional.empty();
    }

    /** Somebody writes the text into the file again, later. */
    void markedAgain(String text) {
        marker = Optional.of(text);
        changed += 40;
    }

    void otherCard() {
        mac = "bc:24:11:00:00:01";
    }

    void moveTo(String node) {
        at = node;
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public InstantSource clock() {
        return () -> START.plusMillis(millis.addAndGet(20));
    }

    @Override
    public Answer answer(String host, Command command) {
        var line = command.line();
        for (var other : instead) {
            var answer = other.apply(host, line);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return line.startsWith("ping ") && line.contains(" -w ") ? observed(host) : answered(host, command.argv(), line);
    }

    private synchronized Answer answered(String host, List<String> argv, String line) {
        if (line.contains("qm migrate")) {
            return moved(host, argv);
        }
        if (line.contains("date +%s.%N")) {
            return line.startsWith("date") ? printed(0, time(), "") : marked(host, line);
        }
        if (line.startsWith("grep -aEHrv")) {
            var file = FILE.formatted(at);
            return printed(0, file + "name: debian-vm\n" + file + "net0: virtio=" + mac + ",bridge=vmbr0\n" + file
                    + "scsi0: nfs:100/vm-100-disk-0.qcow2,size=3G\n", "");
        }
        if (line.startsWith("ping ")) {
            return printed(0, trace(3, 0), "");
        }
        if (line.startsWith("pkill ")) {
            return ended(host);
        }
        if (line.startsWith("grep -hE")) {
            var own = tasks.stream().filter(task -> task.startsWith("UPID:" + host + ":")).toList();
            return printed(own.isEmpty() ? 1 : 0, String.join("", own), "");
        }
        if (line.startsWith("cat /var/log/pve/tasks/")) {
            return printed(0, logs.getLast(), "");
        }
        if (line.startsWith("ps ")) {
            return at.equals(host) ? printed(0, "38 /usr/bin/kvm -id 100 -name debian-vm,debug-threads=on\n", "") : printed(1, "", "");
        }
        return at.equals(host) ? machine(line)
                : printed(2, "", "Configuration file 'nodes/" + host + "/qemu-server/100.conf' does not exist\n");
    }

    /** What the node answers that has the machine. */
    private Answer machine(String line) {
        if (line.startsWith("qm status")) {
            return printed(0, "name: debian-vm\nqmpstatus: running\nstatus: running\nuptime: 71\nvmid: 100\n", "");
        }
        if (line.startsWith("pvesh get /nodes/" + at + "/qemu/100/migrate")) {
            var others = site.nodes().stream().map(PlannedNode::name).filter(name -> !name.equals(at)).map(name -> "\"" + name + "\"")
                    .toList();
            return printed(0, "{\"allowed_nodes\":[" + String.join(",", others) + "],\"local_disks\":[],\"local_resources\":[],"
                    + "\"mapped-resources\":[],\"not_allowed_nodes\":{},\"running\":1}\n", "");
        }
        if (line.contains("/proc/sys/kernel/random/boot_id")) {
            return inside(boot + "\n" + (600 + millis.get() / 1000) + ".00 1200.00\n");
        }
        if (line.contains("stat -c")) {
            return marker.map(text -> inside(text + "\n" + changed + "\ntmpfs /run tmpfs rw,nosuid,nodev 0 0\n"))
                    .orElseGet(() -> printed(0, "{\"err-data\":\"cat: /run/praktikum-marker: No such file or directory\\n\","
                            + "\"exitcode\":1,\"exited\":1}\n", ""));
        }
        if (line.contains("network-get-interfaces")) {
            return printed(0, "[{\"name\":\"eth0\",\"hardware-address\":\"" + mac + "\",\"ip-addresses\":[{\"ip-address\":\"192.0.2.100\","
                    + "\"ip-address-type\":\"ipv4\",\"prefix\":24}]}]\n", "");
        }
        return printed(127, "", "sh: 1: " + line + ": not found\n");
    }

    private Answer marked(String host, String line) {
        if (line.contains("rm -f /run/praktikum-marker")) {
            if (at.equals(host)) {
                marker = Optional.empty();
            }
            return printed(0, time(), "");
        }
        if (line.contains("random/uuid") && at.equals(host)) {
            marker = Optional.of(MARKER);
            return printed(0, time() + "{\"exitcode\":0,\"exited\":1}\n", "");
        }
        return printed(255, time(), "");
    }

    private Answer moved(String host, List<String> argv) {
        if (!at.equals(host)) {
            return printed(0, time(), "");
        }
        // Its words, or those of the shell that moves it back: number, target, and the node it is to be on still.
        var to = argv.contains("migrate") ? argv.get(argv.indexOf("migrate") + 2) : argv.get(argv.size() - 2);
        process++;
        var began = clock().instant();
        var start = Long.toHexString(began.getEpochSecond()).toUpperCase(Locale.ROOT);
        tasks.add("UPID:%s:%08X:0012D687:%s:qmigrate:100:root@pam: 1 %s OK\n".formatted(at, process, start, start));
        logs.add(log(LocalDateTime.ofInstant(began, ZoneOffset.ofHours(7)), to));
        at = to;
        afterMove.run();
        return printed(0, time() + "migration finished\n", "");
    }

    /** A log of nine seconds, of which memory took two. */
    private static String log(LocalDateTime began, String to) {
        var text = new StringBuilder();
        var lines = List.of("0 starting migration of VM 100 to node '" + to + "' (192.0.2.12)",
                "0 starting VM 100 on remote node '" + to + "'",
                "3 start remote tunnel", "4 ssh tunnel ver 1", "4 starting online/live migration on unix:/run/qemu-server/100.migrate",
                "4 migration downtime limit: 100 ms", "4 start migrate command to unix:/run/qemu-server/100.migrate",
                "6 average migration speed: 520.4 MiB/s - downtime 61 ms", "6 migration completed, transferred 212.4 MiB VM-state",
                "6 migration status: completed", "9 migration finished successfully (duration 00:00:09)");
        lines.forEach(line -> text.append(began.plusSeconds(line.charAt(0) - '0').format(TIME))
                .append(line.substring(1)).append('\n'));
        return text.append("TASK OK\n").toString();
    }

    /** Observes until it is told to end. */
    private synchronized Answer observed(String host) {
        observing.add(host);
        notifyAll();
        try {
            while (observing.contains(host)) {
                wait();
            }
            return printed(0, trace(90 + lost, lost), "");
        } catch (InterruptedException ended) {
            return interrupted(host);
        }
    }

    /** Ends what observes there; that may be about to begin, or, where the kit was killed, never begin. */
    private Answer ended(String host) {
        try {
            if (!observing.contains(host)) {
                wait(100);
            }
            var there = observing.remove(host);
            notifyAll();
            return printed(there ? 0 : 1, "", "");
        } catch (InterruptedException ended) {
            return interrupted(host);
        }
    }

    private NoAnswer interrupted(String host) {
        Thread.currentThread().interrupt();
        return new NoAnswer(NoAnswer.Problem.INTERRUPTED, Message.of("host.interrupted", host, "ping"), clock().instant());
    }

    /** Answers at 100 ms, some of them lost after the sixtieth. */
    private String trace(int sent, int lost) {
        var text = new StringBuilder("PING 192.0.2.100 (192.0.2.100) 56(84) bytes of data.\n");
        var first = clock().instant().toEpochMilli();
        for (var i = 1; i <= sent; i++) {
            if (i <= 60 || i > 60 + lost) {
                text.append(String.format(Locale.ROOT, "[%.6f] 64 bytes from 192.0.2.100: icmp_seq=%d ttl=64 time=0.412 ms%n",
                        (first + i * 100) / 1000.0, i));
            }
        }
        return text + "\n--- 192.0.2.100 ping statistics ---\n" + sent + " packets transmitted, " + (sent - lost)
                + " received, 1% packet loss, time 8999ms\nrtt min/avg/max/mdev = 0.3/0.4/0.5/0.1 ms\n";
    }

    /** Nine requests lost, and the clock set an hour forward among them. */
    static String setForward(FakeMigration world) {
        var text = new StringBuilder();
        for (var i = 1; i <= 40; i++) {
            if (i <= 20 || i > 29) {
                text.append("[%d.%d00000] 64 bytes from 192.0.2.100: icmp_seq=%d ttl=64 time=0.412 ms%n".formatted(
                        world.clock().instant().getEpochSecond() + i / 10 + (i > 25 ? 3600 : 0), i % 10, i));
            }
        }
        return text + "\n40 packets transmitted, 31 received, 22% packet loss, time 4000ms\n";
    }

    private Output inside(String out) {
        return printed(0, "{\"exitcode\":0,\"exited\":1,\"out-data\":\"" + out.replace("\n", "\\n") + "\"}\n", "");
    }

    private String time() {
        var now = clock().instant();
        return now.getEpochSecond() + "." + String.format("%09d", now.getNano()) + "\n";
    }

    @Override
    public void please(Message what) {
        throw new AssertionError("nothing is to be done by hand");
    }

    @Override
    public synchronized Object changed() {
        return List.of(at, marker);
    }

    Output printed(int exit, String out, String err) {
        return new Output(exit, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8), false, clock().instant(),
                Duration.ofMillis(20));
    }
}

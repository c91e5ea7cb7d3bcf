package praktikum.sim.proxmox.ha;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.sim.Bench;
import praktikum.sim.ClusterSpec;
import praktikum.sim.machine.command.Answer;

/** Three nodes with shared storage, a container 201 on node02 and a virtual machine 100 on node03, used by what people type. */
final class ManagedCluster {

    static final String VM = "10.20.30.60";
    private static final Pattern LINE = Pattern.compile("(\\S{19}[+-]\\d\\d:?\\d\\d) \\S+ (.*)");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]");

    final Bench bench;

    ManagedCluster(int release) {
        bench = Bench.clustered(ClusterSpec.example(Path.of("unused"), List.of("ssh-ed25519 AAAAC3kit kit@praktikum")).withRelease(release)
                .withOthers(List.of(new ClusterSpec.Machine("store", "10.20.30.50", List.of()))));
        out("store", "apt-get -qq update && apt-get -qq install nfs-kernel-server && mkdir -p /srv/nfs/proxmox && "
                + "echo '/srv/nfs/proxmox 10.20.30.0/24(rw,sync,no_subtree_check,no_root_squash)' > /etc/exports && exportfs -ra");
        out("node01", "pvesm add nfs nfs --server 10.20.30.50 --export /srv/nfs/proxmox --content images,rootdir,vztmpl");
        run(25);
        out("node02", "pveam update && pveam download nfs $(pveam available --section system | grep -o 'debian-12-standard_[^ ]*')");
        out("node02", "pct create 201 $(pveam list nfs | grep -o '^nfs:vztmpl/[^ ]*') --hostname web --rootfs nfs:4 --features nesting=1 "
                + "--net0 name=eth0,bridge=vmbr0,ip=10.20.30.61/24,gw=10.20.30.1 --unprivileged 1 --onboot 1");
        out("node03", "wget -q -O /tmp/disk https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-genericcloud-amd64.qcow2");
        out("node03", "qm create 100 --name srv --memory 1024 --cpu x86-64-v2-AES --net0 virtio,bridge=vmbr0 --scsihw virtio-scsi-single "
                + "--scsi0 nfs:0,import-from=/tmp/disk,format=qcow2 --ide2 nfs:cloudinit --ipconfig0 ip=" + VM + "/24,gw=10.20.30.1 "
                + "--boot order=scsi0 --onboot 1 --ciuser admin --sshkeys /etc/pve/priv/authorized_keys");
        out("node03", "qm start 100");
        out("node02", "pct start 201");
        run(60);
    }

    /** The same with both guests under high availability, and a leader that is not the node of the virtual machine. */
    static ManagedCluster managing(int release) {
        var cluster = new ManagedCluster(release);
        cluster.out("node01", "ha-manager add vm:100 --state started && ha-manager add ct:201 --state started");
        cluster.run(40);
        if (cluster.master("node01").equals("node03")) {
            cluster.out("node03", "systemctl stop pve-ha-crm");
            cluster.run(30);
            cluster.out("node03", "systemctl start pve-ha-crm");
        }
        return cluster;
    }

    /** What a line prints in the virtual machine. */
    String inside(String from, String line) {
        return out(from, "ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR admin@" + VM + " \"" + line
                + "\"");
    }

    /** The id of the virtual machine's boot. */
    String bootId(String from) {
        return inside(from, "cat /proc/sys/kernel/random/boot_id");
    }

    void run(double seconds) {
        bench.clock.advance(seconds);
    }

    Instant now() {
        return bench.clock.instant();
    }

    Answer type(String node, String line) {
        return bench.shell(node, line);
    }

    /** What a line prints that has to succeed. */
    String out(String node, String line) {
        Answer answer = type(node, line);
        if (answer.exit() != 0) {
            throw new AssertionError(line + ": " + answer);
        }
        return answer.out();
    }

    void cut(String node) {
        bench.world.act(() -> bench.node(node).cutPower());
    }

    /** The word behind a service in {@code ha-manager status}, and its node. */
    String service(String seenFrom, String sid) {
        return status(seenFrom).filter(line -> line.startsWith("service " + sid + " ")).findFirst().orElse("")
                .replaceFirst("\\S+ \\S+ ", "");
    }

    Stream<String> status(String seenFrom) {
        return out(seenFrom, "ha-manager status").lines();
    }

    String master(String seenFrom) {
        return status(seenFrom).filter(line -> line.startsWith("master ")).findFirst().orElseThrow().split(" ")[1];
    }

    /** Lines of the two daemons and of the multiplexer on a node since a moment, without time, node and process ids. */
    List<String> said(String node, Instant since) {
        return entries(node).filter(entry -> !entry.time().isBefore(since)).map(Entry::text).toList();
    }

    /** Seconds from a moment until a node said something for the first time that contains these words. */
    long after(Instant since, String node, String words) {
        return entries(node).filter(entry -> !entry.time().isBefore(since.minusSeconds(1)) && entry.text().contains(words)).findFirst()
                .map(entry -> Duration.between(since, entry.time()).toSeconds())
                .orElseThrow(() -> new AssertionError(node + " never said: " + words + "\n" + String.join("\n", said(node, since))));
    }

    private record Entry(Instant time, String text) {
    }

    private Stream<Entry> entries(String node) {
        return out(node, "journalctl -u pve-ha-crm -u pve-ha-lrm -u watchdog-mux --no-pager -o short-iso").lines().map(LINE::matcher)
                .filter(line -> line.matches()).map(line -> new Entry(OffsetDateTime.parse(line.group(1), ISO).toInstant(),
                        line.group(2).replaceAll("\\[\\d+\\]", "")));
    }

    /** Seconds from a moment until the virtual machine answers a node, tried every second. */
    long answers(Instant since, String from) {
        for (int tries = 0; tries < 400; tries++) {
            if (type(from, "ping -c 1 -W 1 " + VM).exit() == 0) {
                return Duration.between(since, now()).toSeconds();
            }
            run(1);
        }
        throw new AssertionError("no answer");
    }

    /** The node that runs a guest: the one that says so itself. */
    Optional<String> runs(String tool, int id) {
        return bench.spec.nodes().stream().map(ClusterSpec.Machine::name).filter(name -> bench.world.ask(bench.node(name)::running))
                .filter(name -> type(name, tool + " status " + id).out().equals("status: running\n")).findFirst();
    }

    /** The log of the newest task of a type on a node. */
    String taskLog(String node, String type) {
        return out(node, "cat \"$(ls -t /var/log/pve/tasks/*/*:" + type + ":* | head -1)\"");
    }
}

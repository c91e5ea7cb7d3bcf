package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.Course;
import praktikum.course.PageValues;
import praktikum.course.read.Courses;
import praktikum.drill.Timelines;
import praktikum.fact.Question;
import praktikum.fact.cluster.DatacenterConfig;
import praktikum.fact.cluster.Members;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.guest.inside.GuestInterfaces;
import praktikum.fact.guest.inside.GuestSystem;
import praktikum.fact.network.EchoAnswers;
import praktikum.fact.network.Neighbours;
import praktikum.fact.storage.MountTable;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.VolumeList;
import praktikum.grade.VerdictExplanation;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;
import praktikum.host.replay.RecordedAnswers;
import praktikum.net.Addresses;
import praktikum.site.PlannedMachine;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.text.Language;

/** Three nodes with a container and a virtual machine in the best of order, as their tools print it; a test changes what one prints. */
final class GuestMachines {

    static final String SITE = """
            version: 1
            nodes:
              - {name: n1, address: 192.0.2.11}
              - {name: n2, address: 192.0.2.12}
              - {name: n3, address: 192.0.2.13}
            nfs: {name: nas, address: 192.0.2.50, export: /srv}
            plan:
              cluster: lab
              network: {prefix: 24, gateway: 192.0.2.1, dns: 9.9.9.9, domain: lab.example}
            """;
    static final String GUESTS = """
              guests:
                - {name: ct1, kind: container, id: 200, address: 192.0.2.20, cores: 2}
                - {name: vm1, kind: vm, id: 100, address: 192.0.2.15}
            """;
    static final String CT = "bc:24:11:00:02:00";
    static final String VM = "bc:24:11:00:01:00";

    private static final String TABLE = """
            dir: local
            \tpath /var/lib/vz
            \tcontent iso,vztmpl,backup

            lvmthin: local-lvm
            \tthinpool data
            \tvgname pve
            \tcontent rootdir,images

            nfs: nfs
            \texport /srv
            \tpath /mnt/pve/nfs
            \tserver 192.0.2.50
            \tcontent images,iso,vztmpl,backup,rootdir
            """;
    private static final Course COURSE = Courses.bundled().course().orElseThrow();

    private final Site site;
    private final Map<String, Map<List<String>, Output>> outputs = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private String container = """
            arch: amd64
            cores: 2
            features: nesting=1
            hostname: ct1
            memory: 512
            nameserver: 9.9.9.9
            net0: name=eth0,bridge=vmbr0,gw=192.0.2.1,hwaddr=BC:24:11:00:02:00,ip=192.0.2.20/24,type=veth
            onboot: 1
            ostype: debian
            rootfs: nfs:200/vm-200-disk-0.raw,size=4G
            swap: 512
            unprivileged: 1
            """;
    private String machine = """
            agent: enabled=1
            boot: order=scsi0
            cores: 1
            cpu: x86-64-v2-AES
            ide2: nfs:100/vm-100-cloudinit.qcow2,media=cdrom,size=4M
            ipconfig0: ip=192.0.2.15/24,gw=192.0.2.1
            memory: 1024
            name: vm1
            net0: virtio=BC:24:11:00:01:00,bridge=vmbr0
            onboot: 1
            scsi0: nfs:100/vm-100-disk-0.qcow2,discard=on,iothread=1,size=3G
            scsihw: virtio-scsi-single
            serial0: socket
            """;
    private String containerPlace = "n1/lxc/200";
    private String machinePlace = "n2/qemu-server/100";

    /** As the course has them; the container is on the first node, the machine on the second. */
    GuestMachines() {
        this(SITE + GUESTS);
    }

    GuestMachines(String yaml) {
        site = SharedMachines.site(yaml);
        site.machines().forEach(one -> outputs.put(one.name(), new LinkedHashMap<>()));
        site.nodes().forEach(node -> {
            var name = node.name();
            prints(name, MountTable.ASKED, "/dev/mapper/pve-root / ext4 rw 0 0\n/dev/fuse /etc/pve fuse rw 0 0\n");
            prints(name, Members.FILE, "{\"nodename\": \"" + name + "\", \"version\": 3}\n");
            fails(name, DatacenterConfig.ASKED, 1, "cat: /etc/pve/datacenter.cfg: No such file or directory\n");
            prints(name, VolumeList.on("nfs"),
                    "Volid Format Type Size VMID\nnfs:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst tzst vztmpl 129\n");
            site.guests().forEach(guest -> reached(name, Addresses.text(guest.address()),
                    guest.kind() == praktikum.site.plan.GuestKind.VM ? VM : CT));
        });
        status("n1", GuestKind.CONTAINER, 200, "running").status("n2", GuestKind.VM, 100, "running");
        inContainer(GuestSystem.ASKED, "PRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\nVERSION_ID=\"13\"\nID=debian\n");
        inContainer(EchoAnswers.of("192.0.2.1", 3), echo(3));
        agent(inside(VM, "192.0.2.15"));
        table(text -> text);
        write();
    }

    private static String echo(int received) {
        return "PING x\n\n--- x ping statistics ---\n3 packets transmitted, " + received + " received, " + (100 - received * 100 / 3)
                + "% packet loss, time 2003ms\n";
    }

    private void write() {
        var names = site.nodes().stream().map(PlannedMachine::name).toList();
        var lines = file(containerPlace, container) + file(machinePlace, machine);
        names.forEach(node -> prints(node, GuestFile.of(1, names), lines));
    }

    private static String file(String place, String text) {
        return place.isEmpty() ? ""
                : text.lines().map(line -> "/etc/pve/nodes/" + place + ".conf:" + line + "\n").collect(Collectors.joining());
    }

    /** The container as another configuration has it. */
    GuestMachines container(String old, String now) {
        container = replaced(container, old, now);
        write();
        return this;
    }

    /** The machine as another configuration has it. */
    GuestMachines machine(String old, String now) {
        machine = replaced(machine, old, now);
        write();
        return this;
    }

    private static String replaced(String text, String old, String now) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException(old);
        }
        return text.replace(old, now);
    }

    /** Both where they lie now; empty text for nowhere. */
    GuestMachines places(String container, String machine) {
        containerPlace = container;
        machinePlace = machine;
        write();
        return this;
    }

    GuestMachines table(UnaryOperator<String> change) {
        site.nodes().forEach(node -> prints(node.name(), StorageConfig.ASKED, change.apply(TABLE)));
        return this;
    }

    GuestMachines status(String node, GuestKind kind, long id, String state) {
        return prints(node, GuestStatus.of(kind, id), "name: x\n" + (kind == GuestKind.VM ? "qmpstatus: " + state + "\n" : "")
                + "status: " + (state.equals("stopped") ? "stopped" : "running") + "\nvmid: " + id + "\n");
    }

    GuestMachines inContainer(Question<?> question, String out) {
        return prints("n1", GuestAnswer.inContainer(200, question), out);
    }

    GuestMachines gateway(int exit, int received) {
        return says("n1", GuestAnswer.inContainer(200, EchoAnswers.of("192.0.2.1", 3)), RecordedAnswers.printed(exit, echo(received), ""));
    }

    GuestMachines agent(String json) {
        return prints("n2", GuestInterfaces.of(100), json + "\n");
    }

    /** What an agent tells of a machine with one card: its address with the prefix 24, and one of the link. */
    static String inside(String mac, String address) {
        var loopback = "{\"name\":\"lo\",\"hardware-address\":\"00:00:00:00:00:00\",\"ip-addresses\":[{\"ip-address\":\"127.0.0.1\","
                + "\"prefix\":8}]}";
        return "[" + loopback + ",{\"name\":\"eth0\",\"hardware-address\":\"" + mac + "\",\"ip-addresses\":[{\"ip-address\":\"" + address
                + "\",\"prefix\":24},{\"ip-address\":\"fe80::1\",\"prefix\":64}]}]";
    }

    GuestMachines silentAgent(String error) {
        return fails("n2", GuestInterfaces.of(100), 255, error + "\n");
    }

    /** A node reaches an address, and this card answers. */
    GuestMachines reached(String node, String address, String mac) {
        prints(node, EchoAnswers.of(address, 3), echo(3));
        return prints(node, Neighbours.of(Addresses.parse(address).orElseThrow()), "[{\"dst\":\"" + address
                + "\",\"dev\":\"vmbr0\",\"lladdr\":\"" + mac + "\",\"state\":[\"REACHABLE\"]}]\n");
    }

    GuestMachines answered(String node, String address, int received) {
        return says(node, EchoAnswers.of(address, 3), RecordedAnswers.printed(received > 0 ? 0 : 1, echo(received), ""));
    }

    GuestMachines says(String host, Question<?> question, Output output) {
        outputs.get(host).put(question.argv(), output);
        return this;
    }

    GuestMachines prints(String host, Question<?> question, String out) {
        return says(host, question, RecordedAnswers.printed(out));
    }

    GuestMachines fails(String host, Question<?> question, int exit, String err) {
        return says(host, question, RecordedAnswers.printed(exit, "", err));
    }

    /** Runs all checks of the lab; those that did not pass: per check who shows which mistake, or because of which check it is skipped. */
    Map<String, String> found() {
        var told = new LinkedHashMap<String, String>();
        verdicts().forEach((check, verdict) -> {
            switch (verdict) {
                case Verdict.Passed _ -> { }
                case Verdict.Skipped skipped -> told.put(check.check(), "after " + skipped.cause().check());
                case Verdict.Failed failed -> told.put(check.check(), subjects(check, failed.findings()));
                case Verdict.NotMeasured unmeasured -> told.put(check.check(), subjects(check, unmeasured.findings()));
            }
        });
        return told;
    }

    Map<CheckKey, Verdict> verdicts() {
        var checks = CheckModules.bundled().stream().filter(check -> check.key().lab().equals("06-guests")).toList();
        var hosts = new HashMap<String, WitnessedHost>();
        site.machines().stream().map(PlannedMachine::name).forEach(name -> hosts.put(name, host(name)));
        return new CheckRun(site, hosts, checks, Timelines.NONE, Optional.empty(), RunListener.SILENT).run();
    }

    private WitnessedHost host(String name) {
        return new WitnessedHost() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public WitnessedAnswer ask(Command command, String askedBy) {
                synchronized (asked) {
                    asked.add(name + ": " + command.line());
                }
                return new WitnessedAnswer(1, outputs.get(name).getOrDefault(command.argv(),
                        RecordedAnswers.printed(1, "", "nobody wrote down what this prints: " + command.line())));
            }
        };
    }

    /** What was asked of a machine. */
    List<String> asked(String host) {
        return asked.stream().filter(line -> line.startsWith(host + ": ")).toList();
    }

    private String subjects(CheckKey check, List<Finding> findings) {
        findings.stream().filter(finding -> finding.outcome() == Outcome.FAILED).forEach(finding -> assertTold(check, finding));
        return findings.stream().filter(finding -> finding.outcome() != Outcome.PASSED).map(finding -> finding.subject() + "="
                + (finding.outcome() == Outcome.FAILED ? finding.mistake().orElse("-") : finding.why().orElseThrow().key()))
                .collect(Collectors.joining(" "));
    }

    /** Each value of a sentence is there, in both languages. */
    private void assertTold(CheckKey check, Finding finding) {
        var rubric = COURSE.lab(check.lab()).orElseThrow().checks().stream().filter(one -> one.id().check().equals(check.check()))
                .findFirst().orElseThrow();
        for (var language : Language.values()) {
            var sentence = new VerdictExplanation(new PageValues(SiteValues.of(site))).sentence(rubric, finding, language);
            assertFalse(sentence.contains("${"), sentence);
        }
    }
}

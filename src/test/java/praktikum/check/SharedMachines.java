package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import praktikum.check.engine.ChallengeRun;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.MarkerKeeper;
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
import praktikum.fact.guest.GuestCards;
import praktikum.fact.network.LinkTable;
import praktikum.fact.network.RouteTable;
import praktikum.fact.storage.ExportTable;
import praktikum.fact.storage.Exports;
import praktikum.fact.storage.MountTable;
import praktikum.fact.storage.NfsThreads;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageStatus;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.system.FileText;
import praktikum.fact.system.MarkerFile;
import praktikum.fact.system.ServiceStates;
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
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.text.Language;

/** Nodes and an NFS server in the best of order, as their tools print it; a test changes what one of them prints. */
final class SharedMachines {

    /** What Proxmox VE 9 prints above its table. */
    static final String HEADER = "Name             Type     Status     Total (KiB)      Used (KiB) Available (KiB)        %\n";
    static final String ACTIVE = "nfs              nfs     active        98497536         1048576        92397568    1.06%\n";
    static final String OPTIONS = "(rw,sync,no_subtree_check,no_root_squash)";

    private static final long SEED = 7;
    private static final Course COURSE = Courses.bundled().course().orElseThrow();

    private final Site site;
    private final Map<String, Map<List<String>, Output>> outputs = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> mounting = new HashMap<>();

    /** Machines that answer nothing yet to what is asked about storages. */
    SharedMachines(Site site) {
        this.site = site;
        site.machines().forEach(machine -> outputs.put(machine.name(), new LinkedHashMap<>()));
        site.nodes().forEach(node -> {
            prints(node.name(), LinkTable.ASKED, links(Addresses.text(node.address()), "bc:24:11:00:00:01"));
            fails(node.name(), GuestCards.on(node.name()), 1, "");
            comesFrom(node.name(), Addresses.text(node.address()));
        });
        var server = server();
        prints(server, LinkTable.ASKED, links(Addresses.text(site.nfs().orElseThrow().address()), "bc:24:11:00:00:50"));
        service(server, "loaded", "active", "enabled");
        prints(server, NfsThreads.ASKED, "8\n");
        prints(server, DirectoryListing.of(export()), "dump\nimages\ntemplate\n");
    }

    /** Three nodes, a server and a storage as the course has them. */
    static SharedMachines usual() {
        return usual("n1", "n2", "n3");
    }

    private static SharedMachines usual(String... names) {
        var machines = new SharedMachines(Machines.of("lab", names).withServer("nfs01", "/srv/nfs/proxmox").site());
        machines.table("nfs: nfs\n\texport /srv/nfs/proxmox\n\tpath /mnt/pve/nfs\n\tserver 192.0.2.50\n"
                + "\tcontent backup,images,iso,rootdir,vztmpl\n");
        machines.status(HEADER + ACTIVE).mounts(mount("192.0.2.50", "192.0.2.50", "/srv/nfs/proxmox", "nfs"));
        return machines.exported(List.of(names).stream().map(name -> "192.0.2.1" + name.charAt(1) + OPTIONS)
                .collect(Collectors.joining(" "))).shared();
    }

    /** A site as its file has it. */
    static Site site(String yaml) {
        return switch (SiteFile.parse("site.yaml", yaml)) {
            case SiteReading.Ready ready -> ready.site();
            case SiteReading other -> throw new IllegalArgumentException(other.toString());
        };
    }

    private static String links(String address, String mac) {
        var six = address.indexOf(':') >= 0;
        return """
                [{"ifindex":2,"ifname":"vmbr0","flags":["BROADCAST","UP","LOWER_UP"],"mtu":1500,"operstate":"UP","link_type":"ether",
                 "address":"%s","addr_info":[{"family":"%s","local":"%s","prefixlen":%d,"scope":"global"}]}]
                """.formatted(mac, six ? "inet6" : "inet", address, six ? 64 : 24);
    }

    /** A line of /proc/mounts. */
    static String mount(String server, String address, String export, String storage) {
        return (server.indexOf(':') < 0 ? server : "[" + server + "]") + ":" + export + " /mnt/pve/" + storage
                + " nfs4 rw,relatime,vers=4.2,rsize=1048576,wsize=1048576,namlen=255,hard,proto=tcp,timeo=600,retrans=2,sec=sys,"
                + "clientaddr=192.0.2.11,local_lock=none,addr=" + address + " 0 0\n";
    }

    String server() {
        return site.nfs().orElseThrow().name();
    }

    private String export() {
        return site.nfs().orElseThrow().export();
    }

    private SharedMachines says(String host, Question<?> question, Output output) {
        outputs.get(host).put(question.argv(), output);
        return this;
    }

    SharedMachines prints(String host, Question<?> question, String out) {
        return says(host, question, RecordedAnswers.printed(out));
    }

    SharedMachines fails(String host, Question<?> question, int exit, String err) {
        return says(host, question, RecordedAnswers.printed(exit, "", err));
    }

    SharedMachines comesFrom(String node, String address) {
        return prints(node, RouteTable.towards(site.nfs().orElseThrow().address()),
                "[{\"dst\":\"%s\",\"dev\":\"vmbr0\",\"prefsrc\":\"%s\",\"flags\":[],\"uid\":0,\"cache\":[]}]\n"
                        .formatted(Addresses.text(site.nfs().orElseThrow().address()), address));
    }

    SharedMachines hasAddress(String node, String address) {
        return prints(node, LinkTable.ASKED, links(address, "bc:24:11:00:00:01"));
    }

    SharedMachines service(String host, String load, String active, String file) {
        return prints(host, ServiceStates.of("nfs-server"), "Id=nfs-server.service\nLoadState=%s\nActiveState=%s\n"
                .formatted(load, active) + "SubState=exited\nUnitFileState=" + file + "\n");
    }

    /** The clients of the export, as they are written and as they run. */
    SharedMachines exported(String clients) {
        return written(export() + " " + clients + "\n").running(export(), clients.split(" "));
    }

    /** As {@code tail} prints the files where there is none beside /etc/exports. */
    SharedMachines written(String file) {
        return says(server(), Exports.ASKED, RecordedAnswers.printed(1, "==> /etc/exports <==\n" + file,
                "tail: cannot open '/etc/exports.d/*.exports' for reading: No such file or directory\n"));
    }

    /** As exportfs writes down clients of a directory. */
    SharedMachines running(String path, String... clients) {
        var more = ",wdelay,hide,secure_locks,acl,no_pnfs,sec=sys)";
        return etab(List.of(clients).stream().map(client -> path + "\t" + client.replace(")", more) + "\n").collect(Collectors.joining()));
    }

    SharedMachines etab(String lines) {
        return prints(server(), ExportTable.ASKED, lines);
    }

    SharedMachines table(String text) {
        site.nodes().forEach(node -> prints(node.name(), StorageConfig.ASKED, text));
        return this;
    }

    SharedMachines status(String text) {
        site.nodes().forEach(node -> prints(node.name(), StorageStatus.ASKED, text));
        return this;
    }

    SharedMachines status(String node, String text, String warning) {
        return says(node, StorageStatus.ASKED, RecordedAnswers.printed(0, text, warning));
    }

    SharedMachines mounts(String lines) {
        site.nodes().forEach(node -> mounts(node.name(), lines));
        return this;
    }

    SharedMachines mounts(String node, String lines) {
        return prints(node, MountTable.ASKED, "/dev/mapper/pve-root / ext4 rw,relatime 0 0\n/dev/fuse /etc/pve fuse rw,nosuid 0 0\n"
                + lines);
    }

    /** What a node mounts as soon as it is asked for its storages. */
    SharedMachines mountsWhenAsked(String node, String lines) {
        mounting.put(node, lines);
        return this;
    }

    /** Every node reads what the first one wrote into each planned storage, and so does the server. */
    SharedMachines shared() {
        site.storage().of("nfs").forEach(storage -> {
            var file = file(storage.folder());
            prints(site.nodes().getFirst().name(), file.written(), "");
            site.nodes().forEach(node -> prints(node.name(), FileText.of(file.path()), file.text() + "\n"));
            prints(server(), FileText.of(file.in(storage.target().get("export"))), file.text() + "\n");
        });
        return this;
    }

    static MarkerFile file(String folder) {
        return MarkerFile.in(folder, SEED);
    }

    /** Runs all checks of the lab; those that did not pass: per check who shows which mistake, or because of which check it is skipped. */
    Map<String, String> found() {
        return found("05-shared");
    }

    /** The same of another lab. */
    Map<String, String> found(String lab) {
        var told = new LinkedHashMap<String, String>();
        verdicts(lab).forEach((check, verdict) -> {
            switch (verdict) {
                case Verdict.Passed _ -> { }
                case Verdict.Skipped skipped -> told.put(check.check(), "after " + skipped.cause().check());
                case Verdict.Failed failed -> told.put(check.check(), subjects(check, failed.findings()));
                case Verdict.NotMeasured unmeasured -> told.put(check.check(), subjects(check, unmeasured.findings()));
            }
        });
        return told;
    }

    /** What a check of a lab says, in English, of the first machine on which something is wrong. */
    String said(String lab, String id) {
        var check = new CheckKey(lab, id);
        return verdicts(lab).get(check).findings().stream().filter(finding -> finding.outcome() == Outcome.FAILED).findFirst()
                .map(finding -> sentence(check, finding, Language.ENGLISH)).orElse("nothing");
    }

    Map<CheckKey, Verdict> verdicts() {
        return verdicts("05-shared");
    }

    private Map<CheckKey, Verdict> verdicts(String lab) {
        var checks = CheckModules.bundled().stream().filter(check -> check.key().lab().equals(lab)).toList();
        var hosts = new HashMap<String, WitnessedHost>();
        site.machines().stream().map(PlannedMachine::name).forEach(name -> hosts.put(name, host(name)));
        return new CheckRun(site, hosts, checks, Timelines.NONE, Optional.of(new ChallengeRun(SEED, MarkerKeeper.SILENT)),
                RunListener.SILENT).run();
    }

    private WitnessedHost host(String name) {
        return new WitnessedHost() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void askAll(Map<Command, String> questions, BiConsumer<Command, WitnessedAnswer> heard) {
                // Of what is asked at once, that may come first which changes what the others see.
                var looking = questions.keySet().stream().anyMatch(one -> one.argv().equals(StorageStatus.ASKED.argv()));
                if (looking && mounting.containsKey(name)) {
                    mounts(name, mounting.get(name));
                }
                WitnessedHost.super.askAll(questions, heard);
            }

            @Override
            public WitnessedAnswer ask(Command command, String askedBy) {
                synchronized (asked) {
                    asked.add(name + ": " + command.line());
                }
                var output = command.argv().getFirst().equals("rm") ? RecordedAnswers.printed("") : outputs.get(name).getOrDefault(
                        command.argv(), RecordedAnswers.printed(1, "", "nobody wrote down what this prints"));
                return new WitnessedAnswer(1, output);
            }
        };
    }

    /** What was asked of a machine to look at it. */
    List<String> asked(String host) {
        return asked.stream().filter(line -> line.startsWith(host + ": ") && !line.contains(".praktikum-")).toList();
    }

    private String subjects(CheckKey check, List<Finding> findings) {
        findings.stream().filter(finding -> finding.outcome() == Outcome.FAILED).forEach(finding -> assertTold(check, finding));
        return findings.stream().filter(finding -> finding.outcome() != Outcome.PASSED).map(finding -> finding.subject() + "="
                + (finding.outcome() == Outcome.FAILED ? finding.mistake().orElse("-") : finding.why().orElseThrow().key()))
                .collect(Collectors.joining(" "));
    }

    /** Each value of a sentence is there, in both languages. */
    private void assertTold(CheckKey check, Finding finding) {
        for (var language : Language.values()) {
            var sentence = sentence(check, finding, language);
            assertFalse(sentence.contains("${"), sentence);
        }
    }

    private String sentence(CheckKey check, Finding finding, Language language) {
        var rubric = COURSE.lab(check.lab()).orElseThrow().checks().stream().filter(one -> one.id().check().equals(check.check()))
                .findFirst().orElseThrow();
        return new VerdictExplanation(new PageValues(SiteValues.of(site))).sentence(rubric, finding, language);
    }
}

package praktikum.report.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.fact.Question;
import praktikum.fact.storage.BlockDevices;
import praktikum.fact.storage.MountTable;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageStatus;
import praktikum.fact.storage.Zpools;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.Scripted;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.report.ChapterSource;
import praktikum.report.Table;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.Plan;
import praktikum.text.Language;

/** The chapter on storage: planned beside found, what lies on what, and what fails with it. */
class StoragePartTest {

    private static final String CONFIG = """
            dir: local
            \tpath /var/lib/vz
            \tcontent iso,vztmpl,backup

            zfspool: tank
            \tpool tank
            \tcontent images

            dir: tank-iso
            \tpath /tank/iso
            \tcontent iso,vztmpl

            nfs: web
            \tserver 192.0.2.50
            \texport /srv
            \tpath /mnt/pve/web
            \tcontent images
            """;
    private static final String POOL = "  pool: tank\n state: ONLINE\nconfig:\n\n\tNAME  STATE  READ WRITE CKSUM\n\ttank  ONLINE  0 0 0\n"
            + "\t  /dev/sdb1  ONLINE  0 0 0\n\nerrors: No known data errors\n";

    @TempDir
    private Path folder;

    private static Map<Question<?>, String> answers(String mounts, String active) {
        var answers = new LinkedHashMap<Question<?>, String>();
        answers.put(StorageConfig.ASKED, CONFIG);
        answers.put(StorageStatus.ASKED, "Name Type Status Total (KiB) Used (KiB) Available (KiB) %\n"
                + "local            dir     active          100              10              90   10.00%\n"
                + "tank         zfspool     " + active + "          100              10              90   10.00%\n");
        answers.put(Zpools.ASKED, POOL);
        answers.put(Zpools.RESOLVED, POOL);
        answers.put(MountTable.ASKED, mounts);
        answers.put(BlockDevices.ASKED, """
                {"blockdevices": [{"name":"sdb","path":"/dev/sdb","type":"disk","size":107374182400,"fstype":null,"label":null,
                 "mountpoints":[null],"model":"D","serial":"2","rota":true,"pkname":null,"children":[
                 {"name":"sdb1","path":"/dev/sdb1","type":"part","size":107363696640,"fstype":"zfs_member","label":"tank","mountpoints":[null],
                  "model":null,"serial":null,"rota":true,"pkname":"sdb"}]}]}
                """);
        return answers;
    }

    private StoragePart part(Language language) throws Exception {
        var file = folder.resolve("a-check.jsonl");
        try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "a", "k", "c", "s", 1, List.of()),
                Clock.systemUTC())) {
            for (var node : List.of("n1", "n2")) {
                var root = "/dev/sda1 / ext4 rw 0 0\n";
                answers(node.equals("n1") ? root + "tank/iso /tank/iso zfs rw 0 0\n" : root, node.equals("n1") ? "active" : "inactive")
                        .forEach((question, text) -> transcript.witness(new Scripted(node, command -> new Output(0,
                                text.getBytes(StandardCharsets.UTF_8), new byte[0], false, Instant.EPOCH, Duration.ZERO)))
                                .ask(Command.of(question.argv()), "04-storage/x"));
            }
            transcript.end(RunStatus.COMPLETE);
        }
        var nodes = List.of("n1", "n2").stream().map(name -> new PlannedNode(name, InetAddress.ofLiteral("192.0.2.1"), List.of(),
                SshLogin.at("192.0.2.1"), Optional.empty())).toList();
        var site = new Site(nodes, new SshSettings("root", List.of(), false, Optional.empty(), false, Duration.ofSeconds(10)), Plan.of());
        return new StorageChapter().content(ChapterSource.of(Evidence.read(file), site, language)).orElseThrow();
    }

    private static List<String> row(Table table, int row) {
        return table.rows().get(row).stream().map(Table.Cell::text).toList();
    }

    @Test
    void plannedAndFoundStandBesideEachOther() throws Exception {
        var table = part(Language.ENGLISH).table();
        assertEquals(List.of("local", "dir", "backup, iso, vztmpl", "/var/lib/vz", "all nodes", "as planned"), row(table, 0));
        assertEquals(List.of("tank", "zfspool", "images", "tank", "n1", "planned: content images,rootdir"), row(table, 1));
        assertEquals(List.of("web", "nfs", "images", "192.0.2.50 /srv", "no node", "not planned"), row(table, 3));
        assertEquals(List.of("local-lvm", "lvmthin", "images, rootdir", "pve data", "–", "not in the table"), row(table, 4));
    }

    @Test
    void whatLiesOnWhatIsDrawnOnceForNodesThatAreAlike() throws Exception {
        var part = part(Language.ENGLISH);
        assertEquals(List.of(List.of("n1"), List.of("n2")), part.layouts().stream().map(StorageLayout::nodes).toList());
        assertEquals(List.of("/dev/sda1: local", "tank: tank, tank-iso", "192.0.2.50: web"), chains(part.layouts().getFirst()));
        assertEquals(List.of("/dev/sda1: local, tank-iso", "tank: tank", "192.0.2.50: web"), chains(part.layouts().getLast()));
        assertTrue(part.map().boxes().stream().anyMatch(box -> box.text().equals("/dev/sdb · 100 GiB") && box.broken()));
        assertTrue(part.map().height() > 100);
    }

    private static List<String> chains(StorageLayout layout) {
        return layout.chains().stream().map(chain -> chain.name() + ": " + String.join(", ", chain.storages())).toList();
    }

    @Test
    void whatFailsWithADiskIsSaidPlainly() throws Exception {
        var sentences = part(Language.INDONESIAN).weaknesses();
        assertTrue(sentences.stream().anyMatch(one -> one.startsWith("n1: tank bertumpu pada /dev/sdb · 100 GiB tanpa redundansi")),
                sentences.toString());
        assertEquals(1, sentences.stream().filter(one -> one.contains("berbagi ruang tank")).count(), sentences.toString());
        assertTrue(sentences.stream().noneMatch(one -> one.contains("Tidak ada storage dalam tabel yang dipakai bersama")));
    }
}

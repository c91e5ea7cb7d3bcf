package praktikum.report.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.guest.inside.GuestInterfaces;
import praktikum.fact.guest.inside.GuestSystem;
import praktikum.fact.storage.StorageConfig;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.Scripted;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.report.ChapterSource;
import praktikum.report.Table;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.text.Language;

/** The chapter on guests: planned beside found, every disk, and what holds a guest to its node. */
class GuestPartTest {

    private static final String SITE = """
            version: 1
            nodes: [{name: n1, address: 192.0.2.11}, {name: n2, address: 192.0.2.12}]
            plan:
              cluster: lab
              network: {prefix: 24, gateway: 192.0.2.1, dns: 9.9.9.9, domain: lab.example}
              guests:
                - {name: ct1, kind: container, id: 200, address: 192.0.2.20, cores: 2}
                - {name: vm1, kind: vm, id: 100, address: 192.0.2.15}
                - {name: vm2, kind: vm, id: 101, address: 192.0.2.16}
            """;
    private static final String FILES = """
            n1/lxc/200.conf:cores: 2
            n1/lxc/200.conf:hostname: ct1
            n1/lxc/200.conf:memory: 256
            n1/lxc/200.conf:net0: name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:02:00,ip=192.0.2.20/24
            n1/lxc/200.conf:rootfs: local-lvm:vm-200-disk-0,size=4G
            n1/lxc/200.conf:unprivileged: 1
            n2/qemu-server/100.conf:cores: 1
            n2/qemu-server/100.conf:memory: 1024
            n2/qemu-server/100.conf:name: vm1
            n2/qemu-server/100.conf:net0: virtio=BC:24:11:00:01:00,bridge=vmbr0
            n2/qemu-server/100.conf:scsi0: nfs:100/vm-100-disk-0.qcow2,size=3G
            n2/qemu-server/100.conf:ide2: none,media=cdrom
            n2/qemu-server/100.conf:[before]
            n2/qemu-server/100.conf:ide2: local:iso/a.iso,media=cdrom,size=66M
            n2/qemu-server/100.conf:scsi0: nfs:100/vm-100-disk-0.qcow2,size=3G
            n2/qemu-server/100.conf:snaptime: 1
            """;

    @TempDir
    private Path folder;

    private GuestPart part(Language language) throws Exception {
        return content(language, FILES.lines().map(line -> "/etc/pve/nodes/" + line + "\n").reduce("", String::concat)).orElseThrow();
    }

    private Optional<GuestPart> content(Language language, String files) throws Exception {
        var site = ((SiteReading.Ready) SiteFile.parse("site.yaml", SITE)).site();
        var first = new LinkedHashMap<Question<?>, String>();
        if (!files.isEmpty()) {
            first.put(GuestFile.of(100, List.of("n1", "n2")), files);
        }
        first.put(StorageConfig.ASKED,
                "lvmthin: local-lvm\n\tthinpool data\n\tvgname pve\n\tcontent images\n\nnfs: nfs\n\tserver 192.0.2.50\n"
                + "\texport /srv\n\tpath /mnt/pve/nfs\n\tcontent images\n");
        first.put(GuestStatus.of(GuestKind.CONTAINER, 200), "status: running\n");
        first.put(GuestAnswer.inContainer(200, GuestSystem.ASKED), "ID=debian\nVERSION_ID=13\nPRETTY_NAME=\"Debian GNU/Linux 13\"\n");
        return new GuestChapter().content(ChapterSource.of(evidence(Map.of("n1", first, "n2", Map.of(
                GuestStatus.of(GuestKind.VM, 100), "status: running\nqmpstatus: paused\n", GuestInterfaces.of(100), "[{\"name\":\"eth0\","
                + "\"hardware-address\":\"bc:24:11:00:01:00\",\"ip-addresses\":[{\"ip-address\":\"192.0.2.99\",\"prefix\":24}]}]\n"))),
                site,
                language));
    }

    private Evidence evidence(Map<String, Map<Question<?>, String>> answers) throws Exception {
        var file = Files.createTempDirectory(folder, "run").resolve("a-check.jsonl");
        try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "a", "k", "c", "s", 1, List.of()),
                Clock.systemUTC())) {
            answers.forEach((node, all) -> all.forEach((question, text) -> transcript.witness(new Scripted(node, command -> new Output(0,
                    text.getBytes(StandardCharsets.UTF_8), new byte[0], false, Instant.EPOCH, Duration.ZERO)))
                    .ask(Command.of(question.argv()), "06-guests/x")));
            transcript.end(RunStatus.COMPLETE);
        }
        return Evidence.read(file);
    }

    private static List<String> row(Table table, int row) {
        return table.rows().get(row).stream().map(Table.Cell::text).toList();
    }

    @Test
    void plannedAndFoundStandBesideEachOther() throws Exception {
        var table = part(Language.ENGLISH).guests();
        assertEquals(List.of("ct1 (200)", "container, unprivileged", "n1", "2", "256 (planned: 512) MiB", "Debian GNU/Linux 13",
                "given: 192.0.2.20/24", "bc:24:11:00:02:00", "running"), row(table, 0));
        assertEquals(List.of("vm1 (100)", "virtual machine", "n2", "1", "1024 MiB", "–", "192.0.2.99 (planned: 192.0.2.15)",
                "bc:24:11:00:01:00", "paused"), row(table, 1));
        assertEquals(List.of("vm2 (101)", "virtual machine", "not there"), row(table, 2).subList(0, 3));
    }

    @Test
    void everyDiskIsTold() throws Exception {
        var part = part(Language.ENGLISH);
        assertEquals(List.of("ct1 (200) rootfs local-lvm:vm-200-disk-0 4G n1 alone",
                "vm1 (100) scsi0 nfs:100/vm-100-disk-0.qcow2 3G all nodes",
                "vm1 (100) ide2 @before local:iso/a.iso 66M n2 alone", "vm1 (100) scsi0 @before nfs:100/vm-100-disk-0.qcow2 3G all nodes"),
                part.disks().rows().stream().map(row -> String.join(" ", row.stream().map(Table.Cell::text).toList())).toList());
        assertEquals(List.of("rootfs · local-lvm true", "n1 false", "ct1 (200) true", "scsi0 · nfs false", "ide2 @before · local true",
                "scsi0 @before · nfs false", "n2 false", "vm1 (100) true"),
                part.map().boxes().stream().map(box -> box.text() + " " + box.broken()).toList());
        assertEquals(6, part.map().lines().size());
    }

    @Test
    void whatHoldsAGuestIsSaidPlainly() throws Exception {
        var held = part(Language.ENGLISH).held();
        assertEquals(2, held.size(), held.toString());
        assertTrue(held.getFirst().startsWith("ct1 (200): rootfs local-lvm:vm-200-disk-0 is on n1 alone. When n1 fails"), held.getFirst());
        assertTrue(held.getLast().contains("cannot move before it is taken out"), held.getLast());
        assertTrue(part(Language.INDONESIAN).held().getFirst().contains("hanya ada di n1"));
    }

    @Test
    void whereNobodyAskedThereIsNoChapter() throws Exception {
        assertEquals(Optional.empty(), content(Language.ENGLISH, ""));
    }
}

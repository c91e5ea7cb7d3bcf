package praktikum.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import praktikum.report.CheckPart.Subject;
import praktikum.report.LabPart.StepPart;
import praktikum.report.Table.Cell;
import praktikum.report.TopologyPart.Difference;
import praktikum.report.TopologyPart.SeenBridge;
import praktikum.report.TopologyPart.SeenLink;
import praktikum.report.TopologyPart.SeenNode;
import praktikum.report.quorum.QuorumPart;
import praktikum.report.quorum.QuorumPart.Event;
import praktikum.report.quorum.QuorumPart.Lane;
import praktikum.report.quorum.QuorumPart.Measure;
import praktikum.report.quorum.QuorumPart.Phase;
import praktikum.report.quorum.QuorumPart.Span;
import praktikum.report.quorum.QuorumPart.State;
import praktikum.report.quorum.QuorumPart.Votes;
import praktikum.text.Language;

/** A report written by hand: a cluster with one mistake, one node that did not answer, and a quorum drill. */
final class Sample {

    private static final Instant START = Instant.parse("2025-12-14T07:03:11Z");
    private static final List<String> NODES = List.of("blckpink01", "blckpink02", "blckpink03");

    private final Language language;
    private final String strange;
    private final int records;

    private Sample(Language language, String strange, int records) {
        this.language = language;
        this.strange = strange;
        this.records = records;
    }

    static ReportModel in(Language language) {
        return new Sample(language, "", 40).model();
    }

    /** The same with a text in every place that machines can write to. */
    static ReportModel with(String strange) {
        return new Sample(Language.ENGLISH, strange, 12).model();
    }

    static ReportModel with(Language language, int records) {
        return new Sample(language, "", records).model();
    }

    private String say(String english, String indonesian) {
        return language == Language.ENGLISH ? english : indonesian;
    }

    private ReportModel model() {
        var cover = new ReportModel.Cover(say("Private cloud with Proxmox VE", "Private cloud dengan Proxmox VE"), "blckpink-clstr",
                "2025-12-14T07-03-11Z-4f1c", "0.1.0", START, Duration.ofSeconds(64), ZoneId.of("Asia/Jakarta"));
        return new ReportModel(language, cover, Score.of(180.4, 6, 200), List.of(nodes(), cluster()),
                List.of(new ReportModel.Silence("blckpink03",
                        say("No SSH connection to 192.168.137.12:22 within 10 s. Is the machine on, and does `ping 192.168.137.12` get "
                                + "an answer? "
                        + strange,
                        "Tidak ada sambungan SSH ke 192.168.137.12:22 dalam 10 detik. Apakah mesinnya menyala, dan apakah `ping "
                                + "192.168.137.12` dijawab? " + strange), 1)),
                observed(), List.of(new ChapterPart("quorum", Optional.of("02-cluster"), quorum())), evidence());
    }

    private LabPart nodes() {
        var resolves =
                new CheckPart("01-nodes/name-resolves", say("Every node resolves its own name to its planned address, not to loopback",
                "Setiap node menerjemahkan namanya sendiri ke alamat yang direncanakan, bukan ke loopback"), OutcomeLabel.FAILED,
                Score.of(4, 2, 6), false, List.of(
                        passed(0, "192.168.137.10", 3),
                        new Subject("blckpink02", OutcomeLabel.FAILED, Optional.of("192.168.137.11"), Optional.of("127.0.1.1 " + strange),
                                Optional.of(say(
                                "blckpink02 resolves its own name to 127.0.1.1. Put `192.168.137.11 blckpink02` into /etc/hosts and "
                                        + "remove the 127.x line. " + strange,
                                "blckpink02 menerjemahkan namanya sendiri menjadi 127.0.1.1. Tulis `192.168.137.11 blckpink02` di "
                                        + "/etc/hosts dan hapus baris 127.x. " + strange)), List.of(4, 5)),
                        silent(6)),
                Optional.of(say("`getent ahosts $(hostname)` shows what a node's own name resolves to. Which line of /etc/hosts does the "
                        + "answer come from?",
                        "`getent ahosts $(hostname)` menunjukkan hasil penerjemahan nama node itu. Dari baris mana di /etc/hosts "
                                + "jawabannya berasal?")), Optional.empty());
        var agree =
                new CheckPart("01-nodes/names-agree", say("Every node resolves the name of every other node to the same planned address",
                "Setiap node menerjemahkan nama node lain ke alamat rencana yang sama"), OutcomeLabel.SKIPPED, Score.of(0, 0, 6), false,
                List.of(), Optional.empty(),
                Optional.of("01-nodes/name-resolves"));
        var versions = check("01-nodes/same-version",
                say("All nodes run the same version of Proxmox VE", "Semua node menjalankan versi Proxmox VE yang sama"), "9.1.1", 7);
        var bridge = check("01-nodes/bridge",
                say("The planned bridge exists on every node, is up, and a physical port that is up is plugged into it",
                "Bridge yang direncanakan ada pada setiap node, aktif, dan terhubung ke port fisik yang juga aktif"),
                "vmbr0: nic0 " + strange, 10);
        var offsets = new Table(say("Clocks", "Jam"),
                List.of(say("Node", "Node"), say("Offset (ms)", "Selisih (ms)"), say("Zone", "Zona")), List.of(
                row("blckpink01", "+0.31", "Asia/Jakarta " + strange, 13), row("blckpink02", "−2.4", "Asia/Jakarta", 14),
                row("blckpink03", "–", "–", 15)));
        return new LabPart("01-nodes", say("Three nodes", "Tiga node"), Score.of(88.4, 4, 100), Score.of(0, 0, 0), List.of(
                step("identity", say("Name and address", "Nama dan alamat"),
                        say("Give every node the name of the plan and let all agree which name has which address, in `/etc/hosts`.",
                        "Beri setiap node nama sesuai rencana dan samakan pasangan nama dan alamat pada semua node, di `/etc/hosts`."),
                        List.of(resolves, agree)),
                step("network", say("The bridge", "Bridge"), say("Put the address on a static bridge with a physical port.",
                        "Pasang alamat pada bridge statis yang memiliki port fisik."), List.of(bridge)),
                step("updates", say("Versions and updates", "Versi dan pembaruan"),
                        say("Bring all nodes to the same version.", "Samakan versi semua node."), List.of(versions))),
                List.of(offsets));
    }

    private LabPart cluster() {
        var checks = IntStream.rangeClosed(1, 14).mapToObj(i -> check("02-cluster/check-" + i,
                say("Every planned node is a member with its planned address, and nobody else is (" + i + ")",
                        "Setiap node dalam rencana menjadi anggota dengan alamat yang direncanakan, dan tidak ada anggota lain (" + i
                        + ")"),
                "blckpink01 192.168.137.10, blckpink02 192.168.137.11, blckpink03 192.168.137.12", 16)).toList();
        return new LabPart("02-cluster", say("Form the cluster", "Membentuk cluster"), Score.of(92, 2, 100), Score.of(4, 0, 8), List.of(
                step("create", say("Create the cluster", "Membuat cluster"),
                        say("Create the cluster on the first node.", "Buat cluster pada node pertama."), checks.subList(0, 5)),
                step("join", say("Join the other nodes", "Menggabungkan node lain"), say("Let the other nodes join, one after the other.",
                        "Gabungkan node lain satu demi satu."), checks.subList(5, 14))),
                List.of());
    }

    private TopologyPart observed() {
        var nodes = List.of(
                seen(1, "blckpink01", List.of("192.168.137.10/24"), "192.168.137.10", true),
                seen(2, "blckpink02", List.of("192.168.137.21/24", "2001:db8:137::11/64 " + strange), "192.168.137.21", false),
                new SeenNode("blckpink03", false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        List.of(), Optional.empty()));
        return new TopologyPart(Optional.of("192.168.137.0/24"), Optional.of("192.168.137.1 " + strange), nodes,
                List.of(new Difference(1, Optional.of("blckpink02"), say("Address on `vmbr0`", "Alamat pada `vmbr0`"), "192.168.137.11/24",
                        "192.168.137.21/24 " + strange, List.of(11)),
                        new Difference(2, Optional.empty(), say("Votes", "Suara"), "3", "2", List.of(16))),
                new Table("", List.of(say("Node", "Node"), say("Interface", "Antarmuka"), say("Planned", "Rencana"),
                        say("Observed", "Teramati")), List.of(
                        wide("blckpink01", "192.168.137.10/24", "192.168.137.10/24", 10),
                        wide("blckpink02", "192.168.137.11/24", "192.168.137.21/24 " + strange, 11))));
    }

    private QuorumPart quorum() {
        var spans = new ArrayList<Lane>();
        spans.add(new Lane("blckpink01",
                List.of(span(0, 28.4, State.QUORATE), span(28.4, 44.2, State.NOT_QUORATE), span(44.2, 60, State.QUORATE))));
        spans.add(new Lane("blckpink02", List.of(span(0, 26.1, State.QUORATE), span(26.1, 41, State.STOPPED),
                span(41, 44.2, State.UNKNOWN), span(44.2, 60, State.QUORATE))));
        spans.add(new Lane("blckpink03", List.of(span(0, 8.2, State.QUORATE), span(8.2, 43, State.STOPPED), span(43, 47, State.UNKNOWN),
                span(47, 60, State.QUORATE))));
        return new QuorumPart(START.plusSeconds(70), Duration.ofSeconds(60),
                say("Machines were stopped by stopping corosync.", "Mesin dihentikan dengan menghentikan corosync."), 3, 2,
                spans, List.of(new Votes(s(0), s(10.5), 3), new Votes(s(10.5), s(28.4), 2), new Votes(s(28.4), s(44.2), 1),
                        new Votes(s(44.2), s(47), 2), new Votes(s(47), s(60), 3)),
                List.of(new Phase(say("all there", "lengkap"), s(0), s(8.2)),
                        new Phase(say("one stopped", "satu berhenti"), s(8.2), s(26.1)),
                        new Phase(say("two stopped", "dua berhenti"), s(26.1), s(41)), new Phase(say("recovered", "pulih"), s(41), s(60))),
                List.of(event(1, 8.2, 2, "corosync stopped", "corosync dihentikan"),
                        event(2, 10.5, 0, "sees 2 of 3 votes, quorate", "melihat 2 dari 3 suara, kuorum"),
                        event(3, 11.4, 0, "wrote to `/etc/pve`", "menulis ke `/etc/pve`"),
                        event(4, 26.1, 1, "corosync stopped", "corosync dihentikan"),
                        event(5, 28.4, 0, "sees 1 of 3 votes, not quorate " + strange, "melihat 1 dari 3 suara, tanpa kuorum"),
                        event(6, 29.0, 0, "could not write to `/etc/pve`: permission denied",
                                "tidak dapat menulis ke `/etc/pve`: permission denied"),
                        event(7, 41, 1, "corosync started", "corosync dijalankan"),
                        event(8, 43, 2, "corosync started", "corosync dijalankan"),
                        event(9, 44.2, 0, "sees 2 of 3 votes, quorate", "melihat 2 dari 3 suara, kuorum"),
                        event(10, 47, 2, "quorate", "kuorum")),
                List.of(new Measure(say("One stopped: until the others agreed", "Satu berhenti: sampai node lain sepakat"), "2.3 s",
                        List.of(7, 8)),
                        new Measure(say("Two stopped: until the last one gave up", "Dua berhenti: sampai node terakhir menyerah"),
                                "2.3 s " + strange, List.of(9)),
                        new Measure(say("Back: until all were quorate again", "Pulih: sampai semua memenuhi kuorum lagi"), "6.0 s",
                                List.of(10, 11))));
    }

    private EvidencePart evidence() {
        var limits = new EvidencePart.Limits(12, 1200);
        var all = new ArrayList<EvidencePart.Record>();
        for (var number = 2; number < 2 + Math.max(20, records); number++) {
            var silent = number == 6;
            var out = IntStream.rangeClosed(1, number % 20)
                    .mapToObj(i -> "Ring ID: 1." + i + "\tQuorate:          Yes  membership information of line " + i + " \"quoted\" <tag>")
                    .reduce(strange, (a, b) -> a + "\n" + b);
            all.add(new EvidencePart.Record(number, START.plusMillis(number * 310L), NODES.get(number % 3),
                    "pvesh get /cluster/status --output-format json " + strange,
                    silent ? Optional.empty() : Optional.of(number % 7 == 0 ? 2 : 0),
                    silent ? Optional.of("No SSH connection within 10 s.") : Optional.empty(), Duration.ofMillis(40 + number * 37L),
                    silent ? OutputExcerpt.NOTHING : OutputExcerpt.of(out, limits),
                    number % 7 == 0 ? OutputExcerpt.of("Error: Corosync config '/etc/pve/corosync.conf' does not exist\n" + strange,
                            limits) : OutputExcerpt.NOTHING,
                    number == 9, "02-cluster/members", silent ? List.of(7) : List.of()));
        }
        return new EvidencePart("2025-12-14T07-03-11Z-4f1c.jsonl", 143, 20,
                Optional.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"), all, limits);
    }

    private static CheckPart check(String key, String says, String found, int evidence) {
        return new CheckPart(key, says, OutcomeLabel.NOT_MEASURED, Score.of(4, 2, 6), false,
                List.of(passed(0, found, evidence), passed(1, found, evidence + 1), silent(6)), Optional.empty(), Optional.empty());
    }

    private static Subject passed(int node, String found, int evidence) {
        return new Subject(NODES.get(node), OutcomeLabel.PASSED, Optional.empty(), Optional.of(found), Optional.empty(), List.of(evidence));
    }

    private static Subject silent(int evidence) {
        return new Subject("blckpink03", OutcomeLabel.NOT_MEASURED, Optional.empty(), Optional.empty(),
                Optional.of("No SSH connection to 192.168.137.12:22 within 10 s."), List.of(evidence));
    }

    private static StepPart step(String id, String title, String task, List<CheckPart> checks) {
        return new StepPart(id, title, task, Score.of(8, 2, 12), checks);
    }

    private static List<Cell> row(String first, String second, String third, int evidence) {
        return List.of(Cell.of(first), new Cell(second, List.of(evidence)), new Cell(third, List.of(evidence)));
    }

    private static List<Cell> wide(String node, String planned, String seen, int evidence) {
        return List.of(Cell.of(node), Cell.of("vmbr0"), Cell.of(planned), new Cell(seen, List.of(evidence)));
    }

    private static SeenNode seen(int id, String name, List<String> addresses, String ring, boolean quorate) {
        return new SeenNode(name, true, Optional.of(id), Optional.of(1), Optional.of("9.1.1"), Optional.of("6.17.2-1-pve"),
                Optional.of(new SeenBridge("vmbr0", true, addresses, List.of("nic0"))),
                List.of(new SeenLink(0, ring, Optional.of(true)), new SeenLink(1, "10.66.0." + (9 + id), Optional.of(quorate))),
                Optional.of(quorate ? TopologyPart.Standing.QUORATE : TopologyPart.Standing.NOT_QUORATE));
    }

    private Event event(int number, double at, int node, String english, String indonesian) {
        return new Event(number, s(at), NODES.get(node), say(english, indonesian), Optional.of(number + 4));
    }

    private static Span span(double from, double to, State state) {
        return new Span(s(from), s(to), state);
    }

    private static Duration s(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}

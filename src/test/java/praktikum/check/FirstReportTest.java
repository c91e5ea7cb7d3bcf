package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.check.SharedMachines.mount;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.system.RealPath;

/**
 * What the first report shows of its storages, as it stands there: the table of figure 10, three exports, the dialog in which the storage
 * was added. It goes through the parsers and the checks of labs 04 and 05, and they say what cannot be true together.
 */
class FirstReportTest {

    private static final String PATH = "/srv/nfs/proxmox";
    private static final String POOL = "blckpink-storage-pool";
    private static final String SITE = """
            version: 1
            nodes:
              - {name: blckpink01, address: 192.168.137.10}
              - {name: blckpink02, address: 192.168.137.11}
              - {name: blckpink03, address: 192.168.137.12}
            nfs: {name: nfs01, address: SERVER, export: EXPORT}
            plan:
              cluster: blckpink-clstr
              network: {prefix: 24, gateway: 192.168.137.1, dns: 1.1.1.1, domain: lab.example}
            """;
    private static final Map<String, String> TYPES = Map.of("Directory", "dir", "ZFS", "zfspool", "LVM-Thin", "lvmthin", "NFS", "nfs");
    private static final Map<String, String> CONTENT = Map.of("Backup", "backup", "Snippets", "snippets", "Disk image", "images",
            "Container", "rootdir", "ISO image", "iso", "Container template", "vztmpl", "Import", "import");

    private String figure;
    private String dialog;

    @BeforeEach
    void open() throws IOException {
        figure = text("figure-10.txt");
        dialog = text("dialog-c1.txt");
    }

    private static String text(String file) throws IOException {
        try (var in = FirstReportTest.class.getResourceAsStream("report/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What stands behind a word of the dialog. */
    private String filledIn(String word) {
        var cells = List.of(dialog.split("[\t\n]"));
        return cells.get(cells.indexOf(word + ":") + 1);
    }

    /** The figure's rows as /etc/pve/storage.cfg has them; what it cuts off stands in B.2. */
    private Map<String, List<String>> storages() throws IOException {
        var datasets = text("datasets-b2.txt").lines().map(line -> "/" + line.replace("zfs create ", "").strip()).toList();
        var all = new LinkedHashMap<String, List<String>>();
        for (var line : figure.lines().skip(1).toList()) {
            var cells = line.split("\t");
            var lines = new ArrayList<>(List.of(TYPES.get(cells[1]) + ": " + cells[0], "content " + Stream.of(cells[2].split(", "))
                    .map(FirstReportTest::word).collect(Collectors.joining(","))));
            switch (TYPES.get(cells[1])) {
                case "zfspool" -> lines.add("pool " + cells[0]);
                case "lvmthin" -> lines.addAll(List.of("vgname pve", "thinpool data"));
                case "nfs" -> lines.addAll(List.of("path " + cells[3], "server " + filledIn("Server"), "export " + filledIn("Export"),
                        "nodes " + filledIn("Nodes")));
                default -> lines.add("path " + whole(cells[3], datasets));
            }
            all.put(cells[0], lines);
        }
        return all;
    }

    private static String word(String shown) {
        var start = shown.replace("...", "");
        return CONTENT.entrySet().stream()
                .filter(one -> one.getKey().equals(shown) || shown.endsWith("...") && one.getKey().startsWith(start))
                .findFirst().orElseThrow().getValue();
    }

    private static String whole(String shown, List<String> datasets) {
        return datasets.stream().filter(one -> shown.endsWith("...") && one.startsWith(shown.replace("...", ""))).findFirst().orElse(shown);
    }

    private String table() throws IOException {
        return storages().values().stream().map(lines -> String.join("\n\t", lines) + "\n").collect(Collectors.joining("\n"));
    }

    /** The same table, planned for all nodes. */
    private String plan() throws IOException {
        var lines = new StringBuilder("  pools: [{name: " + POOL + ", datasets: [vmc, iso, backup]}]\n  storages:\n");
        storages().forEach((name, options) -> lines.append("    - {name: ").append(name).append(", type: ")
                .append(options.getFirst().split(": ")[0])
                .append(options.stream().skip(1).filter(one -> !one.matches("(nodes|path /mnt).*"))
                        .map(one -> ", " + one.replaceFirst(" ", ": ").replaceFirst("content: (.*)", "content: [$1]"))
                        .collect(Collectors.joining())).append("}\n"));
        return lines.toString();
    }

    private static SharedMachines machines(String server, String export, String more) {
        var site = SharedMachines.site(SITE.replace("SERVER", server).replace("EXPORT", export) + more);
        return new SharedMachines(site).prints("nfs01", DirectoryListing.of(export), "").prints("nfs01", RealPath.of(export), export + "\n")
                .mounts(mount("192.168.137.50", "192.168.137.50", export, "nfs-local")
                        + Stream.of("vmc", "iso", "backup").map(name -> POOL + "/" + name + " /" + POOL + "/" + name + " zfs rw 0 0\n")
                                .collect(Collectors.joining()));
    }

    private static void says(String said, String... parts) {
        for (var part : parts) {
            assertTrue(said.contains(part), () -> part + " is not in: " + said);
        }
    }

    private static SharedMachines exporting(String planned, String written) {
        var machines = machines("192.168.137.50", planned, "");
        var line = written.lines().filter(one -> one.startsWith("/")).findFirst().orElse("").split("\\s+");
        return line.length < 2 ? machines.written(written).etab("") : machines.written(written).running(line[0], line[1]);
    }

    /** A.1: the network is not that of the nodes. What stands in comments is none of it. */
    @Test
    void theFirstExportIsForAnotherNetwork() throws IOException {
        var report = exporting(PATH, text("exports-a1.txt"));
        assertEquals("nfs01=no-client", report.found().get("exported"));
        says(report.said("05-shared", "exported"), "exports " + PATH + " to 192.168.1.0/24, and blckpink01, which comes from ",
                "192.168.137.10, is not among them");
    }

    /** A.2: another directory, and nobody is root in it. */
    @Test
    void theSecondExportIsAnotherDirectoryWhereRootIsNobody() throws IOException {
        var second = text("exports-a2.txt");
        says(exporting(PATH, second).said("05-shared", "exported"), "does not export " + PATH + "; in force are: /srv/nfs4/backups");
        says(exporting("/srv/nfs4/backups", second).said("05-shared", "exported"), "root of blckpink01 (192.168.137.10) is nobody",
                "Proxmox VE can make nothing in /srv/nfs4/backups");
    }

    /** B.1 makes a third directory and restarts the server: no line is written, and exportfs is not run. */
    @Test
    void theThirdIsExportedToNobody() throws IOException {
        var commands = text("server-b1.txt");
        assertFalse(commands.contains("exports"), commands);
        var directory = commands.lines().filter(line -> line.startsWith("mkdir")).findFirst().orElseThrow().strip().replaceFirst(".* ", "");
        says(exporting(directory, "# nobody wrote anything\n").said("05-shared", "exported"), "exports nothing at all",
                "Write a line for " + directory);
        says(exporting(directory, text("exports-a1.txt")).said("05-shared", "exported"), "does not export " + directory
                + "; in force are: " + PATH);
    }

    /** The editor shows an asterisk beside the name of the file: it is not saved, or not applied after that. */
    @Test
    void whatTheEditorHoldsIsNotInForce() throws IOException {
        var report = exporting(PATH, text("exports-a1.txt").replace("192.168.1.0", "192.168.137.0")).etab("");
        says(report.said("05-shared", "exported"), "is right and was not applied", "`exportfs -ra`");
    }

    /** "Enabled: Yes" for all storages, and "on all nodes": the dialog had chosen one node, whose name nobody knows any more. */
    @Test
    void enabledIsNotAllowedOnAllNodes() throws IOException {
        var report = machines("192.168.137.50", PATH, plan().replace(filledIn("Server"), "192.168.137.50"))
                .table(table().replace(filledIn("Server"), "192.168.137.50")).exported("192.168.137.0/24" + SharedMachines.OPTIONS);
        assertEquals("blckpink-clstr=restricted", report.found().get("nfs-allowed"));
        says(report.said("05-shared", "nfs-allowed"), "nfs-local may be used on blckpink only",
                "planned is blckpink01, blckpink02, blckpink03", "`pvesm set nfs-local --delete nodes`");
    }

    /** The server of the dialog is in none of the report's networks but one; where that is a node's, the server is that node. */
    @Test
    void theServerOfTheDialogIsNotThePlannedOneOrIsANode() throws IOException {
        var other = machines("192.168.137.50", PATH, plan().replace(filledIn("Server"), "192.168.137.50")).table(table());
        says(other.said("05-shared", "nfs-defined"), "nfs-local is 192.168.1.10:" + PATH + ", planned is 192.168.137.50:" + PATH);
        var own = machines(filledIn("Server"), PATH, plan()).table(table()).hasAddress("blckpink01", filledIn("Server"));
        assertEquals("blckpink01=is-a-node", own.found().get("server-apart"));
        says(own.said("05-shared", "server-apart"), "blckpink01 itself has the address of the NFS server, 192.168.1.10");
    }

    /** The table is as it is planned: nothing local is shared in it, and no directory waits for its dataset. */
    @Test
    void theFigureItselfSharesNothingLocalAndWaitsForNoMount() throws IOException {
        var report = machines("192.168.137.50", PATH, plan()).table(table());
        var found = report.found("04-storage");
        assertEquals(Map.of("waits-for-mount", "blckpink-clstr=not-waiting"), found.entrySet().stream()
                .filter(one -> List.of("defined", "content", "allowed", "waits-for-mount", "not-shared").contains(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        says(report.said("04-storage", "waits-for-mount"), "Backup-pool", "/" + POOL + "/backup");
        assertTrue(figure.lines().skip(1).filter(line -> !line.startsWith("nfs-local")).allMatch(line -> line.contains("\tNo\t")));
    }

    /** "ZFS as shared storage": whoever writes that into the table is told on each node that it is not so. */
    @Test
    void aDirectoryOnZfsThatIsCalledSharedIsNot() throws IOException {
        var report = machines("192.168.137.50", PATH, plan()).table(table().replace("dir: vmc-pool", "dir: vmc-pool\n\tshared 1"));
        assertEquals("blckpink01=shared blckpink02=shared blckpink03=shared", report.found("04-storage").get("not-shared"));
        says(report.said("04-storage", "not-shared"), "vmc-pool", POOL + "/vmc");
    }
}

package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.course.PageValues;
import praktikum.grade.VerdictExplanation;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.SiteValues;
import praktikum.text.Language;

/**
 * Mistakes on a cluster of labs 01 and 02 that show only after the next start, for the next user, or when the remedy is typed: what the
 * checks say of each, and that it is gone once the sentence's commands have been typed. One cluster, one state after the other.
 */
class LastingStatesTest {

    /**
     * A state.
     *
     * @param typed what is typed, {@code NODE: LINE}
     * @param shows what the checks say then
     * @param remedy commands of the sentences, {@code NODE: COMMAND}; those after an exclamation mark are said in words
     */
    private record Row(String because, List<String> typed, List<String> shows, List<String> remedy) {
    }

    private static Row row(String because, String typed, String shows, String... remedy) {
        return new Row(because, List.of(typed), List.of(shows.split("; ")), List.of(remedy));
    }

    private static final String FILE = "/etc/network/interfaces";

    private static final List<Row> ROWS = List.of(
            row("corosync runs until the next start", "n2: systemctl disable corosync", "01-nodes/services n2=not-at-boot",
                    "n2: systemctl enable corosync"),
            row("it runs, and nothing may start it", "n2: systemctl mask corosync", "01-nodes/services n2=masked",
                    "n2: systemctl unmask corosync", "n2: systemctl enable --now corosync"),
            row("corosync was stopped and switched off", "n2: systemctl disable --now corosync", "02-cluster/corosync-running n2=stopped",
                    "n2: systemctl enable --now corosync"),
            row("nothing may start corosync", "n3: systemctl stop corosync; systemctl mask corosync",
                    "02-cluster/corosync-running n3=masked", "n3: systemctl unmask corosync", "n3: systemctl enable --now corosync"),
            row("nobody gets in after the next start", "n2: systemctl disable ssh", "02-cluster/root-ssh n2=not-at-boot",
                    "n2: systemctl enable ssh"),
            row("sshd was stopped and masked", "n3: systemctl stop ssh; systemctl mask ssh", "02-cluster/root-ssh n3=unreachable",
                    "n3: systemctl unmask ssh", "n3: systemctl enable --now ssh"),
            row("the second link's address has no stanza any more",
                    "n2: cp " + FILE + " /root/kept; sed -i '/^auto nic1/,/address/d' " + FILE,
                    "02-cluster/second-link n2=not-for-good",
                    "!n2: printf '\\nauto nic1\\niface nic1 inet static\\naddress 10.10.10.2/24\\n' >> " + FILE, "n2: ifreload -a"),
            row("a stanza that nothing brings up", "n3: sed -i '/^auto nic1/d' " + FILE, "02-cluster/second-link n3=not-for-good",
                    "!n3: sed -i 's/^iface nic1/auto nic1\\n&/' " + FILE, "n3: ifreload -a"),
            row("the copy that corosync reads says otherwise", "n2: sed -i 's/secauth: on/secauth: off/' /etc/corosync/corosync.conf",
                    "02-cluster/config-copied n2=differs", "n2: cp /etc/pve/corosync.conf /etc/corosync/corosync.conf",
                    "n2: systemctl restart corosync"),
            row("the web interface has lost its key", "n2: echo rusak > /etc/pve/nodes/n2/pve-ssl.key; systemctl restart pveproxy",
                    "01-nodes/web-reachable n2=silent; 02-cluster/certificates n2=no-key",
                    "n2: mv /etc/pve/nodes/n2/pve-ssl.pem /etc/pve/nodes/n2/pve-ssl.key /root/", "n2: pvecm updatecerts --force",
                    "n2: systemctl restart pveproxy"),
            row("a policy that lets nobody in but itself",
                    "n3: printf 'ALLOW_FROM=\"192.168.137.12\"\\nDENY_FROM=\"192.168.137.0/24\"\\n' > /etc/default/pveproxy; "
                            + "systemctl restart pveproxy",
                    "01-nodes/web-reachable n3=turned-away", "!n3: rm /etc/default/pveproxy", "n3: systemctl restart pveproxy"));

    @TempDir
    static Path folder;
    private static Rehearsal rehearsal;

    @BeforeAll
    static void start() throws Exception {
        rehearsal = Rehearsal.fresh(folder.resolve("w"), Expected.plan(), 9).carryOut();
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    @TestFactory
    Stream<DynamicTest> whatWillNotLastIsToldAndItsRemedyWorks() {
        var only = System.getProperty("row", "");
        return ROWS.stream().filter(row -> row.because().contains(only))
                .map(row -> DynamicTest.dynamicTest(row.because(), () -> holds(row)));
    }

    private static void holds(Row row) {
        rehearsal.practice.cluster().speed(60);
        row.typed().forEach(LastingStatesTest::type);
        var found = rehearsal.settled().check(Optional.empty());
        new Expected(row.typed().toString(), row.because(), row.shows()).holdsFor(found);
        for (var language : Language.values()) {
            var told = told(found, language);
            row.remedy().stream().filter(line -> !line.startsWith("!")).map(line -> line.substring(4))
                    .forEach(command -> assertTrue(told.contains("`" + command + "`"), () -> command + " is not in: " + told));
        }
        rehearsal.practice.cluster().speed(60);
        for (var line : row.remedy()) {
            var output = type(line.replaceFirst("^!", ""));
            assertEquals(0, output, line);
        }
        new Expected(row.remedy().toString(), "after the remedy of: " + row.because(), List.of())
                .holdsFor(rehearsal.settled().check(Optional.empty()));
    }

    private static int type(String line) {
        return rehearsal.run(line.substring(0, 2), line.substring(4), PracticeCluster.ROOT_PASSWORD + "\nyes\n").exit();
    }

    private static String told(Map<CheckKey, Verdict> verdicts, Language language) {
        var told = new StringBuilder();
        verdicts.forEach((key, verdict) -> {
            if (verdict instanceof Verdict.Failed failed) {
                var rubric = Rehearsal.COURSE.lab(key.lab()).orElseThrow().checks().stream()
                        .filter(one -> one.id().check().equals(key.check())).findFirst().orElseThrow();
                failed.findings().stream().filter(finding -> finding.mistake().isPresent()).forEach(finding -> told.append(
                        new VerdictExplanation(new PageValues(SiteValues.of(rehearsal.site()))).sentence(rubric, finding, language))
                        .append('\n'));
            }
        });
        return told.toString();
    }
}

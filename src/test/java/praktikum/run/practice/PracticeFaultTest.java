package praktikum.run.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.run.WorkFailed;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.text.Language;

/** A fault is named with the machine that it is made on; which can have it, the fault says. */
class PracticeFaultTest {

    private static final Site SITE = PracticeCluster.example(3);

    private static String refused(String text, Site site) {
        var failed = assertThrows(WorkFailed.class, () -> PracticeFault.read(text, site));
        assertNotEquals(failed.sentences(Language.ENGLISH), failed.sentences(Language.INDONESIAN));
        return String.join("\n", failed.sentences(Language.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource({"name-loopback,name-loopback@blckpink03", "name-loopback@blckpink01,name-loopback@blckpink01",
            "cable-out,cable-out@blckpink03", "cable-out@nfs01,cable-out@nfs01", "login-denied@nfs01,login-denied@nfs01",
            "export-blank,export-blank@nfs01", "export-blank@nfs01,export-blank@nfs01", "nfs-restricted,nfs-restricted@blckpink03"})
    void theMachineIsTheOneThatIsNamedOrTheLastThatSuits(String text, String meant) throws Exception {
        assertEquals(meant, PracticeFault.read(text, SITE).toString());
    }

    @ParameterizedTest
    @CsvSource({"export-blank@blckpink01,cannot be made on blckpink01; only on nfs01",
            "corosync-down@nfs01,cannot be made on nfs01; only on blckpink01; blckpink02; blckpink03",
            "export-blank@nfs02,no machine nfs02", "export-blink,no fault \"export-blink\""})
    void whatCannotBeIsSaid(String text, String part) {
        var told = refused(text, SITE);
        assertTrue(told.contains(part.replace(';', ',')), told);
    }

    @Test
    void withoutAServerThereIsNothingToBreak() {
        assertTrue(refused("export-blank", new Site(SITE.nodes(), Optional.empty(), SITE.ssh(), SITE.plan())).contains("none is planned"));
    }

    @Test
    void theServerOfAClusterBreaksLikeAnyOtherMachine(@TempDir Path folder) throws Exception {
        var one = PracticeCluster.example(1);
        try (var practice = PracticeCluster.start(new Workspace(folder), one, 9, 1, Language.ENGLISH)) {
            var tooEarly = assertThrows(WorkFailed.class, () -> PracticeFault.read("nfs-server-stopped", one).apply(practice));
            assertTrue(tooEarly.sentences(Language.ENGLISH).getFirst().contains("is not there yet on nfs01"));
            practice.cluster().run("nfs01", "apt-get -qq update && apt-get -qq install nfs-kernel-server", "");
            PracticeFault.read("nfs-server-stopped@nfs01", one).apply(practice);
            assertEquals("inactive\n", practice.cluster().run("nfs01", "systemctl is-active nfs-server", "").out());
            assertEquals(0, practice.cluster().run("blckpink01", "nc -z -w 1 192.168.137.50 22", "").exit());
            PracticeFault.read("cable-out@nfs01", one).apply(practice);
            assertEquals(1, practice.cluster().run("blckpink01", "nc -z -w 1 192.168.137.50 22", "").exit());
        }
    }
}

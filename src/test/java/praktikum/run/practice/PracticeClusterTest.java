package praktikum.run.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;
import praktikum.site.Workspace;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.text.Language;

/** A simulated cluster in a folder with an unusual name. */
class PracticeClusterTest {

    @Test
    void theCommandItPrintsLogsInWhateverTheFolderIsCalled(@TempDir Path folder) throws Exception {
        var workspace = new Workspace(Files.createDirectories(folder.resolve("ruang kerja é")));
        try (var practice = PracticeCluster.start(workspace, PracticeCluster.example(1), 9, 1, Language.ENGLISH)) {
            assertInstanceOf(SiteReading.Ready.class, SiteFile.read(workspace.site()));
            var shell = new ProcessBuilder("sh", "-c", practice.ssh(workspace, "blckpink01") + " hostname </dev/null")
                    .redirectErrorStream(true).start();
            assertEquals(true, shell.waitFor(60, TimeUnit.SECONDS));
            assertEquals("blckpink01\n", new String(shell.getInputStream().readAllBytes()));
        }
    }

    @Test
    void aFolderWhoseNameIsNotAllowedIsRefusedAtOnce(@TempDir Path folder) {
        var workspace = new Workspace(folder.resolve("it's"));
        var failed =
                assertThrows(WorkFailed.class, () -> PracticeCluster.start(workspace, PracticeCluster.example(1), 9, 1, Language.ENGLISH));
        assertEquals(WorkEnd.NOT_AS_ASKED, failed.end());
    }

    private static PracticeCluster kept(Workspace workspace, int nodes, Optional<Integer> release, boolean fresh) throws Exception {
        return PracticeCluster.startKept(workspace, PracticeCluster.example(nodes), release, 1, fresh, Language.ENGLISH, broken -> {
            throw new AssertionError(broken);
        });
    }

    private static String refused(Workspace workspace, int nodes, Optional<Integer> release) {
        var failed = assertThrows(WorkFailed.class, () -> kept(workspace, nodes, release, false));
        assertNotEquals(failed.sentences(Language.ENGLISH), failed.sentences(Language.INDONESIAN));
        return String.join("\n", failed.sentences(Language.ENGLISH));
    }

    private static void says(String part, String told) {
        assertTrue(told.contains(part), told);
    }

    @Test
    void theMachinesOfAWorkspaceGoOnUntilTheyAreInstalledAnew(@TempDir Path folder) throws Exception {
        var workspace = new Workspace(folder);
        try (var practice = kept(workspace, 1, Optional.of(8), false)) {
            assertEquals(Optional.empty(), practice.since());
            practice.cluster().run("blckpink01", "echo mine > /root/note", "");
            says("Another `praktikum sim` has the machines", refused(workspace, 1, Optional.empty()));
        }
        try (var practice = kept(workspace, 1, Optional.empty(), false)) {
            assertTrue(practice.since().isPresent());
            assertEquals("mine\n", practice.cluster().run("blckpink01", "cat /root/note", "").out());
        }
        says("Kept are the machines blckpink01, nfs01, and site.yaml plans blckpink01, blckpink02, nfs01.",
                refused(workspace, 2, Optional.empty()));
        says("The kept machines are like Proxmox VE 8.", refused(workspace, 1, Optional.of(9)));
        try (var practice = kept(workspace, 1, Optional.empty(), true)) {
            assertEquals(1, practice.cluster().run("blckpink01", "cat /root/note", "").exit());
        }
    }

    @Test
    void whatCannotBeStartedAgainIsSaidAndKept(@TempDir Path folder) throws Exception {
        var workspace = new Workspace(folder);
        var image = Files.createDirectories(folder.resolve("sim")).resolve("machines.image");
        for (var content : List.of("PRAKTIKUM MACHINES 3\n", "PRAKTIKUM MACHINES 2\n", "PRAKTIKUM MACHINES 1\n", "")) {
            Files.writeString(image, content);
            says(content.contains("3") ? "newer version of Praktikum" : "are damaged", refused(workspace, 1, Optional.empty()));
            assertEquals(content, Files.readString(image));
        }
    }
}

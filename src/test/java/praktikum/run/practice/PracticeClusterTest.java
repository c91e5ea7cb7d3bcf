package praktikum.run.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
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
            var shell = new ProcessBuilder("sh", "-c", practice.ssh(workspace, "blckpink01") + " hostname </dev/null").redirectErrorStream(true).start();
            assertEquals(true, shell.waitFor(60, TimeUnit.SECONDS));
            assertEquals("blckpink01\n", new String(shell.getInputStream().readAllBytes()));
        }
    }

    @Test
    void aFolderWhoseNameIsNotAllowedIsRefusedAtOnce(@TempDir Path folder) {
        var workspace = new Workspace(folder.resolve("it's"));
        var failed = assertThrows(WorkFailed.class, () -> PracticeCluster.start(workspace, PracticeCluster.example(1), 9, 1, Language.ENGLISH));
        assertEquals(WorkEnd.NOT_AS_ASKED, failed.end());
    }
}

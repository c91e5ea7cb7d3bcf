package praktikum.cli;

import java.io.IOException;
import java.nio.file.Files;
import praktikum.host.evidence.WorkspaceLock;
import praktikum.run.WorkFailed;
import praktikum.site.Workspace;

/** Takes a workspace for one command at a time. */
final class Locks {

    private Locks() {
    }

    static WorkspaceLock take(Workspace workspace) throws IOException, WorkFailed {
        Files.createDirectories(workspace.folder().toAbsolutePath());
        try {
            return WorkspaceLock.take(workspace);
        } catch (WorkspaceLock.Held held) {
            throw WorkFailed.of(WorkFailed.Kind.NOT_AS_ASKED, held.why());
        }
    }
}

package praktikum.cli;

import java.io.IOException;
import java.nio.file.Files;
import praktikum.host.evidence.WorkspaceLock;
import praktikum.site.Workspace;

/** Takes a workspace for one command at a time. */
final class Locks {

    private Locks() {
    }

    static WorkspaceLock take(Workspace workspace) throws IOException, Stop {
        Files.createDirectories(workspace.folder().toAbsolutePath());
        try {
            return WorkspaceLock.take(workspace);
        } catch (WorkspaceLock.Held held) {
            throw Stop.with(Exit.USAGE, held.why());
        }
    }
}

package praktikum.host.evidence;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.site.Workspace;
import praktikum.text.Language;

class WorkspaceLockTest {

    @TempDir
    Path folder;

    @Test
    void oneRunPerWorkspaceAtATime() throws Exception {
        var workspace = new Workspace(folder);
        try (var lock = WorkspaceLock.take(workspace)) {
            var held = assertThrows(WorkspaceLock.Held.class, () -> WorkspaceLock.take(workspace).close());
            var sentence = held.why().in(Language.INDONESIAN);
            assertTrue(sentence.contains(Long.toString(ProcessHandle.current().pid())), sentence);
            assertTrue(sentence.contains(folder.toString()), sentence);
            WorkspaceLock.take(new Workspace(folder.resolve("other"))).close();
        }
        WorkspaceLock.take(workspace).close();
    }

    @Test
    void anotherProcessIsKeptOutTooAndFreesItByDying() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var other = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertTrue(other.inputReader().readLine().equals("held"));
            var held = assertThrows(WorkspaceLock.Held.class, () -> WorkspaceLock.take(new Workspace(folder)).close());
            assertTrue(held.getMessage().contains("process " + other.pid()), held.getMessage());
        } finally {
            other.destroyForcibly().waitFor();
        }
        WorkspaceLock.take(new Workspace(folder)).close();
    }

    /** A process that holds the lock until it is killed. */
    static final class Holder {

        public static void main(String[] args) throws Exception {
            try (var lock = WorkspaceLock.take(new Workspace(Path.of(args[0])))) {
                System.out.println("held");
                System.in.read();
            }
        }
    }
}

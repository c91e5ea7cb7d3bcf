package praktikum.sim.shell;

import java.nio.charset.StandardCharsets;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;

/** The executable files of a machine: they make a {@link Program} a command, as the shell finds it along PATH. */
public final class Executables {

    private static final byte[] CONTENT = "\u007fELF a program of the simulator\n".getBytes(StandardCharsets.UTF_8);

    private Executables() {}

    /** Puts an executable file (mode 0755) at each path, such as {@code /usr/bin/pvecm}, with the directories it needs. */
    public static void install(FileSystem files, Iterable<String> paths) throws FileError {
        for (String path : paths) {
            makeDirectories(files, PathNames.parent(path));
            files.write(path, CONTENT);
            files.setMode(path, 0755);
        }
    }

    private static void makeDirectories(FileSystem files, String directory) throws FileError {
        if (!files.exists(directory)) {
            makeDirectories(files, PathNames.parent(directory));
            files.makeDirectory(directory);
        }
    }
}

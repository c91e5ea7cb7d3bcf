package praktikum.sim.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;
import praktikum.sim.fs.UserFiles;

/** The executable files of a machine: they make a {@link Program} a command, as the shell finds it along PATH. */
public final class Executables {

    /** Where commands are looked for when PATH does not say it, and what root's PATH is. */
    public static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final byte[] CONTENT = "\u007fELF a program of the simulator\n".getBytes(StandardCharsets.UTF_8);
    private static final int EXECUTE = 1;

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

    /** The path of the file that a command name means, as {@code command -v} prints it; empty where none is. */
    public static Optional<String> find(Call call, String name) {
        if (name.contains("/")) {
            return isExecutable(call, call.path(name)) ? Optional.of(name) : Optional.empty();
        }
        for (String directory : call.environment().getOrDefault("PATH", DEFAULT_PATH).split(":")) {
            String path = PathNames.child(PathNames.absolute(call.directory(), directory), name);
            if (isExecutable(call, path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** The path of the first file that a command name means and that may not be run; empty where there is none. */
    public static Optional<String> forbidden(Call call, String name) {
        if (name.contains("/")) {
            return Optional.of(name).filter(path -> call.files().exists(call.path(path)));
        }
        return Arrays.stream(call.environment().getOrDefault("PATH", DEFAULT_PATH).split(":"))
                .map(directory -> PathNames.child(PathNames.absolute(call.directory(), directory), name))
                .filter(path -> !name.isEmpty() && call.files().exists(path) && !call.files().isDirectory(path)).findFirst();
    }

    /**
     * Runs the command that the first word names with the rest as arguments, on the streams of the call, as
     * {@code execvp} would.
     *
     * @throws FileError ENOENT or EACCES where it cannot be started; nothing was run then
     */
    public static int run(Call call, List<String> command) throws FileError, InterruptedException {
        String name = command.getFirst();
        Optional<String> found = find(call, name);
        if (found.isEmpty()) {
            throw new FileError(forbidden(call, name).isPresent() ? Errno.EACCES : Errno.ENOENT, name);
        }
        return runFile(call, found.get(), command);
    }

    /** Runs an executable file; {@code #!} lines are heeded, and other text is a script of the shell. */
    public static int runFile(Call call, String path, List<String> command) throws FileError, InterruptedException {
        String file = call.path(path);
        String real = call.machine().files().resolve(file);
        byte[] content = call.machine().files().read(real);
        List<String> args = command.subList(1, command.size());
        if (content.length > 0 && content[0] != CONTENT[0]) {
            return runScript(call, path, content, args);
        }
        String name = PathNames.name(real);
        Optional<Program> program = call.machine().program(name);
        if (program.isEmpty()) {
            throw new FileError(Errno.ENOEXEC, path);
        }
        return Processes.run(command.getFirst(), program.get(), call.with(args));
    }

    private static int runScript(Call call, String path, byte[] content, List<String> args) throws FileError, InterruptedException {
        String text = LosslessUtf8.text(content, 0, Math.min(content.length, 256));
        String first = text.lines().findFirst().orElse("");
        List<String> command = new ArrayList<>(List.of("/bin/sh"));
        if (first.startsWith("#!")) {
            String[] interpreter = first.substring(2).strip().split("\\s+", 2);
            command = new ArrayList<>(List.of(interpreter));
        }
        command.add(path);
        command.addAll(args);
        String shell = command.getFirst();
        if (!call.files().exists(call.path(shell)) || shell.isEmpty()) {
            throw new FileError(Errno.ENOENT, path);
        }
        String real = call.machine().files().resolve(call.path(shell));
        Optional<Program> program = call.machine().program(PathNames.name(real));
        if (program.isEmpty()) {
            throw new FileError(Errno.ENOEXEC, path);
        }
        return Processes.run(shell, program.get(), call.with(command.subList(1, command.size())));
    }

    private static boolean isExecutable(Call call, String path) {
        try {
            FileStatus status = call.files().followed(path);
            return !status.isDirectory() && UserFiles.may(status, call.user(), EXECUTE);
        } catch (FileError e) {
            return false;
        }
    }
}

package praktikum.sim.shell.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.run.ShellPrograms;
import praktikum.sim.shell.tools.file.FileCommands;
import praktikum.sim.shell.tools.sed.SedCommand;
import praktikum.sim.shell.tools.system.SystemCommands;
import praktikum.sim.shell.tools.text.TextCommands;

/** What every Debian machine has: the shells, and those of the usual text and file tools that the simulator knows. */
public final class CoreTools {

    private CoreTools() {}

    /** The programs by name. */
    public static Map<String, Program> programs() {
        Map<String, Program> programs = new HashMap<>(ShellPrograms.all());
        Stream.of(TextCommands.all(), SedCommand.all(), FileCommands.all(), SystemCommands.all())
                .forEach(tools -> tools.forEach((name, body) -> programs.put(name, ToolCall.program(name, body))));
        return Map.copyOf(programs);
    }

    /**
     * Puts their files into {@code /usr/bin}, with {@code /bin}, {@code /sbin} and {@code sh} as Debian has them, and the
     * directories {@code /root}, {@code /tmp} and {@code /var/tmp}.
     */
    public static void install(FileSystem files) throws FileError {
        for (String directory : List.of("/usr", "/usr/bin", "/usr/sbin", "/usr/local", "/usr/local/bin", "/usr/local/sbin", "/root",
                "/tmp", "/var", "/var/tmp")) {
            if (!files.exists(directory)) {
                files.makeDirectory(directory);
            }
        }
        files.setMode("/root", 0700);
        files.setMode("/tmp", 01777);
        files.setMode("/var/tmp", 01777);
        for (String directory : List.of("bin", "sbin")) {
            if (!files.exists("/" + directory)) {
                files.makeLink("/" + directory, "usr/" + directory);
            }
        }
        Set<String> names = new TreeSet<>(programs().keySet());
        Executables.install(files, names.stream().map(name -> "/usr/bin/" + name).toList());
        files.makeLink("/usr/bin/sh", "dash");
    }
}

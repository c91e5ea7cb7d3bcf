package praktikum.sim.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import praktikum.sim.fs.Devices;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.fs.User;
import praktikum.sim.shell.tools.CoreTools;

/** A machine without a world: an empty Debian with its tools, on the clock of this computer. */
public final class TestMachine implements PosixSystem {

    /** What a command did. */
    public record Result(String out, String err, int exit) {}

    private final MemoryFiles files = new MemoryFiles(Instant::now);
    private final Map<String, Program> programs = new HashMap<>(CoreTools.programs());

    /** A machine with an empty directory {@code /work}. */
    public TestMachine() {
        try {
            CoreTools.install(files);
            Devices.put(files, new Random(1));
            files.makeDirectories("/work");
            files.makeDirectories("/etc");
            files.write("/etc/passwd",
                    LosslessUtf8.bytes("root:x:0:0:root:/root:/bin/bash\nstudent:x:1000:1000::/home/student:/bin/bash\n"));
            files.write("/etc/group", LosslessUtf8.bytes("root:x:0:\nstudent:x:1000:\nwww-data:x:33:\n"));
        } catch (FileError e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String hostname() {
        return "pve1";
    }

    @Override
    public MemoryFiles files() {
        return files;
    }

    @Override
    public Optional<Program> program(String name) {
        return Optional.ofNullable(programs.get(name));
    }

    /** Adds a command. */
    public TestMachine with(String name, Program program) {
        programs.put(name, program);
        try {
            Executables.install(files, List.of("/usr/bin/" + name));
        } catch (FileError e) {
            throw new AssertionError(e);
        }
        return this;
    }

    @Override
    public SimulatedClock clock() {
        return new SimulatedClock() {
            @Override
            public void sleep(Duration simulated) throws InterruptedException {
                Thread.sleep(simulated);
            }

            @Override
            public Instant instant() {
                return Instant.now();
            }
        };
    }

    /** Runs {@code SHELL -c SCRIPT} in {@code /work}. */
    public Result run(String shell, String script) {
        return run(User.ROOT, script.isEmpty() ? List.of(shell) : List.of(shell, "-c", script), new byte[0]);
    }

    /** Runs a command with that standard input. */
    public Result run(User user, List<String> command, byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> environment = Map.of("PATH", Executables.DEFAULT_PATH, "HOME", "/root", "LC_ALL", "C.UTF-8");
        Call call = new Call(List.of(), environment, "/work", new ByteArrayInputStream(input), ProgramOutput.to(out),
                ProgramOutput.to(err), this, user,
                Optional.empty());
        try {
            int exit = Executables.run(call, command);
            return new Result(LosslessUtf8.text(out.toByteArray()), LosslessUtf8.text(err.toByteArray()), exit);
        } catch (FileError | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

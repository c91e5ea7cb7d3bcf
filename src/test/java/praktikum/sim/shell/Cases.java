package praktikum.sim.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A table of scripts with what they print, as the real shells and tools of Debian 12 printed it. A case is
 * {@code %%% SHELL}, the script, {@code %%% out}, {@code %%% err} and {@code %%% exit N}; a backslash at the end of a
 * printed part means that its last line has no end.
 */
final class Cases {

    record Case(String shell, String script, TestMachine.Result expected) {
        @Override
        public String toString() {
            return shell + ": " + script;
        }
    }

    private Cases() {}

    static Stream<Case> read(String resource) throws IOException {
        String text;
        try (InputStream in = Cases.class.getResourceAsStream(resource)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Case> cases = new ArrayList<>();
        for (String one : text.substring(4).split("(?m)^%%% (?=bash|sh$)")) {
            String[] parts = one.split("(?m)^%%% (?:out|err|exit)[\n ]");
            int line = parts[0].indexOf('\n');
            String script = parts[0].substring(line + 1, parts[0].length() - 1);
            cases.add(new Case(parts[0].substring(0, line), script,
                    new TestMachine.Result(printed(parts[1]), printed(parts[2]), Integer.parseInt(parts[3].strip()))));
        }
        return cases.stream();
    }

    private static String printed(String part) {
        return part.endsWith("\\\n") ? part.substring(0, part.length() - 2) : part;
    }

    static boolean hasRealShell() {
        return Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/bin/dash"));
    }

    /** What the real shell of this computer does with a script, in an empty directory. */
    static TestMachine.Result really(Case one, Path directory) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(one.shell(), "-c", one.script()).directory(directory.toFile());
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", Executables.DEFAULT_PATH);
        builder.environment().put("HOME", "/root");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        FutureTask<byte[]> err = new FutureTask<>(() -> process.getErrorStream().readAllBytes());
        Thread.ofVirtual().start(err);
        byte[] out = process.getInputStream().readAllBytes();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the real shell does not end: " + one);
        }
        return new TestMachine.Result(LosslessUtf8.text(out), LosslessUtf8.text(err.get()), process.exitValue());
    }
}

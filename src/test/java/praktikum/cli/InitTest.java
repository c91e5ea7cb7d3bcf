package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code praktikum init --from FILE}, answered by somebody. */
class InitTest {

    private static final String CONFIG = """
            Host github.com
              User git
            Host node1
              HostName 127.0.0.1
            Host node2 node3
              User root
            """;

    @TempDir
    private Path folder;

    private String answered(int exit, String from, String... answers) throws Exception {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), "praktikum.cli.Main", "init", "--lang", "en", "-w", folder.toString(),
                "--from", from));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (var keyboard = process.getOutputStream()) {
            keyboard.write((String.join("\n", answers) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
        assertEquals(exit, process.exitValue(), said);
        return said;
    }

    @Test
    void ofTheMachinesOfAConfigurationThoseAreTakenThatAreNamed() throws Exception {
        var config = Files.writeString(folder.resolve("config"), CONFIG);
        // Then nobody answers any more: no machine is to be looked for.
        var said = answered(ExitCode.USAGE, config.toString(), "node3 nodex", "node3 node1");
        assertTrue(said.contains("[github node1 node2 node3]"), said);
        assertTrue(said.contains("\"nodex\" is none of them: node1, node2, node3, github."), said);
        assertTrue(said.contains("\"Address of node3\"") && !Files.exists(folder.resolve("site.yaml")), said);
    }

    @Test
    void whatNamesNoMachineIsNotAskedFrom() throws Exception {
        assertTrue(answered(ExitCode.USAGE, Files.writeString(folder.resolve("hosts"), "[nodes]\nnode1 ansible_host=192.0.2.1\n")
                .toString()).contains("--list --yaml"));
        assertTrue(answered(ExitCode.USAGE, Files.writeString(folder.resolve("empty.yml"), "").toString())
                .contains("No machine was found"));
        var strange = answered(ExitCode.USAGE, Files.writeString(folder.resolve("odd.yml"), "all:\n  hosts:\n    ODD_NAME:\n").toString());
        assertTrue(strange.contains("\"ODD_NAME\" is left out"), strange);
    }
}

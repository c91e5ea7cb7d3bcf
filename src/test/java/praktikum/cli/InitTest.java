package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
                "--force", "--from", from));
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
    void theNfsServerIsNotAskedForAndStays() throws Exception {
        var config = Files.writeString(folder.resolve("config"), "Host node1\n  HostName 127.0.0.1\n  Port 1\n");
        Files.writeString(folder.resolve("site.yaml"), """
                version: 1
                nodes: [{name: old, address: 192.0.2.9}]
                nfs: {name: nfs01, address: 192.0.2.50, export: /srv/nfs, ssh: {address: 127.0.0.1, port: 1, user: student, sudo: true}}
                plan: {cluster: before, network: {prefix: 24, gateway: 192.0.2.1, dns: 192.0.2.1, domain: lab}}
                """);
        var said = answered(ExitCode.OK, config.toString(), "", "192.0.2.11", "after", "", "24", "192.0.2.1", "192.0.2.1", "lab", "", "",
                "", "", "");
        var site = Files.readString(folder.resolve("site.yaml"));
        assertTrue(site.contains("node1") && site.contains("after") && !site.contains("before"), said + site);
        assertTrue(site.contains("nfs:\n  name: nfs01\n  address: 192.0.2.50\n  export: /srv/nfs\n  ssh:\n    address: 127.0.0.1\n"
                + "    port: 1\n    user: student\n    sudo: true\n"), site);
        answered(ExitCode.OK, config.toString(), "", "192.0.2.50", "after", "", "24", "192.0.2.1", "192.0.2.1", "lab", "", "", "", "", "");
        assertFalse(Files.readString(folder.resolve("site.yaml")).contains("nfs01"), "a node has its address now");
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

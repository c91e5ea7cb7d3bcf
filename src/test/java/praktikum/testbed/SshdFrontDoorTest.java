package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import praktikum.host.OpenSsh;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code praktikum check --json} where machines let nobody in, or not far enough: one sentence for each, and the others are judged. */
@OnTestbed(Tier.SSHD)
@ExtendWith(Crowds.Shared.class)
class SshdFrontDoorTest {

    @TempDir
    Path folder;

    private static String site(Sshd machine, boolean sudo, Map<String, String> logins) {
        // The machine has all the planned addresses, so that nobody waits for one where nobody is.
        var number = new int[] {100 + 10 * Integer.parseInt(machine.address().substring(machine.address().lastIndexOf('.') + 1))};
        machine.on("for n in 1 2 3 4 5 6; do ip address replace 10.76.1.$((%d + n))/24 dev eth0; done".formatted(number[0])).well();
        return """
                version: 1
                nodes:
                %sssh:
                  key: %s
                  agent: false
                  sudo: %s
                  connect-timeout: 15s
                plan:
                  cluster: testbed
                  network:
                    bridge: vmbr0
                    prefix: 24
                    gateway: 10.76.1.254
                    dns: 10.76.1.254
                    domain: testbed.example
                """.formatted(logins.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(login -> "  - name: " + login.getKey() + "\n    address: 10.76.1." + ++number[0] + "\n    ssh: {"
                                + login.getValue() + "}\n")
                        .collect(Collectors.joining()), machine.loginKey(), sudo);
    }

    private JsonNode checked(String site, List<String> knownHosts, int exit) throws Exception {
        Files.writeString(folder.resolve("site.yaml"), site);
        Files.write(folder.resolve("known_hosts"), knownHosts);
        var ended = new Kit(folder).run("check", "01-nodes", "--json");
        assertEquals(exit, ended.exit(), ended.err());
        return new JsonMapper().readTree(ended.out());
    }

    private static List<JsonNode> of(JsonNode document, String host) {
        return document.path("labs").valueStream().flatMap(lab -> lab.path("checks").valueStream())
                .flatMap(check -> check.path("subjects").valueStream())
                .filter(subject -> subject.path("subject").asString().equals(host)).toList();
    }

    private static Set<String> outcomes(List<JsonNode> subjects) {
        return subjects.stream().map(subject -> subject.path("outcome").asString()).collect(Collectors.toSet());
    }

    /** The only reason why nothing about a machine was measured. */
    private static JsonNode why(JsonNode document, String host) {
        var subjects = of(document, host);
        assertFalse(subjects.isEmpty(), host + " is a subject");
        assertEquals(Set.of("not-measured"), outcomes(subjects), host + ": " + subjects);
        var reasons = subjects.stream().map(subject -> subject.path("why"))
                .filter(why -> !why.path("key").asString().startsWith("check.prerequisite")).collect(Collectors.toSet());
        assertEquals(1, reasons.size(), host + ": " + reasons);
        return reasons.iterator().next();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverDoesNotLetUsInIsNotJudgedAndTheOthersAre(Debian debian, Crowds crowds) throws Exception {
        var machine = crowds.of(debian);
        try (var silent = new ServerSocket(0, 1, InetAddress.getByName("10.76.1.254"))) {
            machine.listen(2600);
            machine.listen(2601, "AuthorizedKeysFile=none");
            machine.listen(2602);
            var at = machine.address();
            var other = Files.readString(Path.of(OpenSsh.keygen(folder.resolve("other"), "ed25519") + ".pub"));
            var site = site(machine, false, Map.of("pve1", "address: " + at + ", user: few", "pve2", "address: " + at + ", port: 2600",
                    "pve3", "address: " + at + ", port: 2601", "pve4", "address: 10.76.1.254, port: " + silent.getLocalPort(),
                    "pve5", "address: " + at + ", user: forced", "pve6", "address: " + at + ", port: 2602"));

            var document = checked(site,
                    List.of(at + " " + machine.hostKey(), "[" + at + "]:2600 " + other.strip(), "[" + at + "]:2601 " + machine.hostKey(),
                    "[10.76.1.254]:" + silent.getLocalPort() + " " + machine.hostKey()), 1);

            assertEquals("host.changed-key", why(document, "pve2").path("key").asString());
            assertEquals("host.denied", why(document, "pve3").path("key").asString());
            assertEquals("host.silent.login", why(document, "pve4").path("key").asString());
            assertEquals("host.not-begun", why(document, "pve5").path("key").asString());
            assertEquals("host.unknown-key", why(document, "pve6").path("key").asString());
            assertTrue(outcomes(of(document, "pve1")).contains("failed"), "a machine with few channels is judged: " + of(document, "pve1"));
            assertFalse(of(document, "pve1").toString().contains("host."), "and all its answers came: " + of(document, "pve1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutPrivilegeNothingIsJudged(Debian debian, Crowds crowds) throws Exception {
        var machine = crowds.of(debian);
        var at = machine.address();
        var users = Map.of("pve1", "asks", "pve2", "plain", "pve3", "without");
        var site = site(machine, true, users.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, user -> "address: " + at + ", user: " + user.getValue())));

        var document = checked(site, List.of(at + " " + machine.hostKey()), 3);

        for (var user : users.entrySet()) {
            var why = why(document, user.getKey());
            assertEquals("host.no-privilege", why.path("key").asString());
            assertEquals(List.of(user.getKey(), user.getValue()), why.path("args").valueStream().limit(2).map(JsonNode::asString).toList());
        }
    }
}

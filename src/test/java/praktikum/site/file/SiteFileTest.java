package praktikum.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.net.Cidr;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.GuestPlan;
import praktikum.site.plan.LimitsPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.TimePlan;
import praktikum.site.plan.Virtualisation;
import praktikum.text.FileProblem;
import praktikum.text.Language;

class SiteFileTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @TempDir
    private Path folder;

    static final String GOOD = """
            version: 1
            nodes:
              - name: pve-a
                address: 10.1.0.11
              - name: pve-b
                address: 10.1.0.12
              - name: pve-c
                address: 10.1.0.13
            plan:
              cluster: demo
              network: {prefix: 24, gateway: 10.1.0.1, dns: 9.9.9.9, domain: example.org}
            """;

    @Test
    void theExampleIsReadWhole() {
        var site = ready(Path.of("examples/site.yaml"));
        assertEquals(List.of("blckpink01", "blckpink02", "blckpink03"), site.nodes().stream().map(PlannedNode::name).toList());
        var second = site.nodes().get(1);
        assertEquals(List.of(InetAddress.ofLiteral("10.10.10.2")), second.links());
        assertEquals(SshLogin.at("192.168.137.11"), second.login());
        assertEquals(List.of("virsh", "destroy", "blckpink02"), second.power().orElseThrow().off());
        assertTrue(site.nodes().getFirst().power().orElseThrow().byHand());
        assertEquals(Optional.empty(), site.nodes().get(2).power());
        assertEquals(Optional.of(new PlannedNfsServer("nfs01", InetAddress.ofLiteral("192.168.137.50"), "/srv/nfs/proxmox",
                new SshLogin("192.168.137.50", 22, Optional.of("student"), Optional.empty(), List.of(), Optional.of(true),
                        Optional.empty()))), site.nfs());
        assertEquals(new SshSettings("root", List.of(HOME.resolve(".ssh/id_ed25519")), true, Optional.empty(), false,
                Duration.ofSeconds(10)), site.ssh());
        assertEquals(Plan.of(new ClusterPlan("blckpink-clstr"), new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("192.168.137.1"),
                InetAddress.ofLiteral("1.1.1.1"), "lab.example", Cidr.parse("10.10.20.0/24")), new TimePlan("Asia/Jakarta"),
                Virtualisation.NESTED, LimitsPlan.USUAL, site.plan().storage(), site.plan().section(GuestPlan.class).orElseThrow()),
                site.plan());
        assertEquals(List.of("blckpink-storage-pool/vmc", "blckpink-storage-pool/iso", "blckpink-storage-pool/backup"),
                site.plan().storage().pools().getFirst().datasetNames());
        assertEquals(6, site.plan().storage().storages().size());
    }

    @Test
    void whatMayBeLeftOutHasDefaults() throws IOException {
        var site = ready(file(GOOD));
        assertEquals(new SshSettings("root", List.of(), true, Optional.empty(), false, Duration.ofSeconds(10)), site.ssh());
        assertEquals("vmbr0", site.plan().network().bridge());
        assertEquals(Virtualisation.BARE_METAL, site.plan().virtualisation());
    }

    @Test
    void aNodesOwnLoginAndAJumpHostAreRead() throws IOException {
        var site = ready(file(GOOD.replace("    address: 10.1.0.12\n", "    address: 10.1.0.12\n"
                + "    ssh: {address: 127.0.0.1, port: 2202, user: admin, alias: pve-b.lab}\n")
                + "ssh: {user: ops, key: [/keys/a, ~/b], agent: false, jump: \"me@[fd00::9]:2222\", sudo: true, connect-timeout: 2m, "
                + "budget: 90s}\n"));
        assertEquals(new SshLogin("127.0.0.1", 2202, Optional.of("admin"), Optional.of("pve-b.lab")), site.nodes().get(1).login());
        assertEquals(new SshSettings("ops", List.of(Path.of("/keys/a"), HOME.resolve("b")), false,
                Optional.of(new SshSettings.Jump("me", "fd00::9", 2222)), true, Duration.ofMinutes(2), Duration.ofSeconds(90)), site.ssh());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            address: 10.1.0.12            # address: 10.1.12                                # 6 site.value.address
            address: 10.1.0.12            # address: 10.1.0.012                             # 6 site.value.address
            address: 10.1.0.12            # address: "fe80::1@eth0"                         # 6 site.value.address
            address: 10.1.0.12            # address: "[fd00::1]"                            # 6 site.value.address
            address: 10.1.0.12            # address: fd00:::1                               # 6 site.value.address
            address: 10.1.0.12            # address: 127.0.0.1                              # 6 site.not-of-machine
            address: 10.1.0.12            # address: 0.0.0.0                                # 6 site.not-of-machine
            address: 10.1.0.12            # address: *x                                     # 6 yaml.anchor
            address: 10.1.0.12            # links: 10.2.0.1                                 # 5 site.missing; 6 site.list
            prefix: 24                    # prefix: 024                                     # 11 site.value.prefix
            prefix: 24                    # prefix: "24"                                    # 11 site.value.prefix
            cluster: demo                 # {cluster: demo                                  # 10 yaml.unclosed
            cluster: demo                 # time-zone: Asia/Jakrta                          # 10 site.missing; 10 site.value.zone
            version: 1                    # version: 1%---%version: 1                     # 2 yaml.documents
            version: 1                    # version: 1%ssh: {jump: "me@there:65536"}       # 2 site.value.jump
            version: 1                    # version: 1%ssh: {budget: 4s}                    # 2 site.value.budget
            version: 1                    # version: 1%ssh: {budget: 61m}                   # 2 site.value.budget
            """)
    void eachMistakeIsToldOnce(String right, String wrong, String told) throws IOException {
        var findings = wrong(file(GOOD.replace(right, wrong.replace("%", "\n").replace("1@e", "1%e"))));
        assertEquals(told, findings.stream().map(finding -> finding.line() + " " + finding.message().key()).sorted()
                .reduce((a, b) -> a + "; " + b).orElse(""));
    }

    @Test
    void everyMistakeIsNamedAtOnceWithItsLine() throws IOException {
        var findings = wrong(file("""
                version: 2
                nodes:
                  - name: "pve a; reboot"
                    address: 10.1.0.300
                  - name: pve-b
                    adress: 10.1.0.12
                    address: 10.1.0.12
                  - name: pve-b
                    address: 10.2.0.13
                  - name: pve-d
                    address: 10.1.0.12
                ssh:
                  sudo: yes
                  connect-timeout: 10
                plan:
                  cluster: a-name-that-is-too-long
                  network: {prefix: 24, gateway: 10.1.0.1, domain: example.org}
                  virtualisation: cloud
                """));
        assertEquals(List.of(
                "1 site.choice [2, site.version, 1]",
                "3 site.value.name [pve a; reboot, site.nodes[1].name]",
                "4 site.value.address [10.1.0.300, site.nodes[1].address]",
                "6 site.unknown-key [adress, site.nodes[2], address, name, links, ssh, power]",
                "8 site.duplicate-name [pve-b, 5]",
                "9 site.outside [10.2.0.13, 10.1.0.12/24]",
                "11 site.duplicate-address [10.1.0.12, 7]",
                "13 site.boolean [yes, site.ssh.sudo]",
                "14 site.value.duration [10, site.ssh.connect-timeout]",
                "16 site.value.cluster [a-name-that-is-too-long, site.plan.cluster]",
                "17 site.missing [dns, site.plan.network]",
                "18 site.choice [cloud, site.plan.virtualisation, nested, bare-metal]"), told(findings));
        assertTrue(findings.getFirst().in(Language.ENGLISH)
                .startsWith(folder.resolve("site.yaml") + ":1: found \"2\" as site.version; allowed: 1"));
        assertTrue(findings.get(1).in(Language.INDONESIAN).contains("yang diperbolehkan: nama host pendek"));
    }

    @Test
    void addressesThatCannotBeAreNamed() throws IOException {
        assertEquals(List.of("4 site.not-of-machine [127.0.0.1]"), problems(GOOD.replace("10.1.0.11", "127.0.0.1")).stream()
                .filter(text -> !text.contains("outside")).toList());
        assertEquals(List.of("4 site.reserved [10.1.0.255, 24]"), problems(GOOD.replace("10.1.0.11", "10.1.0.255")));
        assertEquals(List.of("4 site.family [fd00::11, 10.1.0.12]"), problems(GOOD.replace("10.1.0.11", "fd00::11")));
        assertEquals(List.of("4 site.value.address [1::2::3, site.nodes[1].address]"), problems(GOOD.replace("10.1.0.11", "1::2::3")));
        assertEquals(List.of("11 site.outside [10.9.0.1, 10.1.0.11/24]"), problems(GOOD.replace("10.1.0.1,", "10.9.0.1,")));
        assertEquals(List.of("11 site.duplicate-address [10.1.0.13, 8]"), problems(GOOD.replace("10.1.0.1,", "10.1.0.13,")));
        assertEquals(List.of("11 site.prefix-of-4 [31]"), problems(GOOD.replace("prefix: 24", "prefix: 31")));
        assertEquals(List.of("11 site.value.subnet [10.9.0.5/24, site.plan.network.storage]"),
                problems(GOOD.replace("prefix: 24", "prefix: 24, storage: 10.9.0.5/24")));
        assertEquals(List.of("6 site.links [0, 1]", "8 site.links [0, 1]"),
                problems(GOOD.replace("10.1.0.11\n", "10.1.0.11\n    links: [10.8.0.1]\n")));
    }

    @Test
    void sixIsAsGoodAsFour() throws IOException {
        var site = ready(file(GOOD.replace("10.1.0.", "fd00:1::").replace("prefix: 24", "prefix: 64")));
        assertEquals(InetAddress.ofLiteral("fd00:1::11"), site.nodes().getFirst().address());
        assertEquals(List.of("6 site.duplicate-address [FD00:1:0::11, 4]"), problems(GOOD.replace("10.1.0.12", "FD00:1:0::11")
                .replace("10.1.0.", "fd00:1::").replace("prefix: 24", "prefix: 64")));
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"", "---\n", "# nothing\n", "- a\n- b\n", "just text", "a: [1, 2", "a: b: c", "\tversion: 1\n", "version: 1\n\tnodes: []\n",
            "version: 1\n---\nversion: 1\n", "version: \"1", "? [a]\n: b\n", "a: 1\na: 2\n", "version: 1\u0007\n", "&a [*a]",
                    "%YAML 9.9\n---\na: 1\n",
            "!!java.io.File /etc/passwd", "{[: 1", "nodes: {name: x}\nplan: []\nversion: {}\n", "nodes: [[[]]]\nversion: ~\nplan: ~\n",
            "\uFEFF", "@a: `b"})
    void hostileYamlIsNamedAndNeverThrown(String text) throws IOException {
        assertFalse(problems(text).isEmpty());
        for (var finding : wrong(file(text))) {
            assertFalse(finding.in(Language.ENGLISH).isBlank());
            assertFalse(finding.in(Language.INDONESIAN).isBlank());
        }
    }

    @Test
    void bombsAndBinaryAreRefused() throws IOException {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertTrue(problems(bomb.toString()).contains("1 yaml.anchor [&a0]"));
        assertEquals(List.of("1 yaml.too-deep []"), problems("[".repeat(100_000)));
        assertEquals(List.of("1 yaml.too-long [2097152, 1048576]"), problems("x".repeat(2 << 20)));
        var binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1, 2});
        assertEquals(List.of("1 yaml.not-utf8 []"), told(wrong(binary)));
        assertEquals(List.of("1 site.no-file []"), told(wrong(folder.resolve("none.yaml"))));
        assertEquals(List.of("1 yaml.no-file []"), told(wrong(folder)));
    }

    @Test
    void slipsInYamlAreNamedWithTheirLine() throws IOException {
        assertEquals(List.of("4 yaml.tab [address: 10.1.0.11]"), problems(GOOD.replace("    address: 10.1.0.11", "\taddress: 10.1.0.11")));
        assertEquals(List.of("5 yaml.colon [- name: pve-b: c]"), problems(GOOD.replace("name: pve-b", "name: pve-b: c")));
        assertEquals(List.of("9 yaml.duplicate-key [version]"), problems(GOOD.replace("plan:", "version: 1\nplan:")));
    }

    @Test
    void controlCharactersOfAFileNeverReachTheTerminal() throws IOException {
        var finding = wrong(file(GOOD.replace("name: pve-b", "name: \"\\e[31m\\r\\nx\\u202E\""))).getFirst();
        assertEquals("site.value.name", finding.message().key());
        assertTrue(finding.in(Language.ENGLISH).chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202e));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsWrittenReadsTheSame(Language language) throws IOException {
        var site = ready(Path.of("examples/site.yaml"));
        var text = SiteFile.write(site, language);
        assertTrue(text.startsWith("# yaml-language-server: $schema=site.schema.json\n"));
        assertTrue(text.contains("key: ~/.ssh/id_ed25519\n"), text);
        assertEquals(site, ready(file(text)));
    }

    private List<String> problems(String text) throws IOException {
        return told(wrong(file(text)));
    }

    private Path file(String text) throws IOException {
        return Files.write(folder.resolve("site.yaml"), text.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> told(List<FileProblem> findings) {
        return findings.stream().map(finding -> finding.line() + " " + finding.message().key() + " " + finding.message().args()).toList();
    }

    static Site ready(Path file) {
        return assertInstanceOf(SiteReading.Ready.class, SiteFile.read(file), () -> SiteFile.read(file).toString()).site();
    }

    static List<FileProblem> wrong(Path file) {
        return assertInstanceOf(SiteReading.Wrong.class, SiteFile.read(file)).findings();
    }
}

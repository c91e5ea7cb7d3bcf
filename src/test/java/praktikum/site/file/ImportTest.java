package praktikum.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.site.ImportedMachine;
import praktikum.site.PlannedNode;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.draft.AnsibleInventory;
import praktikum.site.draft.PlanQuestion;
import praktikum.site.draft.SiteDraft;
import praktikum.site.ssh.SshConfig;
import praktikum.text.Language;

class ImportTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @TempDir
    private Path folder;

    @Test
    void theExampleInventoryGivesThreeNodes() {
        var inventory = AnsibleInventory.read(Path.of("examples/inventory.yaml"));
        assertEquals(List.of(), inventory.warnings());
        assertEquals(new ImportedMachine("blckpink02", Optional.of("192.168.137.11"), Optional.empty(), Optional.of("root"),
                List.of("~/.ssh/id_ed25519")), inventory.machines().get(1));
        assertEquals(3, inventory.machines().size());
    }

    @Test
    void groupsNestAndInnerOnesWin() {
        var inventory = AnsibleInventory.parse("hosts.yml", """
                all:
                  hosts:
                    lone:
                  vars: {ansible_user: outer, ansible_port: 2200}
                  children:
                    pve:
                      vars: {ansible_user: middle}
                      children:
                        left:
                          hosts:
                            "n[01:02].lab":
                            n03.lab: {ansible_host: 10.0.0.3, ansible_user: own}
                          vars: {ansible_port: 22}
                other:
                  hosts: {x: {ansible_host: "{{ secret }}", ansible_become: true, colour: red}}
                """);
        assertEquals(List.of("lone lone 2200 outer", "n01.lab n01.lab 22 middle", "n02.lab n02.lab 22 middle", "n03.lab 10.0.0.3 22 own",
                "x - 2200 outer"),
                inventory.machines().stream().map(machine -> machine.name() + " " + machine.address().orElse("-") + " "
                        + machine.port().orElse(0) + " " + machine.user().orElse("-")).toList());
        assertEquals(List.of("15 site.inventory.value [{{ secret }}, host]", "15 site.inventory.variable [ansible_become]"),
                SiteFileTest.told(inventory.warnings()));
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"", "[pve]\nnode1 ansible_host=10.0.0.1\n", "a: &a\n  children: {b: *a}", "- x", "all: {hosts: {\"n[1:99999]\": }}",
            "all: {hosts: {\"n[1:3\": }}", "all: {hosts: [a, b]}", "a: {children: {b: {children: {a: }}}, hosts: 3}", "\u0000",
                    "all: !vault x"})
    void strangeInventoriesAreToldAbout(String text) {
        var inventory = AnsibleInventory.parse("hosts.yml", text);
        assertEquals(List.of(), inventory.machines());
        assertFalse(inventory.warnings().isEmpty());
        inventory.warnings().forEach(warning -> assertFalse(warning.in(Language.INDONESIAN).isBlank()));
    }

    @Test
    void aDraftBecomesASiteWhenAllIsSaid() throws IOException {
        var draft = SiteDraft.of(AnsibleInventory.read(Path.of("examples/inventory.yaml")).machines());
        assertEquals(Optional.of("192.168.137.1"), draft.suggestion(PlanQuestion.GATEWAY));
        assertEquals(Optional.of("192.168.137.1"), draft.suggestion(PlanQuestion.DNS));
        assertEquals(Optional.empty(), draft.suggestion(PlanQuestion.CLUSTER));
        assertEquals(List.of("site.missing [cluster, site.plan]", "site.missing [dns, site.plan.network]",
                "site.missing [domain, site.plan.network]",
                "site.missing [gateway, site.plan.network]", "site.missing [prefix, site.plan.network]"),
                assertInstanceOf(SiteReading.Wrong.class, draft.site()).findings().stream()
                        .map(finding -> finding.message().key() + " " + finding.message().args()).toList());
        for (var field : PlanQuestion.values()) {
            assertFalse(field.question().in(Language.INDONESIAN).isBlank());
            if (field.required()) {
                draft = draft.with(field, draft.suggestion(field).orElse("demo"));
            }
        }
        var site = assertInstanceOf(SiteReading.Ready.class, draft.site(), draft.site()::toString).site();
        assertEquals(List.of("blckpink01", "blckpink02", "blckpink03"), site.nodes().stream().map(PlannedNode::name).toList());
        assertEquals(List.of(HOME.resolve(".ssh/id_ed25519")), site.ssh().keys());
        var file = Files.writeString(folder.resolve("site.yaml"), SiteFile.write(site, Language.INDONESIAN));
        assertEquals(site, SiteFileTest.ready(file));
    }

    @Test
    void whatADraftSaysWrongIsJudgedAsInAFile() {
        var draft = SiteDraft.empty().withNode("a", "10.0.0.2").withNode("a", "10.0.0.2").with(PlanQuestion.PREFIX, "24; reboot");
        assertTrue(SiteFileTest.told(((SiteReading.Wrong) draft.site()).findings()).containsAll(List.of("1 site.duplicate-name [a, 1]",
                "1 site.duplicate-address [10.0.0.2, 1]", "1 site.value.prefix [24; reboot, site.plan.network.prefix]")));
    }

    @Test
    void machinesBehindLoopbackKeepThatForLoggingIn() {
        var draft = SiteDraft.of(List.of(new ImportedMachine("PVE-A.lab", Optional.of("127.0.0.1"), Optional.of(2201), Optional.of("root"),
                List.of("~/k")),
                new ImportedMachine("pve-b", Optional.of("pve-b.example.org"), Optional.of(22), Optional.of("admin"), List.of("~/k")),
                new ImportedMachine("under_score", Optional.of("10.0.0.9"), Optional.empty(), Optional.empty(), List.of())));
        assertEquals(List.of(new SiteDraft.Entry("pve-a", Optional.empty(), Optional.of("127.0.0.1"), Optional.of(2201),
                Optional.of("root")),
                new SiteDraft.Entry("pve-b", Optional.empty(), Optional.of("pve-b.example.org"), Optional.empty(), Optional.of("admin"))),
                draft.nodes());
        assertEquals(List.of("~/k"), draft.keys());
    }

    @Test
    void theExampleSshConfigIsReadAsOpenSshDoes() {
        var config = SshConfig.read(Path.of("examples/ssh_config"));
        assertEquals(List.of("jump", "blckpink01", "blckpink02", "blckpink03"),
                config.machines().stream().map(ImportedMachine::name).toList());
        assertEquals(new ImportedMachine("blckpink01", Optional.of("192.168.137.10"), Optional.empty(), Optional.of("root"),
                List.of("~/.ssh/id_ed25519_lab")),
                config.machines().get(1));
        assertEquals(List.of("site.ssh-config.pattern [blckpink*]"),
                config.warnings().stream().map(warning -> warning.message().key() + " " + warning.message().args()).toList());
        var site = ((SiteReading.Ready) SiteFile.parse("site.yaml", """
                version: 1
                nodes:
                  - {name: blckpink01, address: 192.168.137.10}
                  - {name: blckpink02, address: 192.168.137.11, ssh: {user: other, port: 2222}}
                plan: {cluster: c, network: {prefix: 24, gateway: 192.168.137.1, dns: 1.1.1.1, domain: lab}}
                """, config, HOME)).site();
        var jump = Optional.of(new SshSettings.Jump("student", "jump.lab.example", 22));
        assertEquals(new SshLogin("192.168.137.10", 22, Optional.of("root"), Optional.empty(), List.of(), Optional.empty(), jump),
                site.nodes().getFirst().login());
        assertEquals(new SshLogin("192.168.137.11", 2222, Optional.of("other"), Optional.empty(), List.of(), Optional.empty(), jump),
                site.nodes().get(1).login());
        assertEquals(List.of(HOME.resolve(".ssh/id_ed25519_lab")), site.ssh().keys());
        assertFalse(site.ssh().agent());
    }

    @Test
    void whatTheSiteSaysGoesBeforeTheConfiguration() {
        var config = SshConfig.parse("config", """
                Host pve-a pve-b pve-c
                  HostName=127.0.0.1
                  User "someone"
                  Port 2201
                  HostKeyAlias pve.lab
                  IdentityFile ~/.ssh/lab
                  ForwardAgent yes
                """);
        var ready = (SiteReading.Ready) SiteFile.parse("site.yaml", SiteFileTest.GOOD.replace("    address: 10.1.0.12\n",
                "    address: 10.1.0.12\n    ssh: {address: 10.1.0.12, port: 22, alias: mine}\n")
                + "ssh: {user: root, key: /k, agent: true}\n", config, HOME);
        assertEquals(new SshLogin("127.0.0.1", 2201, Optional.empty(), Optional.of("pve.lab")),
                ready.site().nodes().getFirst().login());
        assertEquals(new SshLogin("10.1.0.12", 22, Optional.empty(), Optional.of("mine")), ready.site().nodes().get(1).login());
        assertEquals(new SshSettings("root", List.of(Path.of("/k")), true, Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT),
                ready.site().ssh());
        assertEquals(List.of("7 site.ssh-config.keyword [ForwardAgent]"), SiteFileTest.told(ready.warnings()));
    }

    @Test
    void machinesMayHaveDifferentJumpHostsOfOneHopEach() {
        var config = SshConfig.parse("config", "Host pve-a\n ProxyJump one\nHost pve-b\n ProxyJump two,three\n");
        var ready = (SiteReading.Ready) SiteFile.parse("site.yaml", SiteFileTest.GOOD, config, HOME);
        assertEquals(Optional.empty(), ready.site().ssh().jump());
        assertEquals(List.of(Optional.of(new SshSettings.Jump("root", "one", 22)), Optional.empty(), Optional.empty()),
                ready.site().nodes().stream().map(node -> node.login().jump()).toList());
        assertEquals(List.of("1 site.ssh-config.jump []"), SiteFileTest.told(ready.warnings()));
    }

    @Test
    void noConfigurationTextIsAnException() {
        var random = new Random(7);
        var bits = List.of("Host ", "*", "a", "\n", "=", "\"", " ", "Port ", "99999", "User ", "Match ", "IdentityFile ~/", "%", "\u0000",
                "ProxyJump ", "!", "#", "[", "\\");
        for (var round = 0; round < 300; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(40); i > 0; i--) {
                text.append(bits.get(random.nextInt(bits.size())));
            }
            var config = SshConfig.parse("config", text.toString());
            config.warnings().forEach(warning -> assertTrue(warning.line() > 0));
            config.machines().forEach(machine -> assertTrue(machine.port().orElse(1) > 0));
            var reading = SiteFile.parse("site.yaml", SiteFileTest.GOOD.replace("pve-", "a"), config, HOME);
            var site = assertInstanceOf(SiteReading.Ready.class, reading).site();
            assertInstanceOf(SiteReading.Ready.class, SiteFile.parse("again", SiteFile.write(site, Language.ENGLISH)),
                    () -> SiteFile.write(site, Language.ENGLISH));
        }
        assertEquals(List.of(), SshConfig.read(folder.resolve("none")).warnings());
    }
}

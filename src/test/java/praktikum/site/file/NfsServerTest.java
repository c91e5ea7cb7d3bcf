package praktikum.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.site.PlannedMachine;
import praktikum.site.PlannedNfsServer;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.ssh.SshConfig;
import praktikum.text.Language;

/** The NFS server in {@code site.yaml}: a machine beside the nodes, with a login of its own. */
class NfsServerTest {

    private static final Path HOME = Path.of("/home/someone");
    private static final String SERVER = "nfs: {name: nfs01, address: 10.1.0.50, export: /srv/nfs/proxmox";

    private static SiteReading read(String more) {
        return SiteFile.parse("site.yaml", SiteFileTest.GOOD + more, SshConfig.none(), HOME);
    }

    private static Site site(String more) {
        return assertInstanceOf(SiteReading.Ready.class, read(more)).site();
    }

    @Test
    void aSiteNeedsNoServer() {
        var site = site("");
        assertEquals(Optional.empty(), site.nfs());
        assertEquals(List.copyOf(site.nodes()), site.machines());
        assertFalse(SiteValues.of(site).keySet().stream().anyMatch(name -> name.startsWith("nfs.")));
        assertFalse(SiteFile.write(site, Language.ENGLISH).contains("nfs"));
    }

    @Test
    void whatItsLoginLeavesOutIsTheSites() {
        var site = site(SERVER + "}\nssh: {user: ops, key: ~/k, sudo: true, jump: there}\n");
        assertEquals(Optional.of(new PlannedNfsServer("nfs01", InetAddress.ofLiteral("10.1.0.50"), "/srv/nfs/proxmox",
                SshLogin.at("10.1.0.50"))), site.nfs());
        assertEquals(List.of("pve-a", "pve-b", "pve-c", "nfs01"), site.machines().stream().map(PlannedMachine::name).toList());
        assertEquals(site.ssh(), site.ssh().of(site.nfs().orElseThrow().login()));
    }

    @Test
    void whatItsLoginSaysGoesBeforeTheSite() {
        var site = site(SERVER + ", ssh: {address: nfs.lab, port: 2222, user: student, alias: x, "
                + "key: [~/a, /b], jump: in.lab, sudo: true}}\n"
                + "ssh: {user: root, key: ~/k, jump: other@there}\n");
        var login = site.nfs().orElseThrow().login();
        var jump = new SshSettings.Jump("student", "in.lab", 22);
        assertEquals(new SshLogin("nfs.lab", 2222, Optional.of("student"), Optional.of("x"), List.of(HOME.resolve("a"), Path.of("/b")),
                Optional.of(true), Optional.of(jump)), login);
        assertEquals(new SshSettings("student", List.of(HOME.resolve("a"), Path.of("/b")), true, Optional.of(jump), true,
                SshSettings.DEFAULT_CONNECT_TIMEOUT), site.ssh().of(login));
    }

    @Test
    void itIsFilledIntoPages() {
        var site = site(SERVER + "}\n");
        assertEquals(List.of("nfs01", "10.1.0.50", "/srv/nfs/proxmox"), List.of("name", "address", "export").stream()
                .map(name -> SiteValues.of(site, site.nfs().orElseThrow()).get("nfs." + name)).toList());
        assertFalse(SiteValues.of(site, site.nfs().orElseThrow()).containsKey("node.name"), "it is no node");
    }

    @Test
    void aConfigurationOfOpenSshCountsForItToo() {
        var config = SshConfig.parse("config", "Host nfs01\n User student\n Port 2201\n ProxyJump gate\n IdentityFile ~/.ssh/nfs\n");
        var site = assertInstanceOf(SiteReading.Ready.class, SiteFile.parse("site.yaml", SiteFileTest.GOOD + SERVER + "}\n", config, HOME))
                .site();
        assertEquals(new SshLogin("10.1.0.50", 2201, Optional.of("student"), Optional.empty(), List.of(), Optional.empty(),
                Optional.of(new SshSettings.Jump("root", "gate", 22))), site.nfs().orElseThrow().login());
        assertEquals(SshLogin.at("10.1.0.11"), site.nodes().getFirst().login());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: nfs01, address: 10.1.0.50                                       | site.missing [export, site.nfs]
            name: nfs01, address: 10.1.0.50, export: srv                          | site.value.directory [srv, site.nfs.export]
            name: nfs01, address: 10.1.0.50, export: /srv/$(x)                    | site.value.directory [/srv/$(x), site.nfs.export]
            name: nfs01, address: 10.1.0.50, export: /srv/../etc                  | site.value.directory [/srv/../etc, site.nfs.export]
            name: nfs01, address: 10.1.0.50, export: /                            | site.value.directory [/, site.nfs.export]
            name: NFS, address: 10.1.0.50, export: /srv                           | site.value.name [NFS, site.nfs.name]
            name: nfs01, address: 10.1.0.999, export: /srv                        | site.value.address [10.1.0.999, site.nfs.address]
            name: nfs01, address: 127.0.0.1, export: /srv                         | site.not-of-machine [127.0.0.1]
            name: nfs01, address: 10.1.0.50, export: /srv, links: [10.2.0.1]      | site.unknown-key [links, site.nfs, name, ssh, address, export]
            name: nfs01, address: 10.1.0.50, export: /srv, ssh: {sudo: maybe}     | site.boolean [maybe, site.nfs.ssh.sudo]
            name: nfs01, address: 10.1.0.50, export: /srv, ssh: {key: []}         | site.length [0, site.nfs.ssh.key, 1, 16]
            name: pve-b, address: 10.1.0.50, export: /srv                         | site.nfs.node-name [pve-b, 5]
            name: nfs01, address: 10.1.0.13, export: /srv                         | site.nfs.node-address [10.1.0.13, 8]
            """)
    void whatIsWrongIsToldWithItsLine(String server, String told) {
        var findings = assertInstanceOf(SiteReading.Wrong.class, read("nfs: {" + server + "}\n")).findings();
        assertEquals(List.of("12 " + told), SiteFileTest.told(findings));
        assertFalse(findings.getFirst().in(Language.INDONESIAN).isBlank());
    }

    @Test
    void itMayBeTheGatewayButNoNodesLink() {
        site(SERVER.replace("10.1.0.50", "10.1.0.1") + "}\n");
        var linked = SiteFileTest.GOOD.replaceAll("(10\\.1\\.0\\.1([123]))", "$1\n    links: [10.7.0.$2]");
        var findings = assertInstanceOf(SiteReading.Wrong.class,
                SiteFile.parse("site.yaml", linked + SERVER.replace("10.1.0.50", "10.7.0.2") + "}\n")).findings();
        assertEquals(List.of("15 site.nfs.node-address [10.7.0.2, 8]"), SiteFileTest.told(findings));
    }
}

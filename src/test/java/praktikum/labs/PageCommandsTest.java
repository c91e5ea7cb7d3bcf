package praktikum.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.course.Action;
import praktikum.course.PageValues;
import praktikum.course.read.Courses;

/** Commands of the pages that rewrite files, run by a real bash on files as installers and students leave them. */
class PageCommandsTest {

    private static final String FRESH = """
            auto lo
            iface lo inet loopback

            iface eno1 inet manual

            auto eno2
            iface eno2 inet static
            \taddress 10.66.1.11/24

            auto vmbr0
            iface vmbr0 inet %s
            \tbridge-ports %s
            \tbridge-stp off
            \tbridge-fd 0


            source /etc/network/interfaces.d/*
            """;

    @TempDir
    Path root;

    @Test
    void theBridgeBecomesStaticAndKeepsItsPortAndTheSecondCard() throws Exception {
        var file = write("network/interfaces", FRESH.formatted("dhcp", "eno1"));
        run("network", "bridge-static", "192.0.2.11", "24", "192.0.2.1");
        var text = Files.readString(file);
        assertTrue(text.contains("iface vmbr0 inet static\n\taddress 192.0.2.11/24\n\tgateway 192.0.2.1\n\tbridge-ports eno1\n"), text);
        assertTrue(text.contains("auto eno2\niface eno2 inet static\n\taddress 10.66.1.11/24\n"), text);
        assertTrue(text.contains("iface eno1 inet manual\n"), text);
        assertTrue(text.contains("source /etc/network/interfaces.d/*\n"), text);
        assertFalse(text.contains("dhcp"), text);
        assertEquals(FRESH.formatted("dhcp", "eno1"), Files.readString(root.resolve("network/interfaces.orig")));
        run("network", "bridge-static", "192.0.2.11", "24", "192.0.2.1");
        assertEquals(text.replaceAll("\n+", "\n"), Files.readString(file).replaceAll("\n+", "\n"));
        assertEquals(FRESH.formatted("dhcp", "eno1"), Files.readString(root.resolve("network/interfaces.orig")));
    }

    @Test
    void anAddressThatSitsOnTheCardMovesToTheBridge() throws Exception {
        var file = write("network/interfaces", "auto lo\niface lo inet loopback\n\nauto enp1s0\niface enp1s0 inet static\n"
                + "        address 192.0.2.11/24\n        gateway 192.0.2.1\n");
        run("network", "bridge-static", "192.0.2.11", "24", "192.0.2.1");
        var text = Files.readString(file);
        assertTrue(text.contains("iface enp1s0 inet manual\n"), text);
        assertTrue(text.contains("\tbridge-ports enp1s0\n"), text);
        assertEquals(text.indexOf("address 192.0.2.11"), text.lastIndexOf("address 192.0.2.11"), text);
    }

    @Test
    void anAddressOfTheSixthVersionGetsItsOwnFamily() throws Exception {
        var file = write("network/interfaces", FRESH.formatted("manual", "eno1"));
        run("network", "bridge-static", "2001:db8::11", "64", "2001:db8::1");
        assertTrue(Files.readString(file).contains("iface vmbr0 inet6 static\n\taddress 2001:db8::11/64\n\tgateway 2001:db8::1\n"));
    }

    @Test
    void oneGatewayIsLeft() throws Exception {
        var file = write("network/interfaces", FRESH.formatted("static\n\taddress 192.0.2.11/24\n\tgateway 192.0.2.254", "eno1")
                .replace("10.66.1.11/24\n", "10.66.1.11/24\n\tgateway 10.66.1.1\n"));
        run("network", "gateway", "192.0.2.11", "24", "192.0.2.1");
        var text = Files.readString(file);
        assertEquals(1, text.lines().filter(line -> line.strip().startsWith("gateway ")).count(), text);
        assertTrue(text.contains("iface vmbr0 inet static\n\tgateway 192.0.2.1\n\taddress 192.0.2.11/24\n"), text);
    }

    @Test
    void aBridgeWithoutPortGetsTheFirstCardAndOtherBridgesStay() throws Exception {
        var other = "\nauto vmbr1\niface vmbr1 inet manual\n\tbridge-ports none\n";
        var file = write("network/interfaces", FRESH.formatted("static", "none") + other);
        run("network", "bridge-port", "192.0.2.11", "24", "192.0.2.1");
        assertEquals(FRESH.formatted("static", "eno1") + other, Files.readString(file));
    }

    @Test
    void theEnterpriseRepositoryIsOffAndTheOtherOnInBothForms() throws Exception {
        var sources = "Types: deb\nURIs: https://enterprise.proxmox.com/debian/%s\nSuites: trixie\nComponents: %s\n";
        var pve = write("apt/sources.list.d/pve-enterprise.sources", sources.formatted("pve", "pve-enterprise"));
        var ceph = write("apt/sources.list.d/ceph.sources", sources.formatted("ceph-squid", "enterprise"));
        var debian = write("apt/sources.list.d/debian.sources",
                "Types: deb\nURIs: http://deb.debian.org/debian\nSuites: trixie\nComponents: main\n");
        for (var twice = 0; twice < 2; twice++) {
            run("updates", "repositories", "pve-manager/9.1.1/2a5fa54a8503f96d (running kernel: 6.17.2-1-pve)");
            assertEquals(sources.formatted("pve", "pve-enterprise").replace("URIs", "Enabled: no\nURIs"), Files.readString(pve));
            assertEquals(sources.formatted("ceph-squid", "enterprise").replace("URIs", "Enabled: no\nURIs"), Files.readString(ceph));
            assertFalse(Files.readString(debian).contains("Enabled"));
            assertTrue(Files.readString(root.resolve("apt/sources.list.d/proxmox.sources")).contains("Components: pve-no-subscription\n"));
        }
    }

    @Test
    void theEnterpriseListOfReleaseEightIsCommentedOut() throws Exception {
        var list =
                write("apt/sources.list.d/pve-enterprise.list", "deb https://enterprise.proxmox.com/debian/pve bookworm pve-enterprise\n");
        for (var twice = 0; twice < 2; twice++) {
            run("updates", "repositories", "pve-manager/8.4.21/2606ac85 (running kernel: 6.8.12-9-pve)");
            assertEquals("# deb https://enterprise.proxmox.com/debian/pve bookworm pve-enterprise\n", Files.readString(list));
            assertTrue(Files.readString(root.resolve("apt/sources.list.d/pve-no-subscription.list")).startsWith("deb http"));
            assertFalse(Files.exists(root.resolve("apt/sources.list.d/proxmox.sources")));
        }
    }

    private Path write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void run(String step, String unless, String address, String prefix, String gateway) throws Exception {
        run(step, unless, new PageValues(Map.of("network.bridge", "vmbr0", "network.prefix", prefix, "network.gateway", gateway,
                "node.address", address)), "");
    }

    private void run(String step, String unless, String pveversion) throws Exception {
        run(step, unless, PageValues.none(), pveversion);
    }

    private void run(String step, String unless, PageValues values, String pveversion) throws Exception {
        var stubs = "ifreload() { :; }; ip() { :; }; pveversion() { echo '" + pveversion + "'; }\n";
        var script = values.show(action(step, unless).script()).replaceAll("cd /etc\\b", "cd " + root);
        var bash = new ProcessBuilder("bash", "-c", stubs + script).redirectErrorStream(true).start();
        var said = new String(bash.getInputStream().readAllBytes());
        assertEquals("exit 0: ", "exit " + bash.waitFor() + ": " + said);
    }

    private static Action action(String step, String unless) {
        return Courses.bundled().course().orElseThrow().lab("01-nodes").orElseThrow().step(step).orElseThrow().actions().stream()
                .filter(action -> action.unless().filter(check -> check.check().equals(unless)).isPresent()).findFirst().orElseThrow();
    }
}

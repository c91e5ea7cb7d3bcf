package praktikum.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.net.Addresses;
import praktikum.site.PlannedGuest;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.site.draft.PlanQuestion;
import praktikum.site.draft.SiteDraft;
import praktikum.site.plan.GuestKind;
import praktikum.text.Language;

/** Containers and virtual machines of the plan in {@code site.yaml}. */
class GuestPlanTest {

    private static final String SITE = """
            version: 1
            nodes:
              - {name: n1, address: 192.0.2.11}
              - {name: n2, address: 192.0.2.12}
            nfs: {name: nas, address: 192.0.2.50, export: /srv}
            plan:
              cluster: kelas-a
              network: {prefix: 24, gateway: 192.0.2.1, dns: 9.9.9.9, domain: lab.example}
            """;
    private static final String GUESTS = """
              guests:
                - {name: Web, kind: container, id: 210, address: 10.9.0.7, prefix: 16, gateway: 10.9.0.1, bridge: vmbr1, tag: 9, node: n2}
                - {name: db, kind: vm, id: 110, address: 192.0.2.77, storage: local-lvm, image: 'http://192.0.2.9/a.img', cores: 2}
            """;

    private static Site site(String text) {
        return assertInstanceOf(SiteReading.Ready.class, SiteFile.parse("site.yaml", text), text).site();
    }

    @Test
    void whereNothingIsSaidThereIsOneOfEach() {
        var site = site(SITE);
        assertEquals(List.of("CONTAINER 200 debian-ct n1 Optional[nfs] 192.0.2.200/24", "VM 100 debian-vm n1 Optional[nfs] 192.0.2.100/24"),
                site.guests().stream().map(GuestPlanTest::told).toList());
        assertTrue(SiteFile.write(site, Language.ENGLISH).lines().noneMatch(line -> line.contains("guests")));
        assertEquals(List.of(), site(SITE + "  guests: []\n").guests());
    }

    @Test
    void aDraftSaysThemSoThatPeopleLookAtTheAddresses() {
        var draft = SiteDraft.empty().withNode("n1", "192.0.2.11").with(PlanQuestion.CLUSTER, "c").with(PlanQuestion.PREFIX, "24")
                .with(PlanQuestion.GATEWAY, "192.0.2.1").with(PlanQuestion.DNS, "192.0.2.1").with(PlanQuestion.DOMAIN, "lab");
        var site = assertInstanceOf(SiteReading.Ready.class, draft.site()).site();
        var text = SiteFile.write(site, Language.ENGLISH);
        assertTrue(text.contains("  guests:\n    - {name: debian-ct, kind: container, id: 200, address: 192.0.2.200}\n"
                + "    - {name: debian-vm, kind: vm, id: 100, address: 192.0.2.100}\n"), text);
        assertEquals(site, site.sayingGuests());
    }

    private static String told(PlannedGuest guest) {
        return guest.kind() + " " + guest.id() + " " + guest.name() + " " + guest.node() + " " + guest.storage() + " "
                + guest.network().cidr();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.200, 24, 192.0.2.1, 192.0.2.254 192.0.2.100", "192.0.2.11, 28, 192.0.2.1, 192.0.2.14 192.0.2.13",
        "10.1.7.3, 16, 10.1.0.1, 10.1.7.200 10.1.7.100", "192.0.2.2, 30, 192.0.2.1, ''",
        "2001:db8::11, 64, 2001:db8::1, 2001:db8::200 2001:db8::100"})
    void usualAddressesAreBesideTheFirstNode(String node, int prefix, String gateway, String addresses) {
        var site = site("version: 1\nnodes: [{name: n1, address: '" + node + "'}]\nplan: {cluster: c, network: {prefix: " + prefix
                + ", gateway: '" + gateway + "', dns: '" + gateway + "', domain: lab.example}}\n");
        assertEquals(addresses, String.join(" ", site.guests().stream().map(guest -> Addresses.text(guest.address())).toList()));
        assertEquals(addresses, SiteValues.of(site).get("guests.addresses"));
        site.guests(GuestKind.VM).forEach(vm -> assertEquals(Optional.of("local-lvm"), vm.storage()));
    }

    @Test
    void whatIsSaidGoesBeforeWhatFollows() {
        var site = site(SITE + GUESTS);
        assertEquals(List.of("CONTAINER 210 Web n2 Optional[nfs] 10.9.0.7/16", "VM 110 db n1 Optional[local-lvm] 192.0.2.77/24"),
                site.guests().stream().map(GuestPlanTest::told).toList());
        assertEquals(site.plan(), site(SiteFile.write(site, Language.ENGLISH)).plan());
    }

    @Test
    void actionsGetTheValuesOfTheirGuest() {
        var site = site(SITE + GUESTS);
        var container = SiteValues.of(site, site.guests().getFirst());
        assertEquals("name=eth0,bridge=vmbr1,tag=9,ip=10.9.0.7/16,gw=10.9.0.1", container.get("container.net0"));
        assertEquals("9.9.9.9 512 debian-13-standard nfs", String.join(" ", container.get("container.dns"), container.get("container.swap"),
                container.get("container.template"), container.get("container.templates")));
        var vm = SiteValues.of(site, site.guests().getLast());
        assertEquals("virtio,bridge=vmbr0 ip=192.0.2.77/24,gw=192.0.2.1 raw a.img", String.join(" ", vm.get("vm.net0"),
                vm.get("vm.ipconfig0"), vm.get("vm.format"), vm.get("vm.file")));
        vm.keySet().forEach(name -> assertTrue(SiteValues.knows(name), name));
        container.keySet().forEach(name -> assertTrue(SiteValues.knows(name), name));
    }

    @Test
    void sixthVersionAddressesAreWrittenAsProxmoxReadsThem() {
        var site = site("""
                version: 1
                nodes: [{name: n1, address: '2001:db8::11'}]
                plan:
                  cluster: c
                  network: {prefix: 64, gateway: '2001:db8::1', dns: '2001:db8::1', domain: lab.example}
                """);
        assertEquals("ip6=2001:db8::100/64,gw6=2001:db8::1", SiteValues.of(site).get("vm1.ipconfig0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{name: a b, kind: vm, id: 100, address: 192.0.2.77} | a host name",
        "{name: a, kind: vm, id: 99, address: 192.0.2.77} | from 100 to", "{name: a, kind: kvm, id: 100, address: 192.0.2.77} | vm",
        "{name: a, kind: vm, id: 100} | address",
        "{name: a, kind: vm, id: 100, address: 192.0.3.77} | network of its gateway, 192.0.2.1/24",
        "{name: a, kind: vm, id: 100, address: 192.0.2.12} | line 4", "{name: a, kind: vm, id: 100, address: 192.0.2.50} | line 5",
        "{name: a, kind: vm, id: 100, address: 192.0.2.255} | 192.0.2.255",
        "{name: N1, kind: vm, id: 100, address: 192.0.2.77} | taken on line 3",
        "{name: nas, kind: vm, id: 100, address: 192.0.2.77} | taken on line 5",
        "{name: a, kind: vm, id: 100, address: 192.0.2.77, swap: 512} | has no \"swap\"",
        "{name: a, kind: container, id: 100, address: 192.0.2.77, image: 'https://a.b/c.img'} | has no \"image\"",
        "{name: a, kind: vm, id: 100, address: 192.0.2.77, storage: nsf} | allowed: nfs",
        "{name: a, kind: vm, id: 100, address: 192.0.2.77, storage: local} | does not take \"images\"",
        "{name: a, kind: vm, id: 100, address: 192.0.2.77, node: n3} | allowed: n1, n2",
        "{name: a, kind: vm, id: 100, address: 192.0.2.77, image: 'https://a.b/c.img;x'} | ends in .qcow2",
        "{name: a, kind: container, id: 100, address: 192.0.2.77, template: debian} | debian-13-standard",
        "{name: a, kind: container, id: 100, address: 192.0.2.77, memory: 8} | of MiB",
        "{name: a, kind: vm, id: 100, address: 192.0.2.77, tag: 4095} | VLAN"})
    void whatIsWrongIsToldWithItsLine(String guest, String says) {
        var text = SITE + "  guests:\n    - " + guest + "\n";
        var problems = assertInstanceOf(SiteReading.Wrong.class, SiteFile.parse("site.yaml", text), text).findings();
        assertEquals(1, problems.size(), problems.toString());
        var told = problems.getFirst().in(Language.ENGLISH);
        assertTrue(told.contains(says) && told.contains(":10"), told);
    }

    @Test
    void aNumberIsGivenOnce() {
        var text = SITE + GUESTS.replace("id: 110", "id: 210");
        var problems = assertInstanceOf(SiteReading.Wrong.class, SiteFile.parse("site.yaml", text)).findings();
        assertEquals("site.yaml:11: found the id 210, which is that of the guest on line 10: give one of them another",
                problems.getFirst().in(Language.ENGLISH));
    }
}

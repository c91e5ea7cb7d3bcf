package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Printed;
import praktikum.fact.storage.ExportClient.Coverage;
import praktikum.fact.storage.ExportClient.Kind;
import praktikum.net.Addresses;

class ExportsTest {

    private static Exports exports(String text) {
        return known(Exports.read(Printed.of(text)));
    }

    private static List<String> clients(Exports exports, String path) {
        return exports.of(path).stream().map(export -> export.client().text()).toList();
    }

    /** Appendix A of the first report, both screens of nano: two servers with two subnets, one of them without no_root_squash. */
    @Test
    void theReportsOwnFilesContradictEachOther() {
        Exports one = exports("""
                # /etc/exports: the access control list for filesystems which may be exported
                #           to NFS clients. See exports(5).
                #
                # Example for NFSv2 and NFSv3:
                # /srv/homes      hostname1(rw,sync,no_subtree_check) hostname2(ro,sync,no_subtree_check)
                #
                # Example for NFSv4:
                # /srv/nfs4        gss/krb5i(rw,sync,fsid=0,crossmnt,no_subtree_check)
                # /srv/nfs4/homes  gss/krb5i(rw,sync,no_subtree_check)
                #
                /srv/nfs/proxmox  192.168.1.0/24(rw,sync,no_subtree_check,no_root_squash)
                """);
        Exports other = exports("/srv/nfs4/backups 192.168.137.0/24(rw,sync,no_subtree_check)\n[]\n");
        Export proxmox = one.of("/srv/nfs/proxmox").getFirst();
        assertTrue(proxmox.options().writable() && proxmox.options().sync());
        assertFalse(proxmox.options().rootSquash() || proxmox.options().subtreeCheck());
        var node = Addresses.parse("192.168.137.10").orElseThrow();
        assertEquals(Coverage.NO, proxmox.client().covers(node, List.of()), "the planned node is outside the exported subnet");
        assertEquals(Coverage.YES, other.of("/srv/nfs4/backups").getFirst().client().covers(node, List.of()));
        assertTrue(other.of("/srv/nfs4/backups").getFirst().options().rootSquash());
        assertEquals(List.of(), other.of("/srv/nfs/proxmox"));
    }

    @Test
    void quotesOctalsContinuedLinesCommentsAndDefaults() {
        Exports all = exports("""
                "/srv/my data" pve1(rw) \\
                    pve2(rw,async)   # both nodes
                /srv/other\\040one/ -ro,anonuid=1000 *.lab.example @lab(rw,insecure) -rw,crossmnt fd00::/64()
                /srv/last *(rw,fsid=root,sec=krb5:sys,rw,sec=sys,ro,no_root_squash)""");
        assertEquals(List.of("pve1", "pve2"), clients(all, "/srv/my data"));
        assertFalse(all.of("/srv/my data").getLast().options().sync());
        List<Export> other = all.of("/srv/other one");
        assertEquals(List.of(Kind.WILDCARD, Kind.NETGROUP, Kind.SUBNET), other.stream().map(export -> export.client().kind()).toList());
        assertEquals(List.of(false, true, true), other.stream().map(export -> export.options().writable()).toList());
        assertEquals(List.of(1000L, 1000L, 1000L), other.stream().map(export -> export.options().anonymousUser()).toList());
        assertFalse(other.get(1).options().secure());
        assertEquals(Set.of("crossmnt"), other.get(2).options().others());
        ExportOptions last = all.of("/srv/last").getFirst().options();
        assertEquals(List.of("krb5", "sys"), last.security());
        assertEquals(Optional.of("0"), last.fsid());
        assertFalse(last.writable() || last.rootSquash(), "what stands behind sec=sys counts for it");
        assertEquals(List.of(), all.faults());
    }

    /** Whoever writes it into the file again has what runs now. */
    @ParameterizedTest
    @ValueSource(strings = {"pve1(rw)", "10.0.0.0/24(rw,async,subtree_check,no_root_squash)", "*(ro,all_squash,anonuid=0,anongid=100)",
            "<world>(rw)", "fd00::/64(rw,insecure,crossmnt,no_wdelay,mountpoint=/srv)", "*.lab(rw,fsid=root,sec=krb5p)"})
    void whatIsWrittenMeansWhatWasRead(String client) {
        var export = exports("/srv/nfs " + client).of("/srv/nfs").getFirst();
        assertTrue(exports("/srv/nfs " + export.written()).of("/srv/nfs").getFirst().means(export), export.written());
    }

    @ParameterizedTest
    @CsvSource({"*,true", "0.0.0.0/0,true", "::/0,true", "0.0.0.0/0.0.0.0,true", "*.*,true", "0.0.0.0/1,false", "*.lab.example,false",
            "10.0.0.0/8,false", "2001:db8::/32,false"})
    void theWholeWorldHasManyNames(String client, boolean world) {
        assertEquals(world, ExportClient.of(client).everybody());
    }

    @ParameterizedTest
    @CsvSource({"192.168.137.*,true", "192.168.*,true", "192.168.137.1[0-2],true", "2001:db8:*,true", "*.lab.example,false",
            "10.lab.*,false", "192.168.137.0/24,false", "n1*,false", "192.168.137.1,false"})
    void patternsAreForNamesAlone(String client, boolean ofAddresses) {
        assertEquals(ofAddresses, ExportClient.of(client).patternOfAddresses());
    }

    @ParameterizedTest
    @CsvSource({"no_root_squash,false", "root_squash,true", "'',true", "all_squash,true", "'all_squash,anonuid=0,anongid=0',false",
            "'no_root_squash,all_squash',true", "'root_squash,anonuid=1000',false", "'root_squash,anonuid=65534',true"})
    void rootIsNobodyWhereNothingElseIsSaid(String options, boolean nobody) {
        assertEquals(nobody, exports("/srv/nfs pve1(rw" + (options.isEmpty() ? "" : "," + options) + ")").exports().getFirst().options()
                .rootIsNobody());
    }

    @Test
    void whatIsNoClientIsNotApplied() {
        var applied = exports("/srv/nfs 10.0.0.0/33(rw) pve1(rw)\n").applied();
        assertEquals(List.of("pve1"), applied.of("/srv/nfs").stream().map(export -> export.client().text()).toList());
    }

    @Test
    void aBlankBeforeTheOptionsGivesThemToEveryone() {
        Exports all = exports("/srv/nfs 192.168.137.0/24 (rw,no_root_squash)\n/srv/none\n/srv/tail pve1(rw) -rw\n");
        Export subnet = all.of("/srv/nfs").getFirst();
        Export world = all.of("/srv/nfs").getLast();
        assertFalse(subnet.options().writable() || subnet.forNobodyNamed());
        assertTrue(subnet.options().rootSquash());
        assertTrue(world.forNobodyNamed() && world.options().writable());
        assertEquals(Kind.EVERYONE, world.client().kind());
        assertEquals(List.of(""), clients(all, "/srv/none"));
        assertEquals(List.of("pve1", ""), clients(all, "/srv/tail"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"/a pve1(rw,no_subtree_chek);1;unknown option", "/a pve1(rw;1;bad option list",
            "/a pve1(rw)x;1;bad",
            "/a pve1(rw,,sync);1;unknown option", "/ok *(ro)|/a pve1(anonuid=x);2;no number", "/a pve1(sec=sis);1;unknown security flavor",
            "/ok *(ro)|/a \"pve1;2;syntax error", "/a -rv pve1;1;unknown option"})
    void nothingIsReadBehindAFault(String text, int line, String why) {
        Exports all = exports(text.replace('|', '\n') + "x".repeat(text.contains("\"") ? 600 : 0) + "\n/behind *(rw)\n");
        assertEquals(1, all.faults().size());
        assertEquals(line, all.faults().getFirst().line());
        assertTrue(all.faults().getFirst().why().startsWith(why), all.faults().toString());
        assertEquals(List.of(), all.of("/behind"));
        assertEquals(line - 1, all.exports().size());
    }

    @Test
    void allFilesAreReadAndTheFirstOfTwoCounts() {
        Printed printed = Printed.of(1, """
                ==> /etc/exports <==
                /a 10.0.0.1(rw,oops)
                /never *(rw)

                ==> /etc/exports.d/one.exports <==
                /b 10.0.0.0/24(rw)
                /b 10.0.0.0/24(ro)
                """, "tail: cannot open '/etc/exports.d/two.exports' for reading: No such file or directory\n");
        Exports all = known(Exports.read(printed));
        assertEquals(List.of("/b"), all.exports().stream().map(Export::path).toList());
        assertTrue(all.exports().getFirst().options().writable());
        assertEquals("/etc/exports", all.faults().getFirst().file());
        assertEquals("/a 10.0.0.1(rw,oops)", all.faults().getFirst().text());
        String cannot = "tail: cannot open '/etc/exports' for reading: ";
        assertEquals(List.of(), known(Exports.read(failed(1, cannot + "No such file or directory\n"))).exports());
        strange(Exports.read(failed(1, cannot + "Permission denied\n")));
    }

    @ParameterizedTest
    @CsvSource({"192.168.137.10,ADDRESS,YES", "192.168.137.11,ADDRESS,NO", "192.168.137.0/24,SUBNET,YES", "192.168.137.200/24,SUBNET,YES",
            "192.168.0.0/255.255.0.0,SUBNET,YES", "192.0.0.10/255.0.0.255,SUBNET,YES", "192.168.1.0/24,SUBNET,NO", "fd00::/64,SUBNET,NO",
            "0.0.0.0/0,SUBNET,YES", "192.168.300.0/24,INVALID,NO", "192.168.137.0/33,INVALID,NO", "*,EVERYONE,YES", "<world>,EVERYONE,YES",
            "*.lab.example,WILDCARD,YES", "PVE?.*.Example,WILDCARD,YES", "pve[0-9].lab.example,WILDCARD,YES", "*.other,WILDCARD,NO",
            "pve[^1]*,WILDCARD,NO", "192.168.137.*,WILDCARD,NO", "pve1,NAME,YES", "PVE1.lab.example,NAME,YES", "pve1.lab,NAME,NO",
            "pve2,NAME,NO", "@lab,NETGROUP,UNKNOWN", "gss/krb5,KERBEROS,UNKNOWN"})
    void aClientIsToldByItsKind(String text, Kind kind, Coverage covered) {
        ExportClient client = ExportClient.of(text);
        assertEquals(kind, client.kind());
        assertEquals(covered, client.covers(Addresses.parse("192.168.137.10").orElseThrow(), List.of("pve1.lab.example")));
    }

    @Test
    void withoutNamesANameIsUnknown() {
        var address = Addresses.parse("192.168.137.10").orElseThrow();
        assertEquals(Coverage.UNKNOWN, ExportClient.of("pve1").covers(address, List.of()));
        assertEquals(Coverage.UNKNOWN, ExportClient.of("*.lab.example").covers(address, List.of()));
        assertEquals(Optional.of(8), ExportClient.of("192.168.137.0/24").freeBits());
        assertEquals(Optional.empty(), ExportClient.of("*").freeBits());
    }
}

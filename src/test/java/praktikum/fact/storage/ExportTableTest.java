package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Printed;
import praktikum.fact.storage.ExportClient.Coverage;
import praktikum.net.Addresses;

class ExportTableTest {

    private static final String CONFIGURED = "/srv/nfs/proxmox 192.168.137.0/255.255.255.0(no_root_squash,rw,no_subtree_check,sync)\n";
    private static final String ETAB = "/srv/nfs/proxmox\t192.168.137.0/24(rw,sync,wdelay,hide,nocrossmnt,secure,no_root_squash,"
            + "no_all_squash,no_subtree_check,secure_locks,acl,no_pnfs,anonuid=65534,anongid=65534,sec=sys,rw,secure,no_root_squash,"
            + "no_all_squash)\n";
    private static final String OPTIONS =
            "192.168.137.0/24(sync,wdelay,hide,no_subtree_check,sec=sys,rw,secure,no_root_squash,no_all_squash)\n";

    private static Exports configured(String text) {
        return known(Exports.read(Printed.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/nfs/proxmox\n\t\t", "/srv/nfs/proxmox  ", "/srv/nfs/proxmox "})
    void whatExportfsPrintsIsWhatTheFileSays(String path) {
        ExportTable running = known(ExportTable.readExportfs(Printed.of(path + OPTIONS)));
        assertEquals(known(ExportTable.read(Printed.of(ETAB))).exports(), running.exports());
        assertEquals(List.of(), configured(CONFIGURED).notIn(running));
        assertEquals(List.of(), running.notIn(configured(CONFIGURED)));
    }

    @ParameterizedTest
    @CsvSource({"no_root_squash,root_squash", "rw,ro", "255.255.255.0,255.255.0.0", "proxmox ,proxmox2 ", "sync,async",
            "no_subtree_check,subtree_check", "sync,'sync,anonuid=1000'", "sync,'sync,crossmnt'", "sync,'sync,sec=krb5p'"})
    void whatWasChangedAndNotExportedAgainIsFound(String word, String other) {
        ExportTable running = known(ExportTable.read(Printed.of(ETAB)));
        Exports edited = configured(CONFIGURED.replace(word, other));
        assertEquals(edited.exports(), edited.notIn(running));
        assertEquals(running.exports(), running.notIn(edited));
    }

    @Test
    void aNameIsWrittenDownInFullAndTheWorldAsAStar() {
        ExportTable running = known(ExportTable.readExportfs(Printed.of("""
                /srv/a        \tpve1.lab.example(sync,wdelay,hide,no_subtree_check,sec=sys,rw,secure,root_squash,no_all_squash)
                /srv/my\\040b  *(sync,wdelay,hide,sec=sys,ro,secure,root_squash,no_all_squash)
                /srv/my c     \t<world>(sync,wdelay,hide,no_subtree_check,sec=sys,rw,secure,root_squash,no_all_squash)
                """)));
        Exports configured = configured("/srv/a pve1(rw)\n\"/srv/my b\" (subtree_check)\n\"/srv/my c\" *(rw)\n");
        assertEquals(List.of(), configured.notIn(running));
        assertEquals(List.of(), running.notIn(configured));
    }

    /** Outputs of the real programs, see the README beside them. */
    @Test
    void realNfsUtilsMadeTheSameOfAFileFullOfOddities() throws IOException {
        Exports configured = configured(real("tail"));
        ExportTable etab = known(ExportTable.read(Printed.of(real("etab"))));
        assertEquals(21, etab.exports().size());
        assertEquals(List.of(), configured.notIn(etab));
        assertEquals(List.of(), etab.notIn(configured));
        for (String file : List.of("exportfs-v", "exportfs-s")) {
            ExportTable printed = known(ExportTable.readExportfs(Printed.of(real(file))));
            assertEquals(21, printed.exports().size());
            // Where nfsd does not run, as here, they do not tell that an export is insecure.
            assertEquals(List.of("@lab"), configured.notIn(printed).stream().map(export -> export.client().text()).toList(), file);
            assertEquals(List.of("@lab"), printed.notIn(configured).stream().map(export -> export.client().text()).toList(), file);
        }
        assertEquals(List.of("/etc/exports:14 unknown option"),
                configured.faults().stream().map(fault -> fault.file() + ":" + fault.line() + " " + fault.why()).toList());
        assertEquals(List.of("192.168.300.0/24", "10.0.0.0/33"), configured.exports().stream().map(Export::client)
                .filter(client -> client.kind() == ExportClient.Kind.INVALID).map(ExportClient::text).toList());
    }

    private static String real(String file) throws IOException {
        try (InputStream in = ExportTableTest.class.getResourceAsStream("/praktikum/fact/storage/nfs-utils/" + file + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anAddressMayBeWrittenDownAsAName() {
        ExportTable running = known(ExportTable.read(Printed.of("/s\tpve1.lab(rw)\n/s\tpve2.lab(rw)\n/t\tpve3.lab(rw)\n")));
        Exports configured = configured("/s pve1(rw) 10.0.0.2(rw)\n/t 10.0.0.3(ro)\n");
        assertEquals(List.of("10.0.0.3"), configured.notIn(running).stream().map(export -> export.client().text()).toList());
        assertEquals(List.of("pve3.lab"), running.notIn(configured).stream().map(export -> export.client().text()).toList());
    }

    @Test
    void aMachineGetsTheOptionsOfTheMostExactClient() {
        ExportTable table = known(ExportTable.read(Printed.of("/s\t*(ro)\n/s\t@lab(rw)\n/s\t10.0.0.0/8(rw,no_root_squash)\n"
                + "/s\t10.0.0.1(rw)\n/g\t@lab(rw)\n")));
        var one = Addresses.parse("10.0.0.1").orElseThrow();
        assertEquals(Optional.of("10.0.0.1"), table.applying("/s/", one, List.of()).map(export -> export.client().text()));
        assertEquals(Optional.of("10.0.0.0/8"), table.applying("/s", Addresses.parse("10.0.0.2").orElseThrow(), List.of())
                .map(export -> export.client().text()));
        assertEquals(List.of(Coverage.YES, Coverage.UNKNOWN, Coverage.NO), List.of(table.covers("/s", one, List.of()),
                table.covers("/g", one, List.of()), table.covers("/x", one, List.of())));
        assertEquals(Optional.empty(), table.applying("/g", one, List.of()));
    }

    @Test
    void noTableIsNothingExportedAndAStrangeOneIsStrange() {
        assertEquals(List.of(), known(ExportTable.read(failed(1, "cat: /var/lib/nfs/etab: No such file or directory\n"))).exports());
        assertEquals(List.of(), known(ExportTable.read(Printed.of(""))).exports());
        assertEquals(List.of(), known(ExportTable.readExportfs(Printed.of(""))).exports());
        strange(ExportTable.read(Printed.of(ETAB.replace("wdelay", "wdilay"))));
        strange(ExportTable.readExportfs(Printed.of("/srv/nfs\n" + OPTIONS)));
        strange(ExportTable.readExportfs(Printed.of("exportfs: could not open /var/lib/nfs/.etab.lock\n")));
    }

    @Test
    void whatAServerShowsToWhoeverAsks() {
        ShownExports shown = known(ShownExports.read(Printed.of("""
                Export list for 192.168.137.50:
                /srv/nfs/proxmox 192.168.137.0/24,pve4
                /srv/my data     (everyone)
                /srv/pub         *
                """)));
        assertEquals(List.of("/srv/nfs/proxmox", "/srv/my data", "/srv/pub"),
                shown.exports().stream().map(ShownExports.Shown::path).toList());
        assertEquals(List.of(ExportClient.of("192.168.137.0/24"), ExportClient.of("pve4")), shown.exports().getFirst().clients());
        assertTrue(shown.exports().get(1).clients().getFirst().means(shown.exports().get(2).clients().getFirst()));
        assertEquals(List.of(), known(ShownExports.read(Printed.of(""))).exports());
        strange(ShownExports.read(Printed.of("Usage: showmount\n")));
        strange(ShownExports.read(failed(1, "showmount: something else\n")));
    }

    @ParameterizedTest
    @CsvSource({"1,clnt_create: RPC: Program not registered,NO_MOUNTD", "1,clnt_create: RPC: Port mapper failure - Timed out,NO_ANSWER",
            "1,clnt_create: RPC: Unable to receive,NO_ANSWER", "1,clnt_create: RPC: Unknown host,UNKNOWN_HOST", "124,'',NO_ANSWER",
            "137,'',NO_ANSWER"})
    void aServerMayNotAnswer(int exit, String err, ShownExports.Outcome outcome) {
        assertEquals(new ShownExports(outcome, List.of()), known(ShownExports.read(failed(exit, err + "\n"))));
    }
}

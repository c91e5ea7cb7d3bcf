package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.network.ResolvedName;
import praktikum.fact.node.ChronyTracking;
import praktikum.fact.node.ClockReading;
import praktikum.fact.node.CpuVirtualisation;
import praktikum.fact.node.HostName;
import praktikum.fact.node.KernelModules;
import praktikum.fact.node.TimeStatus;
import praktikum.fact.node.VirtualisationKind;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.system.FileText;
import praktikum.net.Addresses;

class HostFactsTest {

    @Test
    void aHostTellsItsName() {
        assertEquals("blckpink01", known(HostName.read(Printed.of("blckpink01\n"))).name());
        assertEquals("blckpink01", known(HostName.read(Printed.of("blckpink01.example.lan\n"))).shortName());
        for (String strange : List.of("", "\n", "a b\n", "one\ntwo\n", "\u001b[31mpve1\n", "-pve\n", "x".repeat(65))) {
            strange(HostName.read(Printed.of(strange)));
        }
        strange(HostName.read(failed(127, "bash: line 1: hostname: command not found\n")));
    }

    @Test
    void aDirectoryIsListed() {
        DirectoryListing nodes = known(DirectoryListing.read(Printed.of("blckpink01\nblckpink02\n")));
        assertTrue(nodes.present() && nodes.has("blckpink02"));
        assertFalse(nodes.has("blckpink0"));
        assertEquals(new DirectoryListing(true, Set.of()), known(DirectoryListing.read(Printed.of(""))));
    }

    @Test
    void whatIsNotThereIsAKnownAbsence() {
        DirectoryListing none = new DirectoryListing(false, Set.of());
        assertEquals(none, known(DirectoryListing.read(failed(2, "ls: cannot access '/etc/pve/nodes': No such file or directory\n"))));
        assertEquals(Optional.empty(), known(FileText.read(failed(1, "cat: /etc/pve/x: No such file or directory\n"))).text());
        assertEquals(Optional.of(" text\n"), known(FileText.read(Printed.of(" text\n"))).text());
        strange(DirectoryListing.read(failed(2, "ls: cannot open directory '/etc/pve/priv': Permission denied\n")));
        strange(DirectoryListing.read(failed(2, "ls: tidak dapat mengakses '/x': Tidak ada berkas atau direktori\n")));
        strange(DirectoryListing.read(failed(2, "")));
        strange(FileText.read(Printed.of(1, "half", "cat: b: No such file or directory\n")));
        strange(FileText.read(failed(1, "cat: /etc/pve/.members: Transport endpoint is not connected\n")));
    }

    @Test
    void aNameResolvesToAddresses() {
        String ahosts = """
                192.168.137.10  STREAM blckpink01.example.lan
                192.168.137.10  DGRAM \s
                192.168.137.10  RAW   \s
                fd00::10        STREAM\s
                fd00::10        DGRAM \s
                """;
        assertEquals(List.of(Addresses.parse("192.168.137.10").orElseThrow(), Addresses.parse("fd00:0::10").orElseThrow()),
                known(ResolvedName.read(Printed.of(ahosts))).addresses());
        ResolvedName hosts = known(ResolvedName.read(Printed.of("127.0.1.1       blckpink01.example.lan blckpink01\n")));
        assertTrue(hosts.addresses().getFirst().isLoopbackAddress());
        assertTrue(known(ResolvedName.read(Printed.of("fe80::be24:11ff:fe00:1%vmbr0 STREAM pve1\n"))).addresses().getFirst()
                .isLinkLocalAddress());
    }

    @Test
    void aNameThatDoesNotResolveIsKnown() {
        assertEquals(List.of(), known(ResolvedName.read(failed(2, ""))).addresses());
        strange(ResolvedName.read(Printed.of("")));
        strange(ResolvedName.read(failed(1, "")));
        strange(ResolvedName.read(failed(2, "getent: something else\n")));
        strange(ResolvedName.read(Printed.of("blckpink01 192.168.137.10\n")));
    }

    @Test
    void timeStatusNeedsAClearWord() {
        assertEquals(new TimeStatus(true, Optional.of("Asia/Jakarta")),
                known(TimeStatus.read(Printed.of("Timezone=Asia/Jakarta\nNTPSynchronized=yes\n"))));
        assertEquals(new TimeStatus(false, Optional.empty()), known(TimeStatus.read(Printed.of("NTPSynchronized=no\n"))));
        assertEquals(Optional.of("Etc/GMT+7"), known(TimeStatus.read(Printed.of("""
                Timezone=Etc/GMT+7
                LocalRTC=no
                CanNTP=yes
                NTP=yes
                NTPSynchronized=yes
                TimeUSec=Sun 2025-12-14 17:20:11 WIB
                RTCTimeUSec=Sun 2025-12-14 17:20:11 WIB
                """))).zone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NTPSynchronized=ya\n", "NTPSynchronized=\n", "NTPSynchronized=yes\nNTPSynchronized=no\n", "yes\n",
        "Timezone=Asia/Jakarta\n", "NTPSynchronized=yes\nTimezone=<b>x</b>\n"})
    void unclearTimeStatusIsStrange(String text) {
        strange(TimeStatus.read(Printed.of(text)));
    }

    @Test
    void chronyTellsHowItFollows() {
        String synchronised =
                "C0A88901,192.168.137.1,3,1765707611.123456789,-0.000012345,0.000003,0.000020,-12.345,0.001,0.020,0.001,0.002,64.2,"
                        + "Normal\n";
        assertEquals(new ChronyTracking(true, Optional.of("192.168.137.1"), 3, Duration.ofNanos(-12_345), true, false),
                known(ChronyTracking.read(Printed.of(synchronised))));
        String alone = "00000000,,0,0.000000000,0.000000000,0.0,0.0,-12.3,0.0,0.0,1.0,1.0,0.0,Not synchronised\n";
        assertEquals(new ChronyTracking(true, Optional.empty(), 0, Duration.ZERO, false, false),
                known(ChronyTracking.read(Printed.of(alone))));
        assertFalse(known(ChronyTracking.read(Printed.of(1, "506 Cannot talk to daemon\n", ""))).running());
        // chronyd 4.6.1 with "local stratum 8" and no server.
        String own =
                "7F7F0101,,8,1795374814.235822978,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,0.000000000,0.000000000,0.0,"
                        + "Normal\n";
        assertEquals(new ChronyTracking(true, Optional.empty(), 8, Duration.ZERO, true, true), known(ChronyTracking.read(Printed.of(own))));
        assertEquals(List.of(true, false, false),
                Stream.of(synchronised, alone, own).map(text -> known(ChronyTracking.read(Printed.of(text))).follows()).toList());
        strange(ChronyTracking.read(Printed.of(synchronised.replace("Normal", "Biasa"))));
        strange(ChronyTracking.read(Printed.of(synchronised.replace(",3,", ",three,"))));
        strange(ChronyTracking.read(Printed.of("Reference ID    : C0A88901 (192.168.137.1)\n")));
    }

    @Test
    void aClockIsComparedWithTheMiddleOfTheAsking() {
        Instant asked = Instant.ofEpochSecond(1_765_707_611, 500_000_000);
        ClockReading ahead = known(ClockReading.read(clock("1765707612.250000000\n", asked, Duration.ofMillis(100))));
        assertEquals(Duration.ofMillis(700), ahead.offset());
        assertEquals(Duration.ofMillis(50), ahead.uncertainty());
        ClockReading behind = known(ClockReading.read(clock("1765707611.5\n", asked, Duration.ofMillis(20))));
        assertEquals(Duration.ofMillis(-10), behind.offset());
        assertEquals(Duration.ofMillis(710), ahead.aheadOf(behind));
        assertEquals(Duration.ofMillis(60), ahead.uncertaintyAgainst(behind));
        assertEquals(behind, ahead.orFiner(behind));
        assertEquals(behind, behind.orFiner(ahead));
        for (String strange
                : List.of("1765707612\n", "1765707612.%N\n", "1765707612,25\n", "", "1765707612.1234567890\n", "999999999999.0\n")) {
            strange(ClockReading.read(Printed.of(strange)));
        }
    }

    private static Printed clock(String out, Instant asked, Duration took) {
        return new Printed(0, out, "", false, asked, took);
    }

    @Test
    void theProcessorMayOfferVirtualisation() {
        assertEquals(CpuVirtualisation.VMX, known(CpuVirtualisation.read(Printed.of("vmx\n"))));
        assertEquals(CpuVirtualisation.SVM, known(CpuVirtualisation.read(Printed.of("svm\nsvm\n"))));
        assertEquals(CpuVirtualisation.NONE, known(CpuVirtualisation.read(failed(1, ""))));
        strange(CpuVirtualisation.read(failed(2, "grep: /proc/cpuinfo: No such file or directory\n")));
        strange(CpuVirtualisation.read(Printed.of("vmx\nsvm\n")));
        strange(CpuVirtualisation.read(Printed.of("")));
    }

    @Test
    void modulesAreListed() {
        KernelModules modules = known(KernelModules.read(Printed.of("""
                kvm_intel 380928 4 - Live 0xffffffffc0b51000
                kvm 1146880 3 kvm_intel, Live 0xffffffffc0a00000
                zfs 6209536 8 - Live 0xffffffffc1e4e000 (PO)
                """)));
        assertTrue(modules.has("kvm_intel") && modules.has("zfs"));
        assertFalse(modules.has("kvm_amd"));
        assertEquals(Set.of(), known(KernelModules.read(failed(1, "cat: /proc/modules: No such file or directory\n"))).names());
        strange(KernelModules.read(Printed.of("Module Size Used by\n")));
    }

    @Test
    void aMachineMayBeVirtual() {
        assertTrue(known(VirtualisationKind.read(Printed.of(1, "none\n", ""))).bareMetal());
        assertEquals("oracle", known(VirtualisationKind.read(Printed.of("oracle\n"))).name());
        strange(VirtualisationKind.read(Printed.of("none\n")));
        strange(VirtualisationKind.read(Printed.of(1, "kvm\n", "")));
        strange(VirtualisationKind.read(failed(127, "bash: line 1: systemd-detect-virt: command not found\n")));
    }

    @Test
    void whatWasCutOffIsStrange() {
        strange(HostName.read(new Printed(0, "pve1\n", "", true, Instant.EPOCH, Duration.ZERO)));
    }
}

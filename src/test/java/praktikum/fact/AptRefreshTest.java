package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static praktikum.fact.Readings.known;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.fact.node.AptRefresh;
import praktikum.fact.node.AptRefresh.Cause;
import praktikum.fact.node.AptRepositories;
import praktikum.fact.node.AptRepositories.Repository;
import praktikum.fact.node.TimeStatus;
import praktikum.fact.system.DeviceTrial;
import praktikum.fact.task.Upid;

/** What apt-get 2.6 and 3.0 say when they cannot refresh, and what is to be concluded from each. */
class AptRefreshTest {

    private static final String DEBIAN = "http://deb.debian.org/debian/dists/trixie/InRelease";

    private static Optional<Cause> cause(String log) {
        return known(AptRefresh.read(Printed.of("starting apt-get update\n" + log + "\nTASK OK\n"))).first().map(AptRefresh.Failure::cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNAUTHORIZED | E: Failed to fetch https://enterprise.proxmox.com/pve/InRelease  401  Unauthorized [IP: 2.2.2.2 443]
            NOT_FOUND | E: The repository 'http://download.proxmox.com/pve trixy Release' does not have a Release file.
            NOT_FOUND | E: The repository 'http://deb.debian.org/debian buster Release' no longer has a Release file.
            NOT_FOUND | E: Failed to fetch http://deb.debian.org/x/Packages  404  Not Found [IP: 151.101.2.132 80]
            MALFORMED | E: Malformed entry 1 in list file /etc/apt/sources.list.d/x.list (Component)
            MALFORMED | E: Type 'debb' is not known on line 3 in source list /etc/apt/sources.list
            MALFORMED | E: Conflicting values set for option Signed-By regarding source http://download.proxmox.com/pve/ trixie
            CLOCK | E: Release file for http://deb.debian.org/debian/InRelease is not valid yet (invalid for another 3h)
            CLOCK | E: Release file for http://deb.debian.org/debian/InRelease is expired (invalid since 9d 1h 2min 3s).
            CLOCK | W: GPG error: http://x.org/a b InRelease: Sub-process /usr/bin/sqv returned an error code (1): Not live until 2026-02-01
            SIGNATURE | W: GPG error: http://x.org/a b InRelease: The following signatures were invalid: EXPKEYSIG 0123 Proxy Project
            SIGNATURE | W: GPG error: http://x.org/a b InRelease: couldn't be verified the public key is not available: NO_PUBKEY 24B30F06
            SIGNATURE | Error: The repository 'http://x.org/a b InRelease' is not signed.
            SIGNATURE | W: Failed to fetch http://x.org/a/InRelease  Sub-process /usr/bin/sqv returned an error code (1), Missing key 24B3
            CERTIFICATE | W: Failed to fetch https://x.org/InRelease  Certificate verification failed: The certificate is NOT trusted.
            UNRESOLVED | W: Failed to fetch http://deb.debian.org/debian/InRelease  Temporary failure resolving 'deb.debian.org'
            UNRESOLVED | W: Failed to fetch http://proxy.school.example/debian/InRelease  Could not resolve 'proxy.school.example'
            PROXY | W: Failed to fetch http://deb.debian.org/debian/InRelease  Temporary failure resolving 'proxy.school.example'
            PROXY | W: Failed to fetch http://deb.debian.org/debian/x  Could not connect to 10.1.1.1:3128 (10.1.1.1). - connect (111)
            PROXY | E: Failed to fetch http://deb.debian.org/debian/InRelease  407  Proxy Authentication Required [IP: 10.1.1.1 3128]
            PROXY | W: Failed to fetch https://deb.debian.org/debian/InRelease  Invalid response from proxy: HTTP/1.1 403
            UNREACHABLE | W: Failed to fetch http://deb.debian.org/d  Could not connect to deb.debian.org:80 (151.101.2.132), connection timed out
            UNREACHABLE | W: Failed to fetch http://deb.debian.org/d  Cannot initiate the connection to deb.debian.org:80 (2a04::644). - connect (101)
            UNREACHABLE | Warning: Failed to fetch http://deb.debian.org/d  Unable to connect to deb.debian.org:80:
            PORTAL | E: Failed to fetch http://x.org/InRelease  Clearsigned file isn't valid, got 'NOSPLIT' (does the network require authentication?)
            PORTAL | Error: Failed to fetch http://x.org/InRelease  511  Network Authentication Required [IP: 10.1.1.1 80]
            OTHER | E: Could not get lock /var/lib/apt/lists/lock. It is held by process 4711 (apt-get)
            OTHER | E: Write error - write (28: No space left on device)
            OTHER | E: Failed to fetch http://x.org/InRelease  File has unexpected size (5120 != 511). Mirror sync in progress? [IP: 10.1.1.1 80]
            OTHER | E: Failed to fetch https://repo.lab.example/deb/InRelease  401  Unauthorized [IP: 10.1.1.1 443]
            OTHER | E: Failed to fetch http://deb.debian.org/d/InRelease  403  Forbidden [IP: 10.1.1.1 80]
            OTHER | E: Failed to fetch http://deb.debian.org/d/InRelease  503  Service Unavailable [IP: 10.1.1.1 80]
            OTHER | E: Could not get lock /var/lib/apt/lists/lock. It is held by process 4711 (apt-get)
            OTHER | E: Failed to fetch http://deb.debian.org/x/Packages.xz  File has unexpected size (1 != 2). Mirror sync in progress?
            OTHER | W: Some index files failed to download. They have been ignored, or old ones used instead.
            """)
    void everyComplaintHasItsCause(Cause cause, String line) {
        assertEquals(Optional.of(cause), cause(line));
        // What follows from it is no other cause.
        if (line.contains("Failed to fetch")) {
            assertEquals(Optional.of(cause), cause(line + "\nE: The repository 'http://x.org/d trixie InRelease' is no longer signed."));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hit:1 http://deb.debian.org/debian trixie InRelease
            Ign:4 http://download.proxmox.com/pve trixie InRelease
            N: Skipping acquire of configured file 'x/binary-i386/Packages' as repository doesn't support architecture 'i386'
            W: http://x.org/a/InRelease: Key is stored in legacy trusted.gpg keyring (/etc/apt/trusted.gpg), see DEPRECATION
            W: Target Packages (main) is configured multiple times in /etc/apt/sources.list:1 and /etc/apt/sources.list:3
            W: http://x.org/dists/stable/InRelease: Signature by key 0123 uses weak digest algorithm (SHA1)
            Get:2 https://proxy.example/404/certificate trixie InRelease [48.9 kB]
            """)
    void whatKeepsNothingFromBeingFetchedIsNoFailure(String line) {
        assertEquals(Optional.empty(), cause(line));
    }

    @Test
    void aRefusalCountsMoreThanWhatFollowsFromIt() {
        assertEquals(Optional.of(Cause.UNAUTHORIZED),
                cause("Err:5 https://enterprise.proxmox.com/debian/pve trixie InRelease\n  401  Unauthorized\n"
                + "Reading package lists...\nE: Failed to fetch https://enterprise.proxmox.com/debian/pve/dists/trixie/InRelease  401  "
                + "Unauthorized\n"
                + "E: The repository 'https://enterprise.proxmox.com/debian/pve trixie InRelease' is not signed."));
        assertEquals(Optional.of(Cause.UNRESOLVED),
                cause("W: Failed to fetch " + DEBIAN + "  Temporary failure resolving 'deb.debian.org'\n"
                + "W: Some index files failed to download. They have been ignored, or old ones used instead."));
        assertEquals(Optional.of(Cause.MALFORMED), cause("E: Malformed entry 1 in sources file /a.sources (Suite)\n"
                + "E: The list of sources could not be read."));
    }

    @Test
    void aLogThatWasClearedAwaySaysNothing() {
        assertEquals(List.of(), known(AptRefresh.read(Printed.of(1, "", "cat: /var/log/pve/tasks/B/UPID: No such file or directory\n")))
                .failures());
        assertEquals("/var/log/pve/tasks/B/UPID:pve1:0000052F:00002A1B:693E9A1B:aptupdate::root@pam:",
                Upid.parse("UPID:pve1:0000052F:00002A1B:693E9A1B:aptupdate::root@pam:").orElseThrow().logFile());
    }

    @Test
    void aListHasItsNameFromTheAddress() {
        var proxmox = new Repository("/a", true, List.of("http://download.proxmox.com/debian/pve"), List.of("trixie"), List.of("x"));
        var debian = new Repository("/b", true, List.of("https://user:pw@my_mirror:8080/debian/"), List.of("trixie", "trixie-updates"),
                List.of("m"));
        var off = new Repository("/c", false, List.of("https://enterprise.proxmox.com/debian/pve"), List.of("trixie"), List.of("y"));
        var disc = new Repository("/d", true, List.of("cdrom:[Debian]/"), List.of("trixie"), List.of("main"));
        var all = new AptRepositories(java.util.Map.of(), List.of(proxmox, debian, off, disc), List.of());
        assertEquals(List.of("https://user:pw@my_mirror:8080/debian/ trixie-updates"), all.unfetched(Set.of(
                "download.proxmox.com_debian_pve_dists_trixie_InRelease", "my%5fmirror:8080_debian_dists_trixie_Release")));
    }

    @Test
    void zonesAreComparedByMeaning() {
        for (var pair : List.of("UTC Etc/UTC", "Etc/UCT Zulu", "Asia/Makassar Asia/Ujung_Pandang", "Asia/Jakarta posix/Asia/Jakarta",
                "Asia/Kolkata Asia/Calcutta", "US/Pacific America/Los_Angeles", "Europe/Kiev Europe/Kyiv", "Singapore Asia/Singapore")) {
            assertEquals(true, TimeStatus.sameZone(pair.split(" ")[0], pair.split(" ")[1]), pair);
        }
        for (var pair : List.of("Asia/Jakarta Asia/Bangkok", "UTC Europe/London", "Asia/Jakarta Nowhere/City", "right/UTC UTC")) {
            assertEquals(false, TimeStatus.sameZone(pair.split(" ")[0], pair.split(" ")[1]), pair);
        }
    }

    @Test
    void aDeviceOpensOrTheKernelSaysWhyNot() {
        assertEquals("", known(DeviceTrial.read(Printed.of(""))).why());
        assertEquals("No such file or directory",
                known(DeviceTrial.read(Printed.of(1, "", "head: cannot open '/dev/kvm' for reading: No such file or directory\n"))).why());
        assertEquals("No such device",
                known(DeviceTrial.read(Printed.of(1, "", "head: cannot open '/dev/kvm' for reading: No such device\n")))
                .why());
        assertEquals(true, DeviceTrial.read(Printed.of(1, "", "head: cannot open '/dev/kvm' for reading: Permission denied\n"))
                instanceof Reading.Strange);
    }
}

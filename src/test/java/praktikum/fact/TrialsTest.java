package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.fact.cluster.Certificate;
import praktikum.fact.cluster.CertificateVerdict;
import praktikum.fact.cluster.MembershipNews;
import praktikum.fact.cluster.SshTrial;
import praktikum.fact.network.ConnectOutcome;
import praktikum.fact.network.TcpTrial;
import praktikum.fact.system.WriteTrial;

/** Messages were printed by OpenSSH 9.2, bash 5.2 and OpenSSL 3.0. */
class TrialsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DENIED|root@10.66.0.12: Permission denied (publickey,password).",
        "HOST_KEY|Host key verification failed.",
        "REFUSED|ssh: connect to host 10.66.0.12 port 22: Connection refused",
        "NO_ROUTE|ssh: connect to host 10.66.0.12 port 22: No route to host",
        "NO_ROUTE|ssh: connect to host fd00::12 port 22: Network is unreachable",
        "TIMED_OUT|ssh: connect to host 10.66.0.12 port 22: Connection timed out",
        "UNRESOLVED|ssh: Could not resolve hostname pve2: Name or service not known",
        "CLOSED|Connection closed by 10.66.0.12 port 22", "CLOSED|kex_exchange_identification: Connection closed by remote host",
        "CLOSED|kex_exchange_identification: read: Connection reset by peer", "CLOSED|Connection reset by 10.66.0.12 port 22",
        "CLOSED|ssh_dispatch_run_fatal: Connection to 10.66.0.12 port 22: Broken pipe", "CLOSED|Connection closed by remote host",
        "CLOSED|kex_exchange_identification: banner line contains invalid characters", "CLOSED|Disconnected from 10.66.0.12 port 22",
        "CLOSED|Received disconnect from 10.66.0.12 port 22:2: Too many authentication failures",
        "CLOSED|Unable to negotiate with 10.66.0.12 port 22: no matching host key type found. Their offer: ssh-rsa",
        "CLOSED|Connection timed out during banner exchange", "CLOSED|ssh: connect to host 10.66.0.12 port 22: Connection reset by peer",
        "OWN_CLIENT|Bad owner or permissions on /root/.ssh/config", "OWN_CLIENT|/root/.ssh/config: line 3: Bad configuration option: foo",
        "OWN_CLIENT|/etc/ssh/ssh_config: line 9: Unsupported option"})
    void aLoginFailsInAKnownWay(SshTrial.Outcome outcome, String line) {
        assertEquals(new SshTrial(outcome, line), known(SshTrial.read(failed(255, line + "\r\n"))));
        assertEquals(new SshTrial(outcome, line), known(SshTrial.read(failed(255, "Warning: a banner\n" + line + "\n"))));
        strange(SshTrial.read(failed(1, line)));
    }

    @Test
    void aLoginSucceedsQuietlyOrNoisily() {
        assertTrue(known(SshTrial.read(Printed.of(0, "", "** WARNING: connection is not using a post-quantum key exchange algorithm.\n")))
                .ok());
        assertEquals(new SshTrial(SshTrial.Outcome.NOISY, "Welcome!\n"), known(SshTrial.read(Printed.of("Welcome!\n"))));
        assertEquals(300, known(SshTrial.read(Printed.of("x".repeat(5_000)))).text().length());
        assertEquals(SshTrial.Outcome.TIMED_OUT, known(SshTrial.read(failed(124, ""))).outcome());
        strange(SshTrial.read(failed(255, "Something else went wrong\n")));
        strange(SshTrial.read(failed(255, "root@10.66.0.12: Izin ditolak (publickey).\n")));
        strange(SshTrial.read(failed(127, "bash: line 1: /usr/bin/ssh: No such file or directory\n")));
    }

    @Test
    void aLoginThatEndsBeforeItsCommandIsNoRefusedOne() {
        assertEquals(new SshTrial(SshTrial.Outcome.ENDED, "exit 3"), known(SshTrial.read(failed(3, ""))));
        assertEquals(new SshTrial(SshTrial.Outcome.ENDED, "exit 1: This account is currently not available."),
                known(SshTrial.read(failed(1, "This account is currently not available.\n"))));
    }

    /** Printed by OpenSSL 3.0.19, and by 3.5 as captured. */
    @Test
    void aCertificateSaysForWhomItIs() {
        String key = "-----BEGIN PUBLIC KEY-----\nMFkwEwYH\nKoZI\n-----END PUBLIC KEY-----";
        Certificate spaced =
                known(Certificate.read(Printed.of("subject=OU = PVE Cluster Node, O = Proxmox Virtual Environment, CN = pve1.lan\n"
                + "X509v3 Subject Alternative Name: \n    IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:localhost,"
                + " IP Address:10.66.0.11, DNS:pve1\n"
                + key + "\n")));
        assertTrue(spaced.holdsFor("pve1", InetAddress.ofLiteral("10.66.0.11")));
        assertFalse(spaced.holdsFor("pve", InetAddress.ofLiteral("10.66.0.11")));
        assertFalse(spaced.holdsFor("pve1", InetAddress.ofLiteral("10.66.0.12")));
        assertEquals("pve1.lan, pve1, 10.66.0.11", spaced.holder());
        assertEquals(key, spaced.publicKey());
        String captured = Capture.printed("pve9/04-healthy/pve-ssl-subject").out() + key + "\n";
        assertTrue(known(Certificate.read(Printed.of(captured))).holdsFor("pve1", InetAddress.ofLiteral("10.66.0.11")));
        assertFalse(known(Certificate.read(Printed.of(captured.replace("CN=pve1", "CN=pve12"))))
                .holdsFor("pve1", InetAddress.ofLiteral("10.66.0.11")));
        assertEquals(List.of(), known(Certificate.read(Printed.of(0, "subject=CN = x\n" + key, "No extensions in certificate\n"))).names());
        strange(Certificate.read(Printed.of("subject=CN = x\n")));
        strange(Certificate.read(failed(1, "Could not read certificate from x\nUnable to load certificate\n")));
    }

    @Test
    void aPrivateKeyIsThereOrCannotBeUsed() {
        String key = "-----BEGIN PUBLIC KEY-----\nMFkwEwYH\n-----END PUBLIC KEY-----";
        assertEquals(Optional.of(key), known(Certificate.readKey(Printed.of(key + "\n"))));
        for (String line : List.of("Could not open file or uri for loading key from /x", "Could not read key from /x",
                "Could not find private key of key from /x")) {
            assertEquals(Optional.empty(), known(Certificate.readKey(failed(1, line + "\n"))), line);
        }
        strange(Certificate.readKey(failed(1, "pkey: Use -help for summary.\n")));
        strange(Certificate.readKey(failed(127, "bash: openssl: command not found\n")));
    }

    @Test
    void theJournalTellsWhatHasJustChanged() {
        List<String> captured = Capture.printed("pve9/04-healthy/journal-corosync").out().lines()
                .map(line -> line.replaceFirst("^\\S+ \\S+ \\S+: ", "")).toList();
        assertTrue(known(MembershipNews.read(Printed.of(String.join("\n", captured)))).changed());
        List<String> calm = captured.stream().filter(line -> line.contains("received log") || line.contains("pmtud")).toList();
        assertTrue(calm.size() > 5);
        assertFalse(known(MembershipNews.read(Printed.of(String.join("\n", calm)))).changed());
        assertFalse(known(MembershipNews.read(Printed.of(""))).changed());
        strange(MembershipNews.read(failed(1, "Failed to parse timestamp: -20s\n")));
    }

    @Test
    void aChangedHostKeyIsNoDeniedLogin() {
        assertEquals(SshTrial.Outcome.HOST_KEY, known(SshTrial.read(failed(255, """
                @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
                @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
                @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
                Host key for pve2 has changed and you have requested strict checking.
                Host key verification failed.
                """))).outcome());
    }

    @ParameterizedTest
    @CsvSource({"Connection refused,REFUSED", "No route to host,NO_ROUTE", "Network is unreachable,NO_ROUTE",
            "Connection timed out,TIMED_OUT"})
    void aPortIsNotReachedInAKnownWay(String words, ConnectOutcome outcome) {
        String err = "-: connect: " + words + "\n-: line 1: /dev/tcp/10.66.0.12/8006: " + words + "\n";
        assertEquals(outcome, known(TcpTrial.read(failed(1, err))).outcome());
        assertFalse(known(TcpTrial.read(failed(1, err))).connected());
    }

    @Test
    void aPortIsReachedOrNobodyCouldLook() {
        assertTrue(known(TcpTrial.read(Printed.of(""))).connected());
        assertEquals(ConnectOutcome.TIMED_OUT, known(TcpTrial.read(failed(124, ""))).outcome());
        assertEquals(ConnectOutcome.UNRESOLVED, known(TcpTrial.read(failed(1,
                "-: line 1: nosuch.invalid: Name or service not known\n-: line 1: /dev/tcp/nosuch.invalid/8006: Invalid argument\n")))
                .outcome());
        strange(TcpTrial.read(failed(1, "-: line 1: /dev/tcp/10.66.0.12/8006: No such file or directory\n")));
        strange(TcpTrial.read(failed(127, "timeout: failed to run command 'bash': No such file or directory\n")));
        strange(TcpTrial.read(failed(1, "")));
        strange(TcpTrial.read(failed(-1, "")));
    }

    @Test
    void aFileSystemWithoutQuorumRefusesToWrite() {
        for (Capture capture : Capture.ofCommand("echo test > /etc/pve/testfile")) {
            assertEquals(WriteTrial.REFUSED, known(WriteTrial.read(capture.printed())), capture.path());
        }
        assertEquals(2, Capture.ofCommand("echo test > /etc/pve/testfile").size());
        assertEquals(WriteTrial.WRITTEN, known(WriteTrial.read(Printed.of(""))));
        assertEquals(WriteTrial.REFUSED, known(WriteTrial.read(failed(1, "touch: cannot touch '/etc/pve/x': Permission denied\n"))));
        strange(WriteTrial.read(failed(1, "touch: cannot touch '/etc/pve/x': Transport endpoint is not connected\n")));
        strange(WriteTrial.read(failed(126, "bash: /usr/bin/touch: Permission denied\n")));
        strange(WriteTrial.read(failed(1, "")));
    }

    private static final String FILE = "/etc/pve/nodes/pve1/pve-ssl.pem";

    @ParameterizedTest
    @CsvSource({"20,unable to get local issuer certificate,OTHER_ISSUER", "18,self-signed certificate,OTHER_ISSUER",
            "10,certificate has expired,NOT_IN_FORCE",
        "9,certificate is not yet valid,NOT_IN_FORCE", "24,invalid CA certificate,INVALID"})
    void aCertificateMayBeWrong(int number, String words, CertificateVerdict.Outcome outcome) {
        assertEquals(new CertificateVerdict(outcome, words), known(CertificateVerdict.read(failed(2,
                "OU = PVE Cluster Node, O = Proxmox Virtual Environment, CN = pve1\nerror " + number + " at 0 depth lookup: " + words
                + "\nerror " + FILE
                        + ": verification failed\n"))));
    }

    @Test
    void aCertificateMayBeRightOrMissing() {
        assertEquals(CertificateVerdict.Outcome.VALID, known(CertificateVerdict.read(Printed.of(FILE + ": OK\n"))).outcome());
        assertEquals(CertificateVerdict.Outcome.MISSING, known(CertificateVerdict.read(failed(2, """
                Could not open file or uri for loading certificate file from /etc/pve/nodes/pve1/pve-ssl.pem
                40072972817F0000:error:16000069:STORE routines:ossl_store_get0_loader_int:unregistered scheme:../crypto/store/store_register.c:237:scheme=file
                40072972817F0000:error:80000002:system library:file_open:No such file or directory:../providers/implementations/storemgmt/file_store.c:267:x
                Unable to load certificate file
                """))).outcome());
        assertEquals(CertificateVerdict.Outcome.CA_MISSING, known(CertificateVerdict.read(failed(1, """
                Error loading file /etc/pve/pve-root-ca.pem
                40D7C889ED7F0000:error:80000002:system library:BIO_new_file:No such file or directory:../crypto/bio/bss_file.c:67:calling fopen(x, r)
                """))).outcome());
        strange(CertificateVerdict.read(failed(2, "Could not read certificate file from " + FILE + "\nUnable to load certificate file\n")));
        strange(CertificateVerdict.read(Printed.of(FILE + ": verifikasi gagal\n")));
        strange(CertificateVerdict.read(Printed.of("")));
    }
}

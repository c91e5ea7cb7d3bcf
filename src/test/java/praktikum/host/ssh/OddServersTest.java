package praktikum.host.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.OpenSsh;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.PlannedNode;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.text.Language;

/**
 * What listens on a port and is no SSH server, or one that nobody can talk to: one sentence in time, and nothing of the library's insides
 * in it.
 */
class OddServersTest {

    /** What is sent, and whether again and again. */
    enum Odd {
        LINES("Welcome, please wait\r\n", true, Problem.SILENT),
        NO_LINE_END("AAAAAAAAAAAAAAAA", true, Problem.UNREACHABLE),
        NULS("\0\0\0\0\0\0\0\0", true, Problem.UNREACHABLE),
        WEB("HTTP/1.1 400 Bad Request\r\nServer: \u001b[31mred\r\n\r\n", false, Problem.SILENT),
        OLD("SSH-1.5-OpenSSH_2\r\n", false, Problem.UNREACHABLE),
        HUGE_PACKET("SSH-2.0-x\r\n\u007f\u00ff\u00ff\u00ff\u0004\u0014", false, Problem.UNREACHABLE),
        NEGATIVE_PACKET("SSH-2.0-x\r\n\u00ff\u00ff\u00ff\u00ff\u00ff\u0014", false, Problem.UNREACHABLE),
        EMPTY_PACKET("SSH-2.0-x\r\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", false, Problem.UNREACHABLE);

        private final byte[] sent;
        private final boolean endless;
        private final Problem problem;

        Odd(String sent, boolean endless, Problem problem) {
            this.sent = sent.getBytes(StandardCharsets.ISO_8859_1);
            this.endless = endless;
            this.problem = problem;
        }

        void talk(OutputStream to) throws IOException {
            do {
                to.write(sent);
            } while (endless);
            to.write(new byte[4096]);
        }
    }

    @TempDir
    private Path folder;

    private static SshHosts hosts(int port, Path known, List<Path> keys) {
        var node = new PlannedNode("pve1", InetAddress.ofLiteral("192.0.2.11"), List.of(),
                SshLogin.at("127.0.0.1", port), Optional.empty());
        return SshHosts.of(List.of(node), new SshSettings("root", keys, false, Optional.empty(), false, Duration.ofSeconds(2)),
                new KnownHosts(known),
                Optional.empty(), InstantSource.system());
    }

    private static NoAnswer asked(SshHosts hosts) {
        var none = assertInstanceOf(NoAnswer.class, hosts.host("pve1").run(Command.of("true")));
        for (var language : Language.values()) {
            var sentence = none.why().in(language);
            assertTrue(sentence.contains("pve1") && sentence.contains("127.0.0.1:"), sentence);
            assertFalse(sentence.contains("Exception") || sentence.matches("(?s).*\\p{Cntrl}.*"), sentence);
        }
        return none;
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsSentItIsASentenceInTime(Odd odd) throws Exception {
        try (var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                while (true) {
                    try (var client = listening.accept()) {
                        odd.talk(client.getOutputStream());
                        client.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException gone) {
                        if (listening.isClosed()) {
                            return;
                        }
                    }
                }
            });
            try (var hosts = hosts(listening.getLocalPort(), folder.resolve("known_hosts"), List.of())) {
                var began = System.nanoTime();
                assertEquals(odd.problem, asked(hosts).problem());
                assertTrue(System.nanoTime() - began < Duration.ofSeconds(10).toNanos(), "it took longer than connecting may");
                assertInstanceOf(SshHosts.Nothing.class, hosts.keyOf("pve1"));
            }
        }
    }

    @Test
    void aServerOfOtherTimesIsToldWithWhatItOffers() throws Exception {
        try (var old = OpenSsh.start(folder, "KexAlgorithms diffie-hellman-group1-sha1");
                var hosts = hosts(old.port(), folder.resolve("known_hosts"), List.of(folder.resolve("login_key")))) {
            var none = asked(hosts);

            assertEquals(Problem.UNREACHABLE, none.problem());
            assertTrue(none.why().in(Language.ENGLISH).contains("diffie-hellman-group1-sha1"), none.why().in(Language.ENGLISH));
        }
    }
}

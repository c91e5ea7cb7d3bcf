package praktikum.host.ssh;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.Command;
import praktikum.host.InParallel;
import praktikum.host.OpenSsh;
import praktikum.host.Output;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.SshSettings;

/** A server that lets in only so many at once. */
class OpenSshThrottleTest {

    @TempDir
    Path folder;

    @Test
    void whoeverIsTurnedAwayBecauseManyLogInComesAgain() throws Exception {
        try (var server = OpenSsh.start(folder.resolve("server"), "MaxStartups 1:100:1")) {
            var nodes = IntStream.rangeClosed(1, 6).mapToObj(i -> server.node("pve" + i)).toList();
            var ssh = new SshSettings(server.user(), List.of(server.loginKey()), false, Optional.empty(), false, Duration.ofSeconds(60));
            // Whoever does not log in keeps the only place until somebody was turned away.
            try (var slow = slow(server); var hosts =
                    SshHosts.of(nodes, ssh, new KnownHosts(server.knownHosts()), Optional.empty(), InstantSource.system())) {
                var before = turnedAway(server);
                var leaves = CompletableFuture.runAsync(() -> {
                    await().atMost(Duration.ofSeconds(30)).until(() -> turnedAway(server) > before);
                    close(slow);
                }, Thread::startVirtualThread);
                InParallel.each(nodes, node -> assertEquals("in\n",
                        assertInstanceOf(Output.class, hosts.host(node.name()).run(Command.of("echo", "in"))).outText()));
                leaves.join();
            }
        }
    }

    /** A connection that has its place and was greeted; whoever looked whether the server listens may still have the place at first. */
    private static Socket slow(OpenSsh server) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> {
            var socket = new Socket("127.0.0.1", server.port());
            var greeted = socket.getInputStream().read() == "SSH-2.0".charAt(0);
            if (!greeted) {
                socket.close();
            }
            return socket;
        }, socket -> !socket.isClosed());
    }

    private static long turnedAway(OpenSsh server) {
        return server.log().lines().filter(line -> line.contains("drop connection")).count();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

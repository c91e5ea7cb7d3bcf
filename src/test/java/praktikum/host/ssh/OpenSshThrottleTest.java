package praktikum.host.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.AtOnce;
import praktikum.host.Command;
import praktikum.host.OpenSsh;
import praktikum.host.Output;
import praktikum.site.Ssh;

/** A server that lets in only so many at once. */
class OpenSshThrottleTest {

    @TempDir
    Path folder;

    @Test
    void whoeverIsTurnedAwayBecauseManyLogInComesAgain() throws Exception {
        try (var server = OpenSsh.start(folder.resolve("server"), "MaxStartups 1:100:1")) {
            var nodes = IntStream.rangeClosed(1, 6).mapToObj(i -> server.node("pve" + i)).toList();
            var ssh = new Ssh(server.user(), List.of(server.loginKey()), false, Optional.empty(), false, Duration.ofSeconds(30));
            try (var hosts = SshHosts.of(nodes, ssh, new KnownHosts(server.knownHosts()), Optional.empty(), InstantSource.system())) {
                AtOnce.each(nodes, node -> assertEquals("in\n", assertInstanceOf(Output.class, hosts.host(node.name()).run(Command.of("echo", "in"))).outText()));
            }
            assertTrue(server.log().contains("drop connection"), server.log());
        }
    }
}

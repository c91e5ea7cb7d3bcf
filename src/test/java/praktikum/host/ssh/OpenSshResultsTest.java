package praktikum.host.ssh;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.Host;
import praktikum.host.HostResultsContract;
import praktikum.host.OpenSsh;

class OpenSshResultsTest extends HostResultsContract {

    @TempDir
    static Path folder;

    private static OpenSsh server;
    private static SshHosts hosts;

    @BeforeAll
    static void start() throws Exception {
        server = OpenSsh.start(folder);
        hosts = server.hosts();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            hosts.close();
            server.close();
        }
    }

    @Override
    protected Host host() {
        return hosts.host("pve1");
    }
}

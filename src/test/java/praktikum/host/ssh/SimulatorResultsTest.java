package praktikum.host.ssh;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.Host;
import praktikum.host.HostResultsContract;
import praktikum.host.SimMachine;

class SimulatorResultsTest extends HostResultsContract {

    @TempDir
    static Path folder;

    private static SimMachine machine;
    private static SshHosts hosts;

    @BeforeAll
    static void start() throws Exception {
        machine = SimMachine.start(folder, 10);
        hosts = machine.hosts();
    }

    @AfterAll
    static void stop() {
        hosts.close();
        machine.close();
    }

    @Override
    protected Host host() {
        return hosts.host("pve1");
    }
}

package praktikum.host.ssh;

import java.io.IOException;
import java.nio.file.Path;
import praktikum.host.SimMachine;
import praktikum.host.SshConnectingContract;
import praktikum.host.SshMachine;

class SimulatorConnectingTest extends SshConnectingContract {

    @Override
    protected SshMachine start(Path folder, int sessions) throws IOException {
        return SimMachine.start(folder, sessions);
    }
}

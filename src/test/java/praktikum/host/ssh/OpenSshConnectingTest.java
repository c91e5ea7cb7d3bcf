package praktikum.host.ssh;

import java.io.IOException;
import java.nio.file.Path;
import praktikum.host.OpenSsh;
import praktikum.host.SshConnectingContract;
import praktikum.host.SshMachine;

class OpenSshConnectingTest extends SshConnectingContract {

    @Override
    protected SshMachine start(Path folder, int sessions) throws IOException {
        return OpenSsh.start(folder, "MaxSessions " + sessions);
    }
}

package praktikum.host.ssh;

import java.io.IOException;
import java.nio.file.Path;
import praktikum.host.OpenSsh;
import praktikum.host.SshMachine;
import praktikum.host.SshRunningContract;

class OpenSshRunningTest extends SshRunningContract {

    @Override
    protected SshMachine start(Path folder, int sessions) throws IOException {
        return OpenSsh.start(folder, "MaxSessions " + sessions);
    }
}

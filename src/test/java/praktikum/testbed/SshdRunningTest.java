package praktikum.testbed;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import praktikum.host.SshMachine;
import praktikum.host.SshRunningContract;

@OnTestbed(Tier.SSHD)
@ParameterizedClass
@EnumSource
class SshdRunningTest extends SshRunningContract {

    private static SharedSshd.Rack rack;

    private final Debian debian;

    SshdRunningTest(Debian debian) {
        this.debian = debian;
    }

    @BeforeAll
    static void fill(Testbed testbed) {
        rack = new SharedSshd.Rack(testbed);
    }

    @AfterAll
    static void clear() {
        rack.close();
    }

    @Override
    protected SshMachine start(Path folder, int sessions) throws IOException {
        return rack.machine(debian, sessions, folder);
    }
}

package praktikum.testbed;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import praktikum.host.SshConnectingContract;
import praktikum.host.SshMachine;

@OnTestbed(Tier.SSHD)
@ParameterizedClass
@EnumSource
class SshdConnectingTest extends SshConnectingContract {

    private static SharedSshd.Rack rack;

    private final Debian debian;

    SshdConnectingTest(Debian debian) {
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

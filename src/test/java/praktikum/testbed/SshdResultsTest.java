package praktikum.testbed;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import praktikum.host.Host;
import praktikum.host.HostResultsContract;
import praktikum.host.ssh.SshHosts;

@OnTestbed(Tier.SSHD)
@ParameterizedClass
@EnumSource
class SshdResultsTest extends HostResultsContract {

    private static Testbed machines;
    private static Sshd machine;
    private static SshHosts hosts;

    SshdResultsTest(Debian debian) {
    }

    @BeforeAll
    static void up(Testbed testbed) {
        machines = testbed;
    }

    @BeforeParameterizedClassInvocation
    static void start(Debian debian) {
        machine = Sshd.start(machines, debian, Outfit.PLAIN);
        hosts = machine.hosts();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        hosts.close();
        machine.close();
    }

    @Override
    protected Host host() {
        return hosts.host("pve1");
    }
}

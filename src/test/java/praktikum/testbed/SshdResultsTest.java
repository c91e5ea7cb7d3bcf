package praktikum.testbed;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.host.Host;
import praktikum.host.HostResultsContract;
import praktikum.host.ssh.SshHosts;

/** Every command gives the same as root on a plain machine and as a user with sudo, two channels and a talkative shell. */
@OnTestbed(Tier.SSHD)
@ExtendWith(Crowds.Shared.class)
@ParameterizedClass
@MethodSource("logins")
class SshdResultsTest extends HostResultsContract {

    private static Crowds crowds;
    private static SshHosts hosts;

    SshdResultsTest(Debian debian, String user) {
    }

    static Stream<Arguments> logins() {
        return Stream.of(Arguments.of(Debian.BOOKWORM, "hard"), Arguments.of(Debian.TRIXIE, "hard"), Arguments.of(Debian.TRIXIE, "root"));
    }

    @BeforeAll
    static void up(Crowds all) {
        crowds = all;
    }

    @BeforeParameterizedClassInvocation
    static void logIn(Debian debian, String user) {
        var machine = crowds.of(debian);
        hosts = machine.hosts(Crowd.as(machine, user, user.equals("hard")));
    }

    @AfterParameterizedClassInvocation
    static void logOut() {
        hosts.close();
    }

    @Override
    protected Host host() {
        return hosts.host("pve1");
    }
}

package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.network.Firewall;
import praktikum.sim.machine.unit.Units;

class ConnectingTest {

    @TempDir
    static Path keys;
    private static Classroom room;

    @BeforeAll
    static void open() {
        room = Classroom.open(keys, 9);
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static Answer dial(String host, String port) {
        return room.run("node01", "bash -c 'exec 3<>\"/dev/tcp/$1/$2\"' - " + host + " " + port);
    }

    @Test
    void anOpenPortSaysNothing() {
        assertEquals(new Answer(0, "", ""), dial("10.20.30.12", "8006"));
        assertEquals(new Answer(0, "", ""), dial("node01", "8006"));
    }

    @Test
    void aClosedPortIsRefusedUntilItsServiceRuns() {
        room.act(() -> Units.of(room.node("node03")).stop("pveproxy"));
        assertEquals(new Answer(1, "", "-: connect: Connection refused\n-: line 1: /dev/tcp/10.20.30.13/8006: Connection refused\n"),
                dial("10.20.30.13", "8006"));
        room.act(() -> Units.of(room.node("node03")).start("pveproxy"));
        assertEquals(0, dial("10.20.30.13", "8006").exit());
    }

    @Test
    void anAddressThatNobodyHasIsNoHost() {
        assertEquals("-: connect: No route to host\n-: line 1: /dev/tcp/10.20.30.77/22: No route to host\n",
                dial("10.20.30.77", "22").err());
    }

    @Test
    void silenceLastsUntilTimeoutEndsIt() {
        room.act(() -> Firewall.of(room.node("node02")).add(new Firewall.Rule("tcp", 3128, "DROP")));
        assertEquals(new Answer(124, "", ""), room.run("node01", "timeout 5 bash -c 'exec 3<>/dev/tcp/10.20.30.12/3128'"));
    }

    @Test
    void namesAndServicesAreLookedUp() {
        assertEquals("-: line 1: nosuch: Name or service not known\n-: line 1: /dev/tcp/nosuch/22: Invalid argument\n",
                dial("nosuch", "22").err());
        assertEquals("-: line 1: what: Servname not supported for ai_socktype\n-: line 1: /dev/tcp/node01/what: Invalid argument\n",
                dial("node01", "what").err());
        assertEquals("open\n", room.out("node01", "(: </dev/tcp/10.20.30.12/ssh) && echo open"));
    }
}

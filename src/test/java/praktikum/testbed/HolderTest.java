package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The test JVM itself lives where the machines are. */
@OnTestbed(Tier.NODES)
class HolderTest {

    @Test
    void thisJvmIsInANetworkOfItsOwn() throws Exception {
        var outside = NetworkInterface.networkInterfaces().map(NetworkInterface::getName).filter(name -> name.matches("eth.*|en.*|wl.*"))
                .toList();
        assertEquals(List.of(), outside, "no way leads out of the holder");
    }

    @Test
    void theFirstProcessIsTheHoldersOwn() throws Exception {
        var init = Files.readString(Path.of("/proc/1/cmdline"));
        assertTrue(init.contains("src/testbed/init"), init);
        assertTrue(ProcessHandle.current().parent().orElseThrow().pid() == 1, "the JVM is its child");
        assertTrue(System.getProperty("java.io.tmpdir").startsWith("/run/testbed/"), "its files vanish with the holder");
    }
}

package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.node.ApiVersion;
import praktikum.fact.node.KernelRelease;
import praktikum.fact.node.PveVersion;

class VersionTest {

    @ParameterizedTest
    @CsvSource({"6.17.2-1-pve,6.17.2-2-pve", "6.17.2-2-pve,6.17.2-10-pve", "6.8.12-9-pve,6.17.2-1-pve", "8.4.21,9.0.0", "9.1.9,9.1.10",
            "9.1,9.1.1",
        "9.0.0~11,9.0.0", "9.0.0~1,9.0.0~2", "6.17.2,6.17.2-1-pve", "1.0a,1.0+", "99999999999999999999,100000000000000000000"})
    void versionsOrderNaturally(String older, String newer) {
        assertTrue(new Version(older).compareTo(new Version(newer)) < 0);
        assertTrue(new Version(newer).compareTo(new Version(older)) > 0);
        assertEquals(0, new Version(newer).compareTo(new Version(newer)));
    }

    @Test
    void everyCaptureOfPveversionIsRead() {
        List<Capture> captures = Capture.ofCommand("pveversion");
        assertEquals(6, captures.size());
        for (Capture capture : captures) {
            PveVersion version = known(PveVersion.read(capture.printed()));
            boolean nine = capture.path().startsWith("pve9");
            assertEquals(nine ? "9.2.11" : "8.4.21", version.manager().text(), capture.path());
            assertEquals(nine ? "14a22df3" : "2606ac85", version.repoid());
            assertEquals("6.18.44-fc-v657", version.kernel().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pve-manager/9.1.1", "pve-manager/9.1.1/2a5f", "pve-manager/9.1.1/2a5f (kernel berjalan: 6.17.2-1-pve)",
        "pve-manager/neun/2a5f (running kernel: 6.17.2-1-pve)", "pve-manager/9.1.1/2a5f (running kernel: unknown)",
        "pve-manager/9.1.1/2a5f (running kernel: 6.17.2-1-pve)\npve-manager/9.1.2/2a5f (running kernel: 6.17.2-1-pve)"})
    void anotherShapeOfPveversionIsStrange(String text) {
        strange(PveVersion.read(Printed.of(text)));
    }

    @Test
    void kernelsAreRead() {
        assertEquals("6.17.2-1-pve", known(KernelRelease.read(Printed.of("6.17.2-1-pve\n"))).toString());
        assertTrue(known(KernelRelease.read(Printed.of("6.17.2-1-pve\n")))
                .compareTo(known(KernelRelease.read(Printed.of("6.8.12-9-pve\n")))) > 0);
        strange(KernelRelease.read(Printed.of("Linux\n")));
        strange(KernelRelease.read(failed(127, "bash: line 1: uname: command not found\n")));
    }

    @Test
    void theVersionOfTheApiIsRead() {
        ApiVersion version =
                known(ApiVersion.read(Printed.of("{\"release\":\"9.1\",\"repoid\":\"2a5fa54a8503f96d\",\"version\":\"9.1.1\"}\n")));
        assertEquals(new ApiVersion(new Version("9.1"), new Version("9.1.1"), "2a5fa54a8503f96d"), version);
        assertEquals(new Version("9.1"),
                known(ApiVersion.read(Printed.of("{\"release\":9.1,\"repoid\":\"a\",\"version\":\"9.1.1\"}"))).release());
        strange(ApiVersion.read(Printed.of("{\"release\":\"9.1\",\"repoid\":\"a\"}")));
        strange(ApiVersion.read(Printed.of("{\"release\":\"<b>\",\"repoid\":\"a\",\"version\":\"9.1.1\"}")));
    }
}

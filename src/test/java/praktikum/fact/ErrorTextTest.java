package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.cluster.CorosyncState;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.network.LinkTable;
import praktikum.fact.network.ResolvedName;
import praktikum.fact.node.CpuVirtualisation;
import praktikum.fact.node.HostName;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.system.FileText;
import praktikum.fact.system.WriteTrial;

/** What machines say beside an answer does not hide it, and what sudo says instead of one is none. */
class ErrorTextTest {

    private static final String LOCALE = """
            perl: warning: Setting locale failed.
            perl: warning: Please check that your locale settings:
            \tLANGUAGE = (unset),
            \tLC_ALL = "id_ID.UTF-8",
            \tLANG = "en_US.UTF-8"
                are supported and installed on your system.
            perl: warning: Falling back to a fallback locale ("en_US.UTF-8").
            """;

    @ParameterizedTest
    @ValueSource(strings = {"sudo: unable to resolve host blckpink01: Name or service not known\n", LOCALE,
        "bash: warning: setlocale: LC_ALL: cannot change locale (id_ID.UTF-8)\n",
                "stty: 'standard input': Inappropriate ioctl for device\n",
        "mesg: ttyname failed: Inappropriate ioctl for device\n"})
    void knownStatesAreReadThroughNoise(String noise) {
        assertEquals(List.of(), known(ResolvedName.read(failed(2, noise))).addresses());
        assertEquals(CpuVirtualisation.NONE, known(CpuVirtualisation.read(failed(1, noise))));
        assertFalse(known(DirectoryListing.read(failed(2, noise + "ls: cannot access '/x': No such file or directory\n"))).present());
        assertEquals(new Quorum.Absent(CorosyncState.NOT_RUNNING),
                known(Quorum.read(failed(1, noise + "Cannot initialize CMAP service\n"))));
        assertEquals(List.of(), known(LinkTable.read(failed(1, noise + "Device \"vmbr0\" does not exist.\n"))).links());
        assertEquals(WriteTrial.REFUSED,
                known(WriteTrial.read(failed(1, noise + "touch: cannot touch '/etc/pve/x': Permission denied\n"))));
        assertEquals("pve1", known(HostName.read(Printed.of(0, "pve1\n", noise))).name());
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"sudo: a password is required\n", "sudo: unable to resolve host a: Name or service not known\nsudo: a password is required\n",
        "bash: fork: retry: Resource temporarily unavailable\n"})
    void whatKeptACommandFromItsWorkIsNoState(String err) {
        strange(ResolvedName.read(failed(2, err)));
        strange(CpuVirtualisation.read(failed(1, err)));
        strange(DirectoryListing.read(failed(1, err)));
        strange(FileText.read(failed(1, err + "cat: x: No such file or directory\n")));
        strange(Quorum.read(failed(1, err)));
    }
}

package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import praktikum.fact.Printed;
import praktikum.fact.system.RealPath;

/** What a machine tells of its kernel's NFS server and of the directory that it gives away. */
class NfsServerFactsTest {

    @Test
    void aServerWithoutThreadsServesNobody() {
        assertEquals(8, known(NfsThreads.read(Printed.of("8\n"))).number());
        assertEquals(0, known(NfsThreads.read(Printed.of("0\n"))).number());
        assertEquals(0, known(NfsThreads.read(failed(1, "cat: /proc/fs/nfsd/threads: No such file or directory\n"))).number());
        strange(NfsThreads.read(Printed.of("many\n")));
        strange(NfsThreads.read(Printed.of("-1\n")));
        strange(NfsThreads.read(failed(1, "cat: /proc/fs/nfsd/threads: Permission denied\n")));
    }

    @Test
    void aPathLeadsSomewhereOrNowhere() {
        assertEquals(Optional.of("/mnt/disk/nfs"), known(RealPath.read(Printed.of("/mnt/disk/nfs\n"))).path());
        assertEquals(Optional.empty(), known(RealPath.read(failed(1, "realpath: /srv/nfs: No such file or directory\n"))).path());
        strange(RealPath.read(Printed.of("srv\n")));
        strange(RealPath.read(Printed.of("/srv\n/other\n")));
        strange(RealPath.read(failed(1, "realpath: /srv/nfs: Permission denied\n")));
    }
}

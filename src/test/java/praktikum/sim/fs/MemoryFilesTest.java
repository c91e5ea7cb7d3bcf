package praktikum.sim.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import praktikum.sim.fs.FileError.Errno;

class MemoryFilesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-12-14T10:00:00Z"));
    private final MemoryFiles files = new MemoryFiles(InstantSource.fixed(Instant.EPOCH));
    private final MemoryFiles ticking = new MemoryFiles(now::get);

    @Test
    void keepsWhatWasWrittenAndAppended() throws FileError {
        files.makeDirectories("/etc/network");
        files.write("/etc/network/interfaces", bytes("auto lo\n"));
        files.append("/etc/network/interfaces", bytes("iface lo inet loopback\n"));
        files.append("/etc/hostname", bytes("pve1\n"));
        assertEquals("auto lo\niface lo inet loopback\n", text("/etc/network/interfaces"));
        assertEquals(List.of("hostname", "network"), files.list("/etc"));
        assertEquals(31, files.status("/etc/network/interfaces").size());
    }

    @Test
    void answersWithTheErrnoOfUnix() throws FileError {
        files.makeDirectories("/etc");
        files.write("/etc/hosts", bytes("x"));
        files.makeLink("/loop", "/loop");
        files.makeLink("/dangling", "/nowhere/at/all");
        fails(Errno.ENOENT, () -> files.read("/etc/nothing"));
        fails(Errno.ENOENT, () -> files.write("/nothing/here", bytes("x")));
        fails(Errno.ENOENT, () -> files.read("/dangling"));
        fails(Errno.ENOTDIR, () -> files.read("/etc/hosts/x"));
        fails(Errno.ENOTDIR, () -> files.write("/etc/hosts/x", bytes("x")));
        fails(Errno.ENOTDIR, () -> files.list("/etc/hosts"));
        fails(Errno.EISDIR, () -> files.read("/etc"));
        fails(Errno.EISDIR, () -> files.write("/etc", bytes("x")));
        fails(Errno.EISDIR, () -> files.write("/", bytes("x")));
        fails(Errno.EEXIST, () -> files.makeDirectory("/etc"));
        fails(Errno.EEXIST, () -> files.makeDirectory("/"));
        fails(Errno.ENOTEMPTY, () -> files.remove("/etc"));
        fails(Errno.EBUSY, () -> files.remove("/"));
        fails(Errno.ELOOP, () -> files.read("/loop"));
        fails(Errno.EINVAL, () -> files.rename("/etc", "/etc/below"));
        fails(Errno.ENAMETOOLONG, () -> files.write("/" + "n".repeat(256), bytes("x")));
    }

    @Test
    void followsLinksButRemovesTheLinkItself() throws FileError {
        files.makeDirectories("/usr/bin");
        files.makeLink("/bin", "usr/bin");
        files.write("/bin/ls", bytes("ls"));
        files.makeLink("/usr/bin/dir", "../../bin/ls");
        assertEquals("ls", text("/usr/bin/dir"));
        assertEquals("/usr/bin/ls", files.resolve("/bin/dir"));
        files.remove("/bin/dir");
        assertEquals("ls", text("/usr/bin/ls"));
        files.remove("/bin");
        assertFalse(files.exists("/bin"));
        assertTrue(files.isDirectory("/usr/bin"));
    }

    @Test
    void writingThroughALinkMakesItsTarget() throws FileError {
        files.makeDirectories("/a");
        files.makeLink("/link", "/a/new");
        files.write("/link", bytes("x"));
        assertEquals("x", text("/a/new"));
        assertTrue(files.status("/link").isLink());
    }

    @Test
    void stampsChangesWithTheMachinesClock() throws FileError {
        ticking.write("/a", bytes("1"));
        now.set(Instant.parse("2025-12-14T10:00:07Z"));
        ticking.append("/a", bytes("2"));
        assertEquals(now.get(), ticking.status("/a").modified());
        ticking.setModified("/a", Instant.EPOCH);
        assertEquals(Instant.EPOCH, ticking.status("/a").modified());
    }

    @Test
    void aMountCoversADirectoryAndLinksLeadAcross() throws FileError {
        MemoryFiles pmxcfs = new MemoryFiles(InstantSource.fixed(Instant.EPOCH));
        pmxcfs.makeDirectories("/priv");
        pmxcfs.makeDirectories("/nodes/pve1");
        pmxcfs.makeLink("/local", "nodes/pve1");
        pmxcfs.makeLink("/out", "/etc/hosts");
        files.makeDirectories("/etc/pve");
        files.write("/etc/hosts", bytes("outer"));
        files.write("/etc/pve/covered", bytes("x"));
        files.mount("/etc/pve", pmxcfs);
        files.makeLink("/keys", "/etc/pve/priv/authorized_keys");

        files.write("/keys", bytes("ssh-ed25519"));
        files.write("/etc/pve/local/pve-ssl.pem", bytes("pem"));
        assertEquals("ssh-ed25519", new String(pmxcfs.read("/priv/authorized_keys"), UTF_8));
        assertEquals("pem", new String(pmxcfs.read("/nodes/pve1/pve-ssl.pem"), UTF_8));
        assertEquals("outer", text("/etc/pve/out"));
        assertEquals("/etc/pve/nodes/pve1", files.resolve("/etc/pve/local"));
        assertEquals(List.of("local", "nodes", "out", "priv"), files.list("/etc/pve"));
        fails(Errno.EXDEV, () -> files.rename("/etc/hosts", "/etc/pve/hosts"));
        fails(Errno.EBUSY, () -> files.remove("/etc/pve"));
        files.rename("/etc/pve/local/pve-ssl.pem", "/etc/pve/old.pem");
        assertEquals("pem", new String(pmxcfs.read("/old.pem"), UTF_8));

        files.unmount("/etc/pve");
        assertEquals(List.of("covered"), files.list("/etc/pve"));
        fails(Errno.ENOENT, () -> files.read("/keys"));
    }

    @Test
    void aReadOnlyMountRefusesEveryChange() throws FileError {
        FileSystem shown = new FileSystem() {
            @Override
            public FileStatus status(String path) throws FileError {
                return switch (path) {
                    case "/" -> FileStatus.directory(0555, Instant.EPOCH);
                    case "/version" -> FileStatus.file(0444, 3, Instant.EPOCH);
                    default -> throw new FileError(Errno.ENOENT, path);
                };
            }

            @Override
            public byte[] read(String path) throws FileError {
                status(path);
                return bytes("6.1");
            }

            @Override
            public List<String> list(String path) {
                return List.of("version");
            }
        };
        files.mount("/proc", shown);
        assertEquals("6.1", text("/proc/version"));
        fails(Errno.EROFS, () -> files.write("/proc/version", bytes("7")));
        fails(Errno.EROFS, () -> files.write("/proc/new", bytes("7")));
        fails(Errno.EROFS, () -> files.append("/proc/version", bytes("7")));
        fails(Errno.EROFS, () -> files.remove("/proc/version"));
        fails(Errno.EROFS, () -> files.makeDirectory("/proc/new"));
        fails(Errno.EROFS, () -> files.setMode("/proc/version", 0));
    }

    @Test
    void suppliedFilesAreMadeAtEachReading() throws FileError {
        AtomicInteger readings = new AtomicInteger();
        files.supply("/proc/uptime", 0444, () -> bytes("up " + readings.incrementAndGet()));
        assertEquals("up 1", text("/proc/uptime"));
        assertEquals("up 2", text("/proc/uptime"));
        fails(Errno.EACCES, () -> files.write("/proc/uptime", bytes("0")));
    }

    @Test
    void devicesSwallowAndProduce() throws Exception {
        Devices.put(files, new Random(1));
        files.write("/dev/null", bytes("gone"));
        assertEquals("", text("/dev/null"));
        try (InputStream zero = files.open("/dev/zero")) {
            assertArrayEquals(new byte[5], zero.readNBytes(5));
        }
        fails(Errno.ENOSPC, () -> files.write("/dev/full", bytes("x")));
    }

    @Test
    void isFullAt64MiBAndEmptyAgainAfterRemoving() throws FileError {
        files.write("/big", new byte[40 << 20]);
        fails(Errno.ENOSPC, () -> files.write("/more", new byte[40 << 20]));
        files.remove("/big");
        files.write("/more", new byte[40 << 20]);
        assertEquals(40 << 20, files.status("/more").size());
    }

    @Test
    void oneWhoIsNotRootIsHeldByModes() throws FileError {
        files.makeDirectories("/root");
        files.makeDirectories("/home/student");
        files.setOwner("/home/student", "student", "student");
        files.setMode("/root", 0700);
        files.write("/root/secret", bytes("x"));
        files.write("/shadow", bytes("x"));
        files.setMode("/shadow", 0640);
        files.setOwner("/shadow", "root", "shadow");
        FileSystem hers = UserFiles.of(files, new User("student", List.of("student")));
        FileSystem auditors = UserFiles.of(files, new User("auditor", List.of("auditor", "shadow")));

        fails(Errno.EACCES, () -> hers.read("/root/secret"));
        fails(Errno.EACCES, () -> hers.status("/root/secret"));
        fails(Errno.EACCES, () -> hers.read("/shadow"));
        fails(Errno.EACCES, () -> hers.write("/new", bytes("x")));
        fails(Errno.EACCES, () -> hers.remove("/shadow"));
        fails(Errno.EPERM, () -> hers.setMode("/shadow", 0777));
        assertEquals("x", new String(auditors.read("/shadow"), UTF_8));
        hers.write("/home/student/notes", bytes("mine"));
        assertEquals("student", files.status("/home/student/notes").owner());
        fails(Errno.EPERM, () -> hers.setOwner("/home/student/notes", "root", "root"));
    }

    private String text(String path) throws FileError {
        return new String(files.read(path), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static void fails(Errno expected, Executable action) {
        assertEquals(expected, assertThrows(FileError.class, action).errno());
    }
}

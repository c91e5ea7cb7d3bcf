package praktikum.sim.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskImageTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-12-14T10:00:00.123456789Z"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDiskReadsBackAsItWasWritten(long seed) throws Exception {
        MemoryFiles files = random(new Random(seed));
        MemoryFiles again = copy(files);
        assertEquals(listing(files, "/"), listing(again, "/"));
        assertArrayEquals(bytes(files), bytes(again));
    }

    @Test
    void whatIsMountedOrMadeIsNotKept() throws Exception {
        MemoryFiles files = new MemoryFiles(CLOCK);
        MemoryFiles other = new MemoryFiles(CLOCK);
        other.write("/inside", "x".getBytes(UTF_8));
        files.makeDirectories("/etc/pve");
        files.write("/etc/pve/below", "kept".getBytes(UTF_8));
        files.mount("/etc/pve", other);
        files.supply("/proc/uptime", 0444, () -> "1".getBytes(UTF_8));
        Devices.put(files, new Random(1));
        MemoryFiles again = copy(files);
        assertEquals(List.of("below"), again.list("/etc/pve"));
        assertEquals(List.of(), again.list("/proc"));
        assertEquals(List.of(), again.list("/dev"));
    }

    @Test
    void aCopyAndItsOriginalShareNothing() throws Exception {
        MemoryFiles files = new MemoryFiles(CLOCK);
        files.append("/f", "one".getBytes(UTF_8));
        files.append("/f", "two".getBytes(UTF_8));
        DiskImage image = files.image();
        MemoryFiles again = from(image);
        again.append("/f", "new".getBytes(UTF_8));
        files.append("/f", "old".getBytes(UTF_8));
        assertEquals("onetwoold", new String(files.read("/f"), UTF_8));
        assertEquals("onetwonew", new String(again.read("/f"), UTF_8));
        assertEquals("onetwo", new String(from(image).read("/f"), UTF_8));
    }

    @Test
    void aRestoredDiskIsAsFullAsItWas() throws Exception {
        MemoryFiles files = new MemoryFiles(CLOCK);
        files.write("/f", new byte[40 << 20]);
        MemoryFiles again = copy(files);
        assertThrows(FileError.class, () -> again.write("/g", new byte[25 << 20]));
        again.remove("/f");
        again.write("/g", new byte[25 << 20]);
    }

    @Test
    void readingTakesNotAByteMore() throws Exception {
        byte[] one = bytes(random(new Random(9)));
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        InputStream in = new ByteArrayInputStream(two);
        DiskImage.read(in);
        DiskImage.read(in);
        assertEquals(0, in.available());
    }

    @Test
    void noPartOfAnImageIsTakenForOne() throws Exception {
        byte[] whole = bytes(random(new Random(3)));
        for (int length = 0; length < whole.length; length += 1 + length / 50) {
            damaged(Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noBitOfAnImageMayBeAnother(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] whole = bytes(random(new Random(seed)));
        for (int i = 0; i < 500; i++) {
            byte[] bent = whole.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (!Arrays.equals(bent, whole)) {
                damaged(bent);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBytesAreRefusedAndNotKept(long seed) {
        Random random = new Random(seed);
        byte[] magic = "PRAKTIKUM DISK 1\n".getBytes(UTF_8);
        for (int i = 0; i < 2000; i++) {
            byte[] any = new byte[magic.length + random.nextInt(200)];
            random.nextBytes(any);
            System.arraycopy(magic, 0, any, 0, magic.length);
            if (random.nextBoolean()) {
                int end = Math.min(any.length, magic.length + random.nextInt(40));
                Arrays.fill(any, magic.length, end, (byte) (random.nextBoolean() ? 0 : 0x7f));
            }
            damaged(any);
        }
    }

    @Test
    void aFileThatIsBeingMovedIsInTheImageOnce() throws Exception {
        MemoryFiles files = new MemoryFiles(CLOCK);
        files.makeDirectories("/a");
        files.makeDirectories("/b");
        files.write("/a/f", "x".getBytes(UTF_8));
        Thread mover = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; !Thread.interrupted(); i++) {
                    files.rename(i % 2 == 0 ? "/a/f" : "/b/f", i % 2 == 0 ? "/b/f" : "/a/f");
                }
            } catch (FileError e) {
                throw new AssertionError(e);
            }
        });
        for (int i = 0; i < 2000; i++) {
            MemoryFiles image = from(files.image());
            assertEquals(1, image.list("/a").size() + image.list("/b").size());
        }
        mover.interrupt();
        mover.join();
    }

    @Test
    void everyChangeIsCounted() throws Exception {
        MemoryFiles files = new MemoryFiles(CLOCK);
        long before = files.changes();
        files.write("/f", new byte[3]);
        assertTrue(files.changes() > before);
        before = files.changes();
        files.status("/f");
        files.list("/");
        assertEquals(before, files.changes());
        for (Change change : List.<Change>of(() -> files.append("/f", new byte[1]), () -> files.setMode("/f", 0600),
                () -> files.setOwner("/f", "a", "b"), () -> files.setModified("/f", Instant.EPOCH), () -> files.rename("/f", "/g"),
                () -> files.makeDirectory("/d"), () -> files.makeLink("/l", "/d"), () -> files.remove("/g"))) {
            change.make();
            assertTrue(files.changes() > before);
            before = files.changes();
        }
    }

    @FunctionalInterface
    private interface Change {
        void make() throws FileError;
    }

    private static void damaged(byte[] bytes) {
        var told = assertThrows(DamagedImageException.class, () -> DiskImage.read(new ByteArrayInputStream(bytes)));
        assertFalse(told.getMessage().isBlank());
    }

    private static byte[] bytes(MemoryFiles files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.image().write(out);
        return out.toByteArray();
    }

    private static MemoryFiles copy(MemoryFiles files) throws IOException {
        return from(DiskImage.read(new ByteArrayInputStream(bytes(files))));
    }

    private static MemoryFiles from(DiskImage image) {
        MemoryFiles files = new MemoryFiles(InstantSource.fixed(Instant.EPOCH));
        files.restore(image);
        return files;
    }

    /** A disk on which anything may have happened. */
    private static MemoryFiles random(Random random) throws FileError {
        MemoryFiles files = new MemoryFiles(CLOCK);
        String[] names = {"a", "bb", "é", "\udcff\udc80", "x".repeat(255), "..x", " ", "\n", "\ud83d\ude00"};
        for (int i = 0; i < 300; i++) {
            String path = "/";
            for (int depth = random.nextInt(5); depth >= 0; depth--) {
                path = PathNames.child(path, names[random.nextInt(names.length)]);
            }
            try {
                switch (random.nextInt(9)) {
                    case 0, 1 -> files.makeDirectory(path);
                    case 2 -> files.makeLink(path, names[random.nextInt(names.length)]);
                    case 3 -> files.remove(path);
                    case 4 -> files.rename(path, "/" + names[random.nextInt(names.length)]);
                    case 5 -> files.setMode(path, random.nextInt(010000));
                    case 6 -> files.setOwner(path, names[random.nextInt(names.length)], "g");
                    case 7 -> files.setModified(path, Instant.ofEpochSecond(random.nextLong() >> 20, random.nextInt(1_000_000_000)));
                    default -> {
                        byte[] content = new byte[random.nextInt(300)];
                        random.nextBytes(content);
                        files.append(path, content);
                    }
                }
            } catch (FileError refused) {
                continue; // as often as not there is no such file
            }
        }
        return files;
    }

    private static Map<String, String> listing(MemoryFiles files, String directory) throws FileError {
        Map<String, String> all = new TreeMap<>(Map.of(directory, files.status(directory).toString()));
        for (String name : files.list(directory)) {
            String path = PathNames.child(directory, name);
            FileStatus status = files.status(path);
            all.put(path, status + (status.kind() == FileStatus.Kind.FILE ? Arrays.toString(files.read(path)) : ""));
            if (status.isDirectory()) {
                all.putAll(listing(files, path));
            }
        }
        return all;
    }
}

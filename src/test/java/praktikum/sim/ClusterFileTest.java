package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import praktikum.sim.fault.Faults;
import praktikum.sim.fs.DiskImage;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.World;
import praktikum.sim.machine.storage.Mounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file that keeps the machines of a cluster holds a whole image, or says that it does not, and never half a one. */
final class ClusterFileTest {

    @TempDir
    private Path folder;
    private ClusterFile file;
    private final Bench bench = new Bench(one());

    private static ClusterSpec one() {
        var spec = ClusterSpec.example(Path.of("unused"), List.of());
        return spec.withNodes(spec.nodes().subList(0, 1));
    }

    @BeforeEach
    void open() throws IOException {
        file = ClusterFile.open(folder).orElseThrow();
    }

    @AfterEach
    void close() {
        file.close();
    }

    private ClusterImage image() {
        return ClusterImage.of(bench.world, bench.spec, Map.of());
    }

    private static byte[] bytes(ClusterImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        image.write(out);
        return out.toByteArray();
    }

    private byte[] kept() throws IOException {
        return bytes(assertInstanceOf(ClusterFile.Machines.class, file.read()).image());
    }

    @Test
    void whatWasWrittenIsReadAndBelongsToItsOwner() throws IOException {
        assertInstanceOf(ClusterFile.Nothing.class, file.read());
        file.write(image());
        byte[] first = kept();
        assertArrayEquals(bytes(image()), first);
        bench.shell("node01", "echo x > /root/note");
        file.write(image());
        assertFalse(Arrays.equals(first, kept()));
        assertArrayEquals(bytes(image()), kept());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void othersCannotReadIt() throws IOException {
        file.write(image());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
    }

    /** Whenever a process is killed that writes, the old image is there and what it had written beside it is cleared away. */
    @Test
    void whatAKilledProcessLeavesIsTheOldImage() throws IOException {
        file.write(image());
        byte[] before = Files.readAllBytes(file.path());
        bench.shell("node01", "echo x > /root/note");
        byte[] after = bytes(image());
        for (int length = 0; length <= after.length; length += 1 + after.length / 20) {
            file.close();
            Path half = folder.resolve("machines.image.new");
            Files.write(half, Arrays.copyOf(after, length));
            open();
            assertFalse(Files.exists(half));
            assertArrayEquals(before, Files.readAllBytes(file.path()));
            kept();
        }
        file.write(image());
        assertArrayEquals(after, kept());
    }

    @Test
    void aDamagedFileIsSaidToBeDamaged() throws IOException {
        file.write(image());
        byte[] whole = Files.readAllBytes(file.path());
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] bent = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (i % 2 == 1) {
                // Behind the line of the version: another digit there is another version.
                bent[20 + random.nextInt(i < 30 ? 2000 : bent.length - 20)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file.path(), bent);
            assertFalse(assertInstanceOf(ClusterFile.Damaged.class, file.read()).why().isBlank());
        }
        Files.write(file.path(), Arrays.copyOf(whole, whole.length + 1));
        assertInstanceOf(ClusterFile.Damaged.class, file.read());
    }

    @Test
    void aLaterVersionIsSaidToBeOne() throws IOException {
        Files.write(file.path(), "PRAKTIKUM MACHINES 3\nanything".getBytes(StandardCharsets.US_ASCII));
        assertInstanceOf(ClusterFile.Newer.class, file.read());
        Files.write(file.path(), "PRAKTIKUM MACHINES 12\nanything".getBytes(StandardCharsets.US_ASCII));
        assertInstanceOf(ClusterFile.Newer.class, file.read());
    }

    /** A kit that knew of no drives kept one disk for each machine, and no word of drives in its record. */
    @Test
    void machinesKeptWithoutDrivesHaveThoseOfNewOnes() throws Exception {
        bench.shell("node01", "echo x > /root/note");
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(image())));
        String first = new String(in.readNBytes("PRAKTIKUM MACHINES 2\n".length()), StandardCharsets.US_ASCII);
        JsonNode record = JsonMapper.shared().readTree(in.readNBytes(in.readInt()));
        record.get("machines").forEach(machine -> ((ObjectNode) machine.get("hardware")).remove("drives"));
        byte[] old = JsonMapper.shared().writeValueAsBytes(record);
        in.readNBytes(32);
        var bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes(first.replace('2', '1'));
        out.writeInt(old.length);
        out.write(old);
        out.write(MessageDigest.getInstance("SHA-256").digest(old));
        DiskImage.read(in).write(out);
        Files.write(file.path(), bytes.toByteArray());
        ClusterImage image = assertInstanceOf(ClusterFile.Machines.class, file.read()).image();
        World world = new FreshInstall(bench.spec).surroundings(bench.clock);
        world.act(() -> image.into(world));
        Machine node = world.machine("node01").orElseThrow();
        assertEquals("x\n", world.ask(() -> node.disk().text("/root/note")).orElseThrow());
        assertEquals(List.of("sda", "sdb", "sdc", "sdd"), node.hardware().drives().stream().map(Drive::name).toList());
        assertEquals("/dev/mapper/pve-root", world.ask(() -> Mounts.of(node).covering("/").source()));
    }

    @Test
    void oneProcessAtATimeHasIt() throws IOException {
        assertEquals(Optional.empty(), ClusterFile.open(folder));
        file.close();
        open();
    }

    @Test
    void aMachineThatWasOffStaysOff() {
        bench.world.act(() -> bench.node("node01").cutPower());
        assertFalse(bench.restarted().node("node01").running());
    }

    @Test
    void aRunningClusterIsKeptWhileItWorks() throws Exception {
        var spec = one();
        var keys = folder.resolve("keys");
        String hostKey;
        try (var cluster = EmbeddedCluster.start(new ClusterSpec(spec.nodes(), 24, spec.gateway(), spec.dns(), spec.domain(), spec.bridge(),
                spec.port(), 9, spec.timeZone(), "none", "praktikum", 1, 1, keys, List.of()))) {
            cluster.keepIn(file, broken -> {
                throw new AssertionError(broken);
            });
            kept();
            cluster.run("node01", "echo first > /root/note", "");
            Faults.all().stream().filter(fault -> List.of("changed-host-key", "login-denied").contains(fault.name()))
                    .forEach(fault -> cluster.fault(fault, "node01"));
            hostKey = cluster.hostKey("node01");
        }
        var image = assertInstanceOf(ClusterFile.Machines.class, file.read()).image();
        try (var cluster = EmbeddedCluster.start(image, 1, keys, List.of(), Map.of())) {
            assertEquals("first\n", cluster.run("node01", "cat /root/note", "").out());
            assertEquals(hostKey, cluster.hostKey("node01"));
            assertTrue(image.taken().isBefore(cluster.world().clock().instant()));
        }
    }
}

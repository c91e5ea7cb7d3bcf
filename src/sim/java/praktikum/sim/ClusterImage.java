package praktikum.sim;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.DamagedImageException;
import praktikum.sim.fs.DiskImage;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.World;
import praktikum.sim.server.SshKeyFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that outlasts the power of a simulated cluster, at one moment: what each machine is made of, its disk, its host key and whether it
 * was on, the wires between them, and the time. Everything else is made anew at boot. As bytes: a line with the version, a record in JSON
 * with its length and its SHA-256, and two images of each machine: its root file system, and what else is on its drives, which the first
 * version had not.
 */
public final class ClusterImage {

    private static final String MAGIC = "PRAKTIKUM MACHINES ";
    private static final String OLD_FIRST_LINE = MAGIC + "1\n";
    private static final String FIRST_LINE = MAGIC + "2\n";
    private static final int LONGEST_HEADER = 1 << 24;

    private final Header header;
    private final List<DiskImage> disks;

    private ClusterImage(Header header, List<DiskImage> disks) {
        this.header = header;
        this.disks = List.copyOf(disks);
    }

    /** What is no disk. */
    private record Header(Plan plan, String now, Map<String, String> between, List<MachineRecord> machines) {
    }

    /** A machine without its disk. */
    private record MachineRecord(String name, Product product, Hardware hardware, boolean powered, String hostKey) {

        /** Kept machines of an older kit are all nodes. */
        private MachineRecord {
            product = product == null ? Product.PROXMOX_VE : product;
        }
    }

    /** The plan of the installation, without what is given anew at each start. */
    private record Plan(List<ClusterSpec.Machine> nodes, int prefix, String gateway, String dns, String domain, String bridge, String port,
            int release, String timeZone, String virtualisation, String rootPassword, long seed, String storage,
            List<ClusterSpec.Machine> others, Boolean zfs) {

        /** An older kit knew of nodes only, and of ext4 only. */
        private Plan {
            others = others == null ? List.of() : others;
            zfs = zfs != null && zfs;
        }
    }

    /** Takes it; everything in it is of one moment. The host keys are optional. */
    static ClusterImage of(World world, ClusterSpec spec, Map<String, KeyPair> hostKeys) {
        return world.ask(() -> {
            world.sync();
            List<MachineRecord> machines = new ArrayList<>();
            List<DiskImage> disks = new ArrayList<>();
            world.machines().forEach(machine -> {
                String key = Optional.ofNullable(hostKeys.get(machine.name())).map(SshKeyFile::text).orElse("");
                machines.add(new MachineRecord(machine.name(), machine.product(), machine.hardware(), machine.powered(), key));
                disks.add(machine.files().image());
                disks.add(machine.drives().image());
            });
            Plan plan = new Plan(spec.nodes(), spec.prefix(), spec.gateway(), spec.dns(), spec.domain(), spec.bridge(), spec.port(),
                    spec.release(), spec.timeZone(), spec.virtualisation(), spec.rootPassword(), spec.seed(), spec.storage().orElse(""),
                    spec.others(), spec.zfs());
            return new ClusterImage(new Header(plan, world.now().toString(), world.kept(), machines), disks);
        });
    }

    /** The plan that the machines were installed by; the world's randomness goes on elsewhere. */
    ClusterSpec spec(double speed, Path keys, List<String> authorizedKeys) {
        Plan plan = header.plan;
        return new ClusterSpec(plan.nodes, plan.prefix, plan.gateway, plan.dns, plan.domain, plan.bridge, plan.port, plan.release,
                plan.timeZone, plan.virtualisation, plan.rootPassword, plan.seed + 1, speed, keys, authorizedKeys,
                Optional.of(plan.storage).filter(text -> !text.isEmpty()), plan.others, plan.zfs);
    }

    /** The names of the machines, in the order of the plan. */
    public List<String> machines() {
        return header.machines.stream().map(MachineRecord::name).toList();
    }

    /** Their release of Proxmox VE. */
    public int release() {
        return header.plan.release;
    }

    /** True time when it was taken, which may lie ahead of the real one: a world can run faster. */
    public Instant taken() {
        return Instant.parse(header.now);
    }

    /** The host keys by machine, of those that have been kept. */
    Map<String, KeyPair> hostKeys() throws IOException {
        Map<String, KeyPair> keys = new LinkedHashMap<>();
        for (MachineRecord machine : header.machines) {
            if (!machine.hostKey.isEmpty()) {
                keys.put(machine.name, SshKeyFile.parse(machine.hostKey));
            }
        }
        return keys;
    }

    /** Puts hardware, disks and wires into a world without machines, and boots those that had power. */
    void into(World world) {
        world.restore(header.between);
        Release release = Release.of(header.plan.release);
        int each = disks.size() / Math.max(1, header.machines.size());
        for (int i = 0; i < header.machines.size(); i++) {
            MachineRecord kept = header.machines.get(i);
            Machine machine = new Machine(world, kept.name, kept.product, release, kept.hardware);
            machine.files().restore(disks.get(i * each));
            if (each > 1) {
                machine.drives().restore(disks.get(i * each + 1));
            }
            world.add(machine);
        }
        header.machines.stream().filter(MachineRecord::powered).forEach(kept -> world.machine(kept.name).orElseThrow().startUp());
    }

    /** Writes it. */
    public void write(OutputStream to) throws IOException {
        byte[] record = JsonMapper.shared().writeValueAsBytes(header);
        DataOutputStream out = new DataOutputStream(to);
        out.write(FIRST_LINE.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(record.length);
        out.write(record);
        out.write(sha256(record));
        for (DiskImage disk : disks) {
            disk.write(out);
        }
        out.flush();
    }

    /**
     * Reads one to the end of the stream.
     *
     * @throws NewerImageException it was written by a later version of Praktikum
     * @throws DamagedImageException these are not the bytes of an image, or not all of them
     */
    public static ClusterImage read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        String first = new String(in.readNBytes(FIRST_LINE.length()), StandardCharsets.ISO_8859_1);
        if (!first.equals(FIRST_LINE) && !first.equals(OLD_FIRST_LINE)) {
            throw first.matches(MAGIC + "[1-9][0-9]?\\n?") ? new NewerImageException()
                    : new DamagedImageException("it does not begin as kept machines do");
        }
        try {
            int length = in.readInt();
            byte[] record = length < 0 || length > LONGEST_HEADER ? new byte[0] : in.readNBytes(length);
            if (record.length != length || !MessageDigest.isEqual(sha256(record), in.readNBytes(32))) {
                throw new DamagedImageException("its checksum is not that of what it holds");
            }
            Header header = JsonMapper.shared().readValue(record, Header.class);
            List<DiskImage> disks = new ArrayList<>();
            int images = header.machines.size() * (first.equals(FIRST_LINE) ? 2 : 1);
            for (int i = 0; i < images; i++) {
                disks.add(DiskImage.read(in));
            }
            if (in.read() >= 0) {
                throw new DamagedImageException("something follows its end");
            }
            return new ClusterImage(header, disks);
        } catch (EOFException cut) {
            throw new DamagedImageException("it ends in the middle");
        } catch (JacksonException | NullPointerException strange) {
            throw new DamagedImageException("its record is not one of machines");
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}

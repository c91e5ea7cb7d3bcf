package praktikum.sim.machine.nfs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.Units;

/**
 * The NFS server of a machine: nfsd in the kernel and rpc.mountd. It serves what the table of exports has, which is made at its start
 * and emptied when it stops, and only while its unit runs.
 */
final class NfsServer implements MachinePart, Daemon {

    static final String PACKAGE = "nfs-kernel-server";
    static final String UNIT = "nfs-server";
    private static final List<String> HELPERS = List.of("nfsdcld", "nfs-idmapd", "nfs-mountd");
    /** The port of nfsd. */
    static final int PORT = 2049;
    /** The port that rpc.mountd got. */
    static final int MOUNTD = 45_219;
    private static final String THREADS = "/proc/fs/nfsd/threads";

    private final Machine machine;
    /** Those of the kernel that serve. */
    private volatile int threads;
    private String tableFile = "";
    private ExportList table = new ExportList();

    NfsServer(Machine machine) {
        this.machine = machine;
    }

    static NfsServer of(Machine machine) {
        return machine.part(NfsServer.class);
    }

    List<UnitDefinition> units() {
        return List.of(
                UnitDefinition.oneShot(61, UNIT + ".service", "NFS server and services").alias("nfs-kernel-server.service")
                        .listening("0.0.0.0:" + PORT, "[::]:" + PORT).behind(this).of(PACKAGE),
                helper("nfsdcld", "NFSv4 Client Tracking Daemon"),
                helper("nfs-idmapd", "NFSv4 ID-name mapping service").running("rpc.idmapd"),
                helper("nfs-mountd", "NFS Mount Daemon").running("rpc.mountd")
                        .listening("0.0.0.0:" + MOUNTD, "[::]:" + MOUNTD));
    }

    private UnitDefinition helper(String name, String description) {
        return UnitDefinition.service(62, name, description).as(Unit.File.STATIC).behind(new Helper(machine)).of(PACKAGE);
    }

    /** What nobody starts but the server, and ends with it. */
    private record Helper(Machine machine) implements Daemon {

        @Override
        public Optional<String> unmetCondition() {
            return Units.of(machine).isActive(UNIT) ? Optional.empty() : Optional.of("BindsTo=" + UNIT + ".service");
        }

        @Override
        public boolean start() {
            return true;
        }

        @Override
        public void stop() {}
    }

    @Override
    public void packagesInstalled(Set<String> names) {
        if (names.contains(PACKAGE) && !machine.disk().exists(ExportsFile.PATH)) {
            machine.disk().write(ExportsFile.PATH, "# /etc/exports: the access control list for filesystems which may be exported\n"
                    + "#\t\tto NFS clients.  See exports(5).\n");
            machine.disk().write("/etc/nfs.conf", "[mountd]\nmanage-gids=y\n\n[nfsd]\n# threads=16\n");
            machine.disk().makeDirectories("/etc/exports.d");
            ExportTable.write(machine, new ExportList());
        }
    }

    /** {@code exportfs -r}, then nfsd; the others come and go with it. */
    @Override
    public boolean start() {
        Exportfs.synchronise(machine);
        threads = machine.release().number() >= 9 ? 16 : 8;
        try {
            machine.files().supply(THREADS, 0600, () -> (threads + "\n").getBytes(StandardCharsets.UTF_8), this::threads);
        } catch (FileError e) {
            throw new IllegalStateException("/proc is no directory", e);
        }
        HELPERS.forEach(name -> Units.of(machine).get(name).ifPresent(Units.of(machine)::start));
        return true;
    }

    /** What somebody writes into the kernel's file of them: 0 ends them all, and no unit hears of it. */
    private void threads(byte[] written) throws FileError {
        String number = new String(written, StandardCharsets.UTF_8).strip();
        // A shell that redirects opens it first as if to empty it.
        if (number.isEmpty()) {
            return;
        }
        if (!number.matches("[0-9]{1,4}")) {
            throw new FileError(FileError.Errno.EINVAL, THREADS);
        }
        threads = Integer.parseInt(number);
    }

    /** nfsd ends, then {@code exportfs -au}. */
    @Override
    public void stop() {
        threads = 0;
        HELPERS.forEach(name -> Units.of(machine).get(name).ifPresent(Units.of(machine)::stop));
        ExportTable.write(machine, new ExportList());
    }

    @Override
    public void reconfigure() {
        Exportfs.synchronise(machine);
    }

    /** Whether it answers. */
    boolean serves() {
        return machine.running() && threads > 0 && Units.of(machine).isActive(UNIT);
    }

    /** The table, read anew where its file has changed: each touch of a client's files asks for it. */
    private ExportList table() {
        String file = machine.disk().textOrEmpty(ExportTable.PATH);
        if (!file.equals(tableFile)) {
            table = ExportTable.read(machine);
            tableFile = file;
        }
        return table;
    }

    /** What a client gets for a path. */
    Optional<Export> export(Ip client, String path) {
        return table().forClient(machine, client, path);
    }

    /** Whether a path is that of a directory above an export for a client. */
    boolean above(Ip client, String path) {
        String below = path.equals("/") ? "/" : path + "/";
        return paths(client).stream().anyMatch(one -> one.startsWith(below));
    }

    /** What is exported to a client. */
    List<String> paths(Ip client) {
        return table().all().stream().filter(one -> one.client().means(machine, client)).map(Export::path).toList();
    }

    Machine machine() {
        return machine;
    }
}

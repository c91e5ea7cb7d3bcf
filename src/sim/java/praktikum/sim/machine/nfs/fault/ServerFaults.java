package praktikum.sim.machine.nfs.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.TypedCommand;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Firewall;
import praktikum.sim.machine.unit.Units;

/** The service of an NFS server, and the ports that it listens on. */
final class ServerFaults {

    private static final String UNIT = "nfs-server";
    private static final String THREADS = "/proc/fs/nfsd/threads";
    private static final int PORT_MAPPER = 111;
    private static final int NFS = 2049;

    private ServerFaults() {}

    static List<Fault> all() {
        return List.of(
                server("nfs-server-stopped", server -> TypedCommand.run(server, "systemctl", "stop", UNIT)).untilBoot(),
                server("nfs-server-not-at-boot", server -> TypedCommand.run(server, "systemctl", "disable", UNIT)),
                server("nfs-server-masked", server -> TypedCommand.run(server, "systemctl", "mask", "--now", UNIT)),
                server("nfs-no-threads", ServerFaults::endThreads).untilBoot(),
                server("nfs-firewall-111", server -> drop(server, PORT_MAPPER)).untilBoot(),
                server("nfs-firewall-2049", server -> drop(server, NFS)).untilBoot());
    }

    private static Fault server(String name, Consumer<Machine> change) {
        return Fault.in("an NFS server", server -> Units.of(server).isActive(UNIT), name, change);
    }

    // What rpc.nfsd 0 does.
    private static void endThreads(Machine server) {
        try {
            server.files().write(THREADS, "0\n".getBytes(StandardCharsets.UTF_8));
        } catch (FileError e) {
            throw new IllegalStateException("no threads of nfsd on " + server.name(), e);
        }
    }

    private static void drop(Machine server, int port) {
        Firewall.of(server).add(new Firewall.Rule("tcp", port, "DROP"));
        server.world().reachabilityChanged();
    }
}

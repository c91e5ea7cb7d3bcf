package praktikum.sim.machine.nfs;

import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;

/**
 * Where a file lies in truth: on a machine itself, or on the server of the export that it has mounted there. Who holds a file open for long
 * keeps this, for it holds as well when the machine has lost its power.
 *
 * @param user the machine that uses the file
 * @param server the machine on whose disks it lies
 * @param path its path there
 */
public record FilePlace(Machine user, Machine server, String path) {

    /** That of a path on a machine now; empty where it lies on a server that is not found. */
    public static Optional<FilePlace> of(Machine machine, String path) {
        String real = resolved(machine, path);
        Mount mount = Mounts.of(machine).covering(real);
        if (!mount.type().startsWith("nfs")) {
            return Optional.of(new FilePlace(machine, machine, real));
        }
        Optional<NfsSource> source = NfsSource.of(mount.source());
        Optional<Ip> ip = source.flatMap(one -> NameResolver.of(machine).resolve(one.host()));
        return ip.flatMap(address -> machine.world().machines().stream().filter(one -> Nics.of(one).owner(address).isPresent()).findFirst())
                .map(server -> new FilePlace(machine, server, source.orElseThrow().path() + real.substring(mount.target().length())));
    }

    private static String resolved(Machine machine, String path) {
        try {
            return machine.files().resolve(path);
        } catch (FileError none) {
            return path;
        }
    }

    /** Whether what is written now arrives. A machine that has just lost its power had written until then. */
    public boolean reached() {
        return server == user || server.running() && (!user.running() || Nics.of(server).all().stream().flatMap(nic -> nic.addresses()
                .stream()).anyMatch(address -> !address.ip().isLoopback() && Network.reaches(user, address.ip())));
    }

    /** What it holds; empty where it is not there or not reached. */
    public Optional<byte[]> read() {
        try {
            return reached() ? Optional.of(server.files().read(path)) : Optional.empty();
        } catch (FileError none) {
            return Optional.empty();
        }
    }

    /** Writes it; false where that is not possible. */
    public boolean write(byte[] content) {
        try {
            if (!reached() || !server.files().exists(path)) {
                return false;
            }
            server.files().write(path, content);
            return true;
        } catch (FileError full) {
            return false;
        }
    }
}

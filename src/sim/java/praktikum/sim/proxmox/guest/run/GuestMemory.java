package praktikum.sim.proxmox.guest.run;

import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;

/**
 * The memory of a running guest: how much of it has ever been touched, and how much of it changes.
 *
 * @param configured bytes that it has
 * @param touched bytes that are not empty
 * @param dirtied bytes a second that are written again
 */
public record GuestMemory(long configured, long touched, long dirtied) {

    private static final long MEBIBYTE = 1 << 20;
    // A quiet Debian: kernel, services, and what has been read from its disk meanwhile.
    private static final long SYSTEM = 182 * MEBIBYTE;
    private static final long FIRMWARE = 6 * MEBIBYTE;
    private static final long READ_PER_SECOND = 160 << 10;
    private static final double MOST = 0.85;
    private static final double QUIET = 0.0022;

    /** That of a guest now. */
    public static GuestMemory of(RunningGuest guest) {
        long all = guest.config().memory();
        Optional<Machine> up = guest.upSystem();
        if (up.isEmpty()) {
            return new GuestMemory(all, Math.min(all, FIRMWARE), 0);
        }
        long files = memoryFiles(up.get());
        long touched = SYSTEM + READ_PER_SECOND * Math.min(1800, up.get().uptime().toSeconds()) + files;
        return new GuestMemory(all, Math.min((long) (all * MOST), touched), (long) (all * QUIET) + MEBIBYTE);
    }

    /** Bytes of the files that lie in memory. */
    private static long memoryFiles(Machine machine) {
        return Mounts.of(machine).all().stream().filter(mount -> mount.type().equals("tmpfs")).map(Mount::target).distinct()
                .filter(target -> target.matches("/(run|tmp|dev/shm|mnt/.*)")).mapToLong(target -> bytes(machine.files(), target)).sum();
    }

    private static long bytes(FileSystem files, String directory) {
        long sum = 0;
        try {
            for (String name : files.list(directory)) {
                var status = files.status(directory + "/" + name);
                sum += status.isDirectory() ? bytes(files, directory + "/" + name) : status.size();
            }
        } catch (FileError gone) {
            return sum;
        }
        return sum;
    }
}

package praktikum.sim.machine.storage;

import java.io.IOException;
import java.util.List;
import praktikum.sim.shell.Call;

/** A part of a machine that mounts file systems of types that lie on no block device, as {@code /sbin/mount.nfs} does. */
public interface MountProgram {

    /** Whether it is the one for a type; for what has no type, whether the source looks like one of its own. */
    boolean takes(String type, String source);

    /**
     * Mounts; it prints what it has to say, and may wait.
     *
     * @param source what is mounted
     * @param target the directory, absolute
     * @param options those that were given, without {@code defaults}
     * @return the exit code of mount(8)
     */
    int mount(Call call, String type, String source, String target, List<String> options) throws IOException, InterruptedException;

    /** Mounts without a word and without waiting, as a unit does at boot; whether it could. */
    boolean mountAtBoot(String type, String source, String target, List<String> options);
}

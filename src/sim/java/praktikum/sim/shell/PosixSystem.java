package praktikum.sim.shell;

import java.util.Optional;
import praktikum.sim.fs.FileSystem;

/** A simulated machine as its shell sees it: files, programs, a clock. The world behind it is not the shell's business. */
public interface PosixSystem {

    /** The name that {@code hostname} prints and the prompt shows. */
    String hostname();

    /** The machine's root file system, with whatever is mounted in it. */
    FileSystem files();

    /**
     * What an executable file of that simple name does, empty where the simulator has none. The file itself decides
     * whether the command exists: the shell looks for it along {@code PATH} in {@link #files()}, follows links, and asks
     * for the program by the name found ({@code /usr/bin/pvecm} is {@code pvecm}); without the file it says
     * "command not found", 127. {@link Executables#install} puts the files there.
     */
    Optional<Program> program(String name);

    /** The machine's own clock; it may run faster than real time, and wrong. */
    SimulatedClock clock();

    /** Has what was written so far on the disk, as {@code sync} asks for: it is still there after the power was gone. */
    default void sync() {}

    /**
     * Tries a TCP connection, as bash does for {@code /dev/tcp/HOST/PORT}. It takes as long as a kernel takes to give up.
     *
     * @param port a number or a name of {@code /etc/services}
     */
    default TcpConnectResult connect(String host, String port) throws InterruptedException {
        return new TcpConnectResult.NoConnection("Network is unreachable");
    }
}

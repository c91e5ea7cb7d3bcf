package praktikum.sim.machine.ssh;

import java.io.IOException;
import praktikum.sim.fs.User;
import praktikum.sim.machine.Machine;
import praktikum.sim.shell.Call;

/** Runs something in a user's login shell on another machine, as the sshd there does. */
@FunctionalInterface
public interface RemoteShell {

    /**
     * Runs a command with the caller's streams and gives its exit code.
     *
     * @param target the machine
     * @param user who logs in there
     * @param command the command line; empty text for a dialogue, or the commands on standard input
     * @param call the calling of ssh
     */
    int run(Machine target, User user, String command, Call call) throws IOException, InterruptedException;
}

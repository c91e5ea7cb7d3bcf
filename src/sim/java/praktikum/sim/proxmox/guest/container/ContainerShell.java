package praktikum.sim.proxmox.guest.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.User;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.run.GuestCommand;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Executables;

/** {@code pct exec} and {@code pct enter}: a command, or root's shell, in a container (lxc-attach). */
final class ContainerShell {

    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    private final Machine node;

    ContainerShell(Machine node) {
        this.node = node;
    }

    int run(Call call, String command, String usage) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(call.args());
        words.removeIf(word -> word.matches("--?keep-env(=[01])?") && words.indexOf("--") < 0);
        if (words.isEmpty()) {
            return InstantCommand.print(call, Answer.fail(255, "400 not enough arguments\n" + usage + "\n"));
        }
        String number = words.removeFirst();
        if (!words.isEmpty() && words.getFirst().equals("--")) {
            words.removeFirst();
        }
        try {
            Machine inside = inside(number);
            if (command.equals("enter")) {
                return attached(call, inside, List.of("/bin/bash"));
            }
            if (words.isEmpty()) {
                throw new GuestError("missing command at /usr/share/perl5/PVE/CLI/pct.pm line 246.");
            }
            return attached(call, inside, words);
        } catch (GuestError e) {
            return InstantCommand.print(call, Answer.fail(e.exit(), e.text(usage)));
        }
    }

    private Machine inside(String number) throws GuestError {
        int id = GuestCommand.id(number);
        return GuestCommand.ask(node, () -> {
            new GuestFiles(node).load(GuestKind.LXC, id);
            return GuestHost.of(node).get(id).flatMap(RunningGuest::upSystem)
                    .orElseThrow(() -> new GuestError("container '" + id + "' not running!"));
        });
    }

    private static int attached(Call call, Machine inside, List<String> command) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(call.environment());
        environment.putAll(Map.of("HOME", "/root", "USER", "root", "PATH", Executables.DEFAULT_PATH, "container", "lxc"));
        Call there = new Call(command, environment, "/root", call.in(), call.out(), call.err(), inside.shell(), User.ROOT, call.terminal());
        try {
            return Executables.run(there, command);
        } catch (FileError e) {
            call.err().print("lxc-attach: attach.c: lxc_attach_run_command: 1841 " + e.errno().text() + " - Failed to exec \""
                    + command.getFirst() + "\"\n");
            call.err().flush();
            return e.errno() == FileError.Errno.ENOENT ? NOT_FOUND : NOT_EXECUTABLE;
        }
    }
}

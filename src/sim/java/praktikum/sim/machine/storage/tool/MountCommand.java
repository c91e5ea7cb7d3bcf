package praktikum.sim.machine.storage.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.FileSystemMounter;
import praktikum.sim.machine.storage.Fstab;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code mount}: what is mounted, or a file system at a directory; exit code 32 where the kernel refuses, 64 where some of many failed. */
final class MountCommand implements Program {

    private final Machine node;

    MountCommand(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-a", "--all", "-v", "--verbose", "-r", "--read-only", "-w", "--rw", "-l",
                "--show-labels", "-m", "--mkdir", "--bind", "--rbind", "-B", "-R", "-f", "--fake"), Set.of("-t", "--types", "-o",
                "--options", "-L", "--label", "-U", "--uuid", "--source", "--target"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return InstantCommand.print(call, Complaints.option("mount", words, 1));
        }
        for (String option : List.of("--bind", "--rbind", "-B", "-R", "-f", "--fake")) {
            if (words.has(option)) {
                return InstantCommand.print(call, Answer.unsupported("mount", option));
            }
        }
        if (words.has("-a", "--all")) {
            return all(call, words);
        }
        Optional<String> tagged = words.value("-L", "--label").map(label -> "LABEL=" + label)
                .or(() -> words.value("-U", "--uuid").map(uuid -> "UUID=" + uuid)).or(() -> words.value("--source"));
        List<String> rest = new ArrayList<>(words.rest());
        tagged.ifPresent(source -> rest.addFirst(source));
        words.value("--target").ifPresent(rest::add);
        if (rest.isEmpty()) {
            return InstantCommand.print(call, node.world().ask(() -> list(words)));
        }
        if (!call.user().isRoot()) {
            return InstantCommand.print(call, Answer.fail(1, "mount: " + rest.getLast() + ": must be superuser to use mount.\n"
                    + "       dmesg(1) may have more information after failed mount system call.\n"));
        }
        if (rest.size() > 2) {
            return InstantCommand.print(call, Answer.fail(1, "mount: bad usage\nTry 'mount --help' for more information.\n"));
        }
        List<String> options = options(words);
        if (options.contains("remount")) {
            return InstantCommand.print(call, node.world().ask(() -> remount(call, rest.getLast(), options)));
        }
        return one(call, words, rest, options);
    }

    private static List<String> options(CommandLine words) {
        List<String> options = new ArrayList<>(words.values("-o", "--options").stream().flatMap(list -> Arrays.stream(list.split(",")))
                .toList());
        if (words.has("-r", "--read-only")) {
            options.add("ro");
        }
        return options;
    }

    private int one(Call call, CommandLine words, List<String> rest, List<String> options) throws IOException, InterruptedException {
        String source = rest.getFirst();
        String target = rest.getLast();
        List<String> all = new ArrayList<>(options);
        String type = words.value("-t", "--types").orElse("auto");
        if (rest.size() == 1) {
            String word = source.startsWith("/") || source.contains("=") ? source.replaceFirst("(.)/+$", "$1") : call.path(source);
            Optional<Fstab.Entry> entry = node.world().ask(() -> Fstab.find(node, word));
            if (entry.isEmpty()) {
                return InstantCommand.print(call, Answer.fail(1, "mount: " + source + ": can't find in /etc/fstab.\n"));
            }
            source = entry.get().source();
            target = entry.get().target();
            type = words.value("-t", "--types").orElse(entry.get().type());
            all.addAll(0, entry.get().options());
        }
        String directory = call.path(target);
        if (words.has("-m", "--mkdir") || all.stream().anyMatch(word -> word.startsWith("X-mount.mkdir"))) {
            node.world().act(() -> node.disk().makeDirectories(directory));
        }
        boolean path = source.startsWith("/") || source.contains("=") || source.contains(":");
        String what = path || !type.equals("auto") ? source : call.path(source);
        int exit = new FileSystemMounter(node).mount(call, type, what, directory, all);
        if (exit == 0 && words.has("-v", "--verbose")) {
            call.out().println("mount: " + what + " mounted on " + directory + ".");
        }
        call.err().flush();
        call.out().flush();
        if (exit == 0) {
            hint(call);
        }
        return exit;
    }

    private void hint(Call call) throws IOException {
        boolean newer = node.world().ask(() -> {
            try {
                return node.files().followed(Fstab.PATH).modified()
                        .isAfter(node.files().followed("/run/systemd/systemd-units-load").modified());
            } catch (FileError none) {
                return false;
            }
        });
        if (newer && call.outputIsTerminal()) {
            call.out().print("mount: (hint) your fstab has been modified, but systemd still uses\n"
                    + "       the old version; use 'systemctl daemon-reload' to reload.\n");
            call.out().flush();
        }
    }

    private int all(Call call, CommandLine words) throws IOException, InterruptedException {
        int good = 0;
        int bad = 0;
        for (Fstab.Entry entry : node.world().ask(() -> Fstab.of(node))) {
            boolean there = node.world().ask(() -> Mounts.of(node).all().stream().anyMatch(mount -> mount.target().equals(entry.target())));
            boolean wanted = entry.auto() && words.value("-t", "--types").map(entry.type()::equals).orElse(true);
            if (!wanted || there) {
                if (words.has("-v", "--verbose")) {
                    call.out().printf("%-25s: %s\n", entry.target(), there ? "already mounted" : "ignored");
                }
                continue;
            }
            int exit = new FileSystemMounter(node).mount(call, entry.type(), entry.source(), entry.target(), entry.options());
            if (exit == 0 && words.has("-v", "--verbose")) {
                call.out().printf("%-25s: successfully mounted\n", entry.target());
            }
            good += exit == 0 ? 1 : 0;
            bad += exit == 0 ? 0 : 1;
        }
        call.out().flush();
        call.err().flush();
        return bad == 0 ? 0 : good == 0 ? 32 : 64;
    }

    private Answer remount(Call call, String word, List<String> options) {
        String target = call.path(word);
        Optional<Mount> mount = Mounts.of(node).at(target);
        if (mount.isEmpty()) {
            return Answer.fail(32, "mount: " + target + ": mount point not mounted or bad option.\n"
                    + "       dmesg(1) may have more information after failed mount system call.\n");
        }
        List<String> given = new ArrayList<>(options);
        if (!options.contains("rw") && !options.contains("ro") && mount.get().has("ro")) {
            given.add("ro");
        }
        Mounts.of(node).remount(mount.get(), FileSystemMounter.shown(mount.get().type(), given));
        return Answer.ok("");
    }

    private Answer list(CommandLine words) {
        var text = new StringBuilder();
        Optional<List<String>> types = words.value("-t", "--types").map(list -> List.of(list.split(",")));
        Mounts.of(node).all().stream().filter(mount -> types.map(list -> list.contains(mount.type())).orElse(true))
                .forEach(mount -> text.append(mount.source()).append(" on ").append(mount.target()).append(" type ").append(mount.type())
                        .append(" (").append(mount.options()).append(")\n"));
        return Answer.ok(text.toString());
    }
}

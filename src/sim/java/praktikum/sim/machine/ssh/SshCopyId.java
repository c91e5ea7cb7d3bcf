package praktikum.sim.machine.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code ssh-copy-id}: asks for the password through ssh and adds the key to the other side's authorized keys. */
public final class SshCopyId implements Program {

    private final Machine node;
    private final Ssh ssh;

    /** The command of a machine. */
    public SshCopyId(Machine node) {
        this.node = node;
        this.ssh = new Ssh(node, (target, user, command, call) -> 0);
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-f"), Set.of("-i", "-o", "-p"));
        if (words.unknown().isPresent() || words.rest().size() != 1) {
            return InstantCommand.print(call, Answer.unsupported("ssh-copy-id", words.unknown().orElse("without a host")));
        }
        String file = words.value("-i").orElse("/root/.ssh/id_rsa").replaceFirst("\\.pub$", "") + ".pub";
        Optional<String> key = node.world().ask(() -> node.disk().text(file));
        if (key.isEmpty()) {
            return InstantCommand.print(call, Answer.fail(1, "\n/usr/bin/ssh-copy-id: ERROR: failed to open ID file '"
                    + file.replace(".pub", "") + "': No such file\n"));
        }
        String target = words.rest().getFirst();
        String host = target.substring(target.lastIndexOf('@') + 1);
        call.err().print("/usr/bin/ssh-copy-id: INFO: Source of key(s) to be installed: \"" + file + "\"\n"
                + "/usr/bin/ssh-copy-id: INFO: attempting to log in with the new key(s), to filter out any that are already installed\n");
        call.err().flush();
        // This login tells nothing of what it meets, neither a new host key nor a refusal: only another trouble ends it all.
        var heard = new ByteArrayOutputStream();
        int tried = ssh.run(quiet(call.with(arguments(words, "-o", "PasswordAuthentication=no", target, "true")), heard));
        String trouble = heard.toString(StandardCharsets.UTF_8);
        if (tried != 0 && !trouble.contains("Permission denied")) {
            return InstantCommand.print(call, Answer.fail(1, "\n/usr/bin/ssh-copy-id: " + trouble.replaceAll("(?m)^(?=.)", "ERROR: ")
                    .replace("\r", "") + "\n"));
        }
        Optional<Machine> other = node.world().ask(() -> NameResolver.of(node).resolve(host).map(ip -> TcpConnector.connect(node, ip, 22))
                .filter(TcpConnection::open)
                .flatMap(TcpConnection::node));
        boolean there = other.isPresent() && node.world().ask(() -> SshKeys.authorized(other.get(), SshKeys.key(key.get().strip())
                .stream().toList()));
        if (there) {
            return InstantCommand.print(call,
                    Answer.fail(0, "\n/usr/bin/ssh-copy-id: WARNING: All keys were skipped because they already exist on the remote "
                    + "system.\n"
                    + "\t\t(if you think this is a mistake, you may want to use -f option)\n\n"));
        }
        call.err().print("/usr/bin/ssh-copy-id: INFO: 1 key(s) remain to be installed -- if you are prompted now it is to install the "
                + "new keys\n");
        call.err().flush();
        int exit = ssh.run(call.with(arguments(words, target, "true")));
        if (exit != 0 || other.isEmpty()) {
            return 1;
        }
        boolean written = node.world().ask(() -> other.get().disk().write("/root/.ssh/authorized_keys",
                other.get().disk().textOrEmpty("/root/.ssh/authorized_keys") + key.get(), 0600));
        if (!written) {
            return InstantCommand.print(call, Answer.fail(1, "cat: write error: Permission denied\n"));
        }
        var options = new StringBuilder();
        words.values("-o").forEach(option -> options.append(" -o '").append(option).append('\''));
        // OpenSSH 9.2 of Debian 12 and 10.0 of Debian 13 differ in their blanks.
        return InstantCommand.print(call, Answer.ok("\nNumber of key(s) added: 1\n\nNow try logging into the machine, with: "
                + (node.release().number() >= 9 ? "" : "  ")
                + "\"ssh" + options + " '" + target + "'\"\nand check to make sure that only the key(s) you wanted were added.\n\n"));
    }

    private static List<String> arguments(CommandLine words, String... rest) {
        List<String> arguments = new ArrayList<>();
        words.values("-o").forEach(option -> arguments.addAll(List.of("-o", option)));
        arguments.addAll(List.of(rest));
        return arguments;
    }

    private static Call quiet(Call call, ByteArrayOutputStream heard) {
        return new Call(call.args(), call.environment(), call.directory(), call.in(), call.out(),
                new PrintStream(heard, true, StandardCharsets.UTF_8),
                call.machine(), call.user(), call.terminal());
    }

}

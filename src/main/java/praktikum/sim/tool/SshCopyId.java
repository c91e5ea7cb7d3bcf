package praktikum.sim.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;
import praktikum.sim.world.Connection;
import praktikum.sim.world.Node;

/** {@code ssh-copy-id}: asks for the password through ssh and adds the key to the other side's authorized keys. */
public final class SshCopyId implements Program {

    private final Node node;
    private final Ssh ssh;

    /** The command of a machine. */
    public SshCopyId(Node node) {
        this.node = node;
        this.ssh = new Ssh(node, (target, command, call) -> 0);
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Words words = Words.of(call.args(), Set.of("-f"), Set.of("-i", "-o", "-p"));
        if (words.unknown().isPresent() || words.rest().size() != 1) {
            return Quick.print(call, Answer.unsupported("ssh-copy-id", words.unknown().orElse("without a host")));
        }
        String file = words.value("-i").orElse("/root/.ssh/id_rsa").replaceFirst("\\.pub$", "") + ".pub";
        Optional<String> key = node.world().ask(() -> node.disk().text(file));
        if (key.isEmpty()) {
            return Quick.print(call, Answer.fail(1, "\n/usr/bin/ssh-copy-id: ERROR: failed to open ID file '" + file.replace(".pub", "") + "': No such file\n"));
        }
        String target = words.rest().getFirst();
        String host = target.substring(target.lastIndexOf('@') + 1);
        call.err().print("/usr/bin/ssh-copy-id: INFO: Source of key(s) to be installed: \"" + file + "\"\n"
                + "/usr/bin/ssh-copy-id: INFO: attempting to log in with the new key(s), to filter out any that are already installed\n");
        call.err().flush();
        Optional<Node> other = node.world().ask(() -> node.names().resolve(host).map(ip -> node.connect(ip, 22)).filter(Connection::open)
                .flatMap(Connection::node));
        boolean there = other.isPresent() && node.world().ask(() -> SshKeys.authorized(other.get(), SshKeys.key(key.get().strip()).stream().toList()));
        if (there) {
            return Quick.print(call, Answer.fail(0, "\n/usr/bin/ssh-copy-id: WARNING: All keys were skipped because they already exist on the remote system.\n"
                    + "\t\t(if you think this is a mistake, you may want to use -f option)\n\n"));
        }
        call.err().print("/usr/bin/ssh-copy-id: INFO: 1 key(s) remain to be installed -- if you are prompted now it is to install the new keys\n");
        call.err().flush();
        List<String> args = new ArrayList<>();
        words.values("-o").forEach(option -> args.addAll(List.of("-o", option)));
        args.add(target);
        args.add("true");
        int exit = ssh.run(call.with(args));
        if (exit != 0 || other.isEmpty()) {
            return 1;
        }
        boolean written = node.world().ask(() -> other.get().disk().write("/root/.ssh/authorized_keys",
                other.get().disk().textOrEmpty("/root/.ssh/authorized_keys") + key.get(), 0600));
        if (!written) {
            return Quick.print(call, Answer.fail(1, "cat: write error: Permission denied\n"));
        }
        return Quick.print(call, Answer.ok("\nNumber of key(s) added: 1\n\nNow try logging into the machine, with: \"ssh '" + target
                + "'\"\nand check to make sure that only the key(s) you wanted were added.\n\n"));
    }

}

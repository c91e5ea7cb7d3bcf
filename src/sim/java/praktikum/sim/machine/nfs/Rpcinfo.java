package praktikum.sim.machine.nfs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code rpcinfo -p [HOST]} and {@code rpcinfo -T tcp HOST PROGRAM [VERSION]}: what is registered at a machine's rpcbind. */
final class Rpcinfo implements Program {

    private final Machine node;

    Rpcinfo(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-p", "-t", "-u"), Set.of("-T"));
        boolean one = words.has("-T", "-t", "-u");
        if (words.unknown().isPresent() || words.valueless().isPresent() || one == words.has("-p") || one && words.rest().size() < 2) {
            return InstantCommand.print(call, Answer.unsupported("rpcinfo", words.unknown().or(words::valueless)
                    .orElse(call.args().isEmpty() ? "none" : call.args().getFirst())));
        }
        String host = words.rest(0).orElse("127.0.0.1");
        RpcPortMapper.Found found = new RpcPortMapper(node).ask(host);
        if (found.machine().isEmpty()) {
            return InstantCommand.print(call, Answer.fail(1, "rpcinfo: " + (one ? "" : "can't contact rpcbind: ") + found.error() + "\n"));
        }
        List<RpcPortMapper.Program> programs = node.world().ask(() -> RpcPortMapper.programs(found.machine().get()));
        if (!one) {
            return InstantCommand.print(call, Answer.ok("   program vers proto   port  service\n" + programs.stream().map(program ->
                    String.format("%10d%5d%6s%7d  %s\n", program.number(), program.version(), program.protocol(), program.port(),
                            program.name())).collect(Collectors.joining())));
        }
        String protocol = words.value("-T").orElse(words.has("-u") ? "udp" : "tcp").replace("6", "");
        List<RpcPortMapper.Program> those = programs.stream().filter(program -> program.protocol().equals(protocol)
                && (program.name().equals(words.rest().get(1)) || Integer.toString(program.number()).equals(words.rest().get(1)))).toList();
        Optional<String> version = words.rest(2);
        List<RpcPortMapper.Program> ready = those.stream()
                .filter(program -> version.map(Integer.toString(program.version())::equals).orElse(true)).toList();
        if (ready.isEmpty()) {
            return InstantCommand.print(call, Answer.fail(1, "rpcinfo: RPC: Program not registered\nprogram " + words.rest().get(1)
                    + " is not available\n"));
        }
        return InstantCommand.print(call, Answer.ok(ready.stream().map(program -> "program " + program.number() + " version "
                + program.version() + " ready and waiting\n").collect(Collectors.joining())));
    }
}

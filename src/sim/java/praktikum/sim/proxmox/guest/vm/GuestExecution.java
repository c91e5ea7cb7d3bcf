package praktikum.sim.proxmox.guest.vm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.Json;
import praktikum.sim.proxmox.api.PveArguments;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.run.GuestCommand;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.shell.Call;

/** {@code qm guest exec}: a command in a virtual machine, by its agent. */
final class GuestExecution {

    private static final Map<String, Kind> OPTIONS = Map.of("timeout", Kind.NUMBER, "synchronous", Kind.FLAG, "pass-stdin", Kind.FLAG);

    private final Machine node;

    GuestExecution(Machine node) {
        this.node = node;
    }

    int run(Call call, String usage) throws IOException, InterruptedException {
        List<String> own = new ArrayList<>(call.args());
        int end = own.indexOf("--");
        List<String> command = new ArrayList<>(end < 0 ? List.of() : own.subList(end + 1, own.size()));
        own = end < 0 ? own : own.subList(0, end);
        // What follows the number belongs to the command, even without the two hyphens.
        List<String> places = own.stream().filter(word -> !word.startsWith("-")).toList();
        if (end < 0 && places.size() > 1) {
            int second = own.indexOf(places.get(1));
            command = new ArrayList<>(own.subList(second, own.size()));
            own = own.subList(0, second);
        }
        PveArguments words = PveArguments.of(own, OPTIONS, 1, usage);
        if (words.refusal().isPresent()) {
            return InstantCommand.print(call, words.refusal().get());
        }
        byte[] input = words.flag("pass-stdin") ? call.in().readAllBytes() : new byte[0];
        try {
            int id = GuestCommand.id(words.place(0));
            Machine machine = GuestCommand.ask(node, () -> new VmAgent(node, id).available());
            if (command.isEmpty()) {
                throw new GuestError("Agent error: no command given");
            }
            Map<String, Object> result = VmAgent.run(machine, command, input);
            return InstantCommand.print(call, Answer.ok(shown(Optional.of(words.option("synchronous").orElse("1").equals("0")
                    ? keep(node, id, result) : result))));
        } catch (GuestError e) {
            return InstantCommand.print(call, Answer.fail(e.exit(), e.text(usage)));
        }
    }

    /** Keeps what became of a command until somebody asks for it; its process in the machine. */
    static Map<String, Object> keep(Machine node, int id, Map<String, Object> result) {
        return node.world().ask(() -> {
            int pid = GuestHost.of(node).get(id).map(guest -> guest.executed(result)).orElse(0);
            return new TreeMap<>(Map.of("pid", pid));
        });
    }

    static Answer status(Machine node, int id, String pid) throws GuestError {
        return Answer.ok(shown(Optional.of(result(node, id, pid))));
    }

    static Map<String, Object> result(Machine node, int id, String pid) throws GuestError {
        new VmAgent(node, id).available();
        return GuestHost.of(node).get(id).filter(guest -> pid.matches("\\d{1,9}")).flatMap(guest -> guest.executed(Integer.parseInt(pid)))
                .orElseThrow(() -> new GuestError("Agent error: PID " + pid + " does not exist"));
    }

    /** As the command prints an answer: JSON with indents, a text as it is, nothing for nothing. */
    static String shown(Optional<Object> answer) {
        return switch (answer.orElse(Map.of())) {
            case Map<?, ?> none when none.isEmpty() -> "";
            case String text -> text + "\n";
            case Number number -> number + "\n";
            case Object value -> Json.pretty(value) + "\n";
        };
    }
}

package praktikum.sim.machine.network.tool;

import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.shell.Call;

/** {@code ifquery IFACE} and {@code ifquery -a}: what the file says. */
final class Ifquery implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-a", "--all"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.unsupported("ifquery", words.unknown().get());
        }
        var file = Ifupdown.of(node).file();
        var text = new StringBuilder();
        file.byName().forEach((name, stanzas) -> {
            if (words.has("-a", "--all") || words.rest().contains(name)) {
                stanzas.forEach(stanza -> {
                    text.append(file.isAutomatic(name) ? "auto " + name + "\n" : "").append("iface ").append(name).append(' ')
                            .append(stanza.family())
                            .append(' ').append(stanza.method()).append('\n');
                    stanza.options().forEach(option -> text.append('\t').append(option.getKey()).append(' ').append(option.getValue())
                            .append('\n'));
                    text.append('\n');
                });
            }
        });
        return text.isEmpty() ? Answer.fail(1, "error: cannot find interfaces: " + String.join(" ", words.rest())
                + " (interface was probably never up ?)\n") : Answer.ok(text.toString());
    }
}

package praktikum.sim.machine.network.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.network.ListeningProcesses;
import praktikum.sim.shell.Call;

/** {@code pkill [-f] PATTERN} for programs that somebody started to listen: exit 0 where one was ended, 1 where none fits. */
final class Pkill implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        List<String> args = new ArrayList<>(call.args());
        boolean whole = args.remove("-f");
        if (args.size() != 1 || args.getFirst().startsWith("-")) {
            return args.isEmpty() ? Answer.fail(2, "pkill: no matching criteria specified\nTry `pkill --help' for more information.\n")
                    : Answer.unsupported("pkill", args.getFirst());
        }
        try {
            Pattern pattern = Pattern.compile(args.getFirst());
            boolean ended = ListeningProcesses.of(node).end(line -> pattern.matcher(whole ? line : line.split(" ")[0]).find());
            return Answer.fail(ended ? 0 : 1, "");
        } catch (PatternSyntaxException e) {
            return Answer.fail(2, "pkill: Invalid preceding regular expression\n");
        }
    }
}

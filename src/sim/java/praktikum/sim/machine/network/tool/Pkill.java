package praktikum.sim.machine.network.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.network.ListeningProcesses;
import praktikum.sim.machine.network.RunningPrograms;
import praktikum.sim.machine.system.ProcessSource;
import praktikum.sim.shell.Call;

/**
 * {@code pkill [-SIGNAL] [-f] PATTERN} for programs that somebody started to listen, or that run until they are told to end: exit 0
 * where one was ended, 1 where none fits.
 */
final class Pkill implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        List<String> args = new ArrayList<>(call.args());
        boolean whole = args.remove("-f");
        String signal = args.stream().filter(word -> word.matches("-(SIG)?(INT|TERM|KILL|2|9|15)")).findFirst().orElse("");
        args.remove(signal);
        if (args.size() != 1 || args.getFirst().startsWith("-")) {
            return args.isEmpty() ? Answer.fail(2, "pkill: no matching criteria specified\nTry `pkill --help' for more information.\n")
                    : Answer.unsupported("pkill", args.getFirst());
        }
        try {
            Pattern pattern = Pattern.compile(args.getFirst());
            Predicate<String> wanted = line -> pattern.matcher(whole ? line : line.split(" ")[0]).find();
            boolean ended = ListeningProcesses.of(node).end(wanted);
            boolean told = RunningPrograms.of(node).signal(wanted, signal.matches("-(SIG)?(INT|2)") ? "INT" : "TERM");
            boolean left = false;
            for (ProcessSource source : node.parts(ProcessSource.class)) {
                left |= source.end(wanted);
            }
            return Answer.fail(ended || told || left ? 0 : 1, "");
        } catch (PatternSyntaxException e) {
            return Answer.fail(2, "pkill: Invalid preceding regular expression\n");
        }
    }
}

package praktikum.sim.machine.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.system.ProcessSource.RunningProcess;
import praktikum.sim.shell.Call;

/** {@code ps -C NAME -o FIELD=,FIELD=} of procps: the processes of a program. */
final class ProcessStatus implements InstantCommand {

    private static final int PID_WIDTH = 7;
    private static final int ELAPSED_WIDTH = 11;

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-w"), Set.of("-C", "-o"));
        if (words.unknown().isPresent() || !words.rest().isEmpty() || words.value("-C").isEmpty() || words.value("-o").isEmpty()) {
            return Answer.unsupported("ps", words.unknown().orElse("without -C and -o"));
        }
        var lines = new StringBuilder();
        List<RunningProcess> processes = new ArrayList<>();
        node.parts(ProcessSource.class).forEach(source -> processes.addAll(source.processes()));
        processes.sort(Comparator.comparing(RunningProcess::pid));
        for (RunningProcess process : processes) {
            if (process.name().equals(words.value("-C").get())) {
                var fields = new ArrayList<String>();
                for (String field : words.value("-o").get().split(",")) {
                    String value = shown(field, process);
                    if (value.isEmpty()) {
                        return Answer.unsupported("ps", "-o " + field);
                    }
                    fields.add(value);
                }
                lines.append(String.join(" ", fields)).append('\n');
            }
        }
        return lines.isEmpty() ? Answer.fail(1, "") : Answer.ok(lines.toString());
    }

    /** A field without a head; empty text where the simulator does not know it. */
    private static String shown(String field, RunningProcess process) {
        return switch (field) {
            case "pid=" -> padded(Integer.toString(process.pid()), PID_WIDTH);
            case "etimes=" -> padded(Long.toString(process.age().toSeconds()), PID_WIDTH);
            case "etime=" -> padded(elapsed(process.age()), ELAPSED_WIDTH);
            case "args=", "cmd=", "command=" -> process.commandLine();
            case "comm=" -> process.name();
            default -> "";
        };
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String elapsed(Duration age) {
        String minutes = String.format(Locale.ROOT, "%02d:%02d", age.toMinutesPart(), age.toSecondsPart());
        return age.toDays() > 0 ? String.format(Locale.ROOT, "%d-%02d:%s", age.toDays(), age.toHoursPart(), minutes)
                : age.toHours() > 0 ? String.format(Locale.ROOT, "%02d:%s", age.toHoursPart(), minutes) : minutes;
    }
}

package praktikum.cli;

import picocli.CommandLine.Command;
import praktikum.cli.terminal.TerminalSanitizer;
import praktikum.run.WorkFailed;

/** {@code praktikum lint}: every problem of the course's pages at once. */
@Command(name = "lint")
final class LintCommand extends KitCommand {

    @Override
    public Integer call() throws WorkFailed {
        var screen = common().screen();
        var problems = common().course().lint();
        problems.forEach(problem -> screen.print(TerminalSanitizer.line(problem.in(screen.language()))));
        screen.say(problems.isEmpty() ? "cli.lint.clean" : "cli.lint.findings", problems.size());
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}

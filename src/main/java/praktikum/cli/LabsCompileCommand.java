package praktikum.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import praktikum.cli.terminal.TerminalSanitizer;
import praktikum.run.WorkFailed;
import praktikum.run.author.CheckCompiler;

/** {@code praktikum labs compile}: a course's own checks, made into the jar that the kit takes them from. */
@Command(name = "compile")
final class LabsCompileCommand extends KitCommand {

    @Override
    public Integer call() throws IOException, WorkFailed {
        var screen = common().screen();
        var folder = common().course().folder().orElseThrow(() -> WorkFailed.because("cli.labs.which-course"));
        var compiled = CheckCompiler.compile(folder);
        compiled.problems().forEach(problem -> screen.print(TerminalSanitizer.line(problem.in(screen.language()))));
        if (!compiled.problems().isEmpty()) {
            screen.say("cli.lint.findings", compiled.problems().size());
            return ExitCode.FAILED;
        }
        screen.print(compiled.jar().toString());
        screen.say("cli.labs.compiled", compiled.classes(), folder);
        return ExitCode.OK;
    }
}

package praktikum.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import praktikum.cli.terminal.CheckProgress;
import praktikum.cli.terminal.ResultPrinter;
import praktikum.cli.terminal.TerminalSanitizer;
import praktikum.run.WorkFailed;
import praktikum.run.check.CheckResult;
import praktikum.run.check.LiveCheck;
import praktikum.text.Message;

/** {@code praktikum check}: looks at the machines and judges. */
@Command(name = "check")
final class CheckCommand extends KitCommand {

    @Parameters(arity = "0..*", paramLabel = "LAB[/STEP[/CHECK]]", descriptionKey = "check.scope")
    private List<String> scope = List.of();

    @Option(names = "--wait", paramLabel = "TIME", descriptionKey = "check.wait")
    private Optional<String> wait = Optional.empty();

    @Option(names = "--dry-run", descriptionKey = "check.dry-run")
    private boolean dryRun;

    @Option(names = "--challenge", descriptionKey = "check.challenge")
    private boolean challenge;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws IOException, WorkFailed {
        var screen = common().screen();
        var patience = CommonOptions.time(wait);
        // Side by side with the site, and the machines meanwhile: a cold JVM takes its time for each of them.
        var course = common().course();
        course.prepare();
        var site = common().site();
        if (dryRun) {
            LiveCheck.firstRound(course, site, scope).forEach(asked -> screen.print(TerminalSanitizer.line(asked)));
            return ExitCode.OK;
        }
        if (challenge) {
            LiveCheck.challenges(course, scope).forEach(check -> screen.say(Message.of("cli.check.challenge", check)));
        }
        CheckResult result;
        try (var work = common().work(course, site); var progress = CheckProgress.on(screen)) {
            result = LiveCheck.run(work, scope, patience, Optional.of((Consumer<Message>) screen::say).filter(all -> challenge),
                    progress);
        }
        new ResultPrinter(screen, result).printRun(json);
        return ExitCode.of(result.end());
    }
}

package praktikum.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import praktikum.cli.terminal.ResultPrinter;
import praktikum.run.SteadyClock;
import praktikum.run.WorkFailed;
import praktikum.run.check.RecordedCheck;

/** {@code praktikum regrade}: judges a transcript again, with no machine there. */
@Command(name = "regrade")
final class RegradeCommand extends KitCommand {

    @Parameters(arity = "0..1", paramLabel = "TRANSCRIPT", descriptionKey = "regrade.transcript")
    private Optional<Path> transcript = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "regrade.out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws IOException, WorkFailed {
        var screen = common().screen();
        var check = RecordedCheck.read(transcript, common().workspace());
        var result = check.regrade(common().course(), screen::say, SteadyClock.started());
        if (out.isPresent()) {
            result.write(out.get());
        }
        new ResultPrinter(screen, result).printRun(json);
        return ExitCode.of(result.end());
    }
}

package praktikum.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import praktikum.report.ReportFormat;
import praktikum.run.SteadyClock;
import praktikum.run.WorkFailed;
import praktikum.run.check.RecordedCheck;

/** {@code praktikum report}: the report of a check. */
@Command(name = "report")
final class ReportCommand extends KitCommand {

    @Parameters(arity = "0..1", paramLabel = "TRANSCRIPT", descriptionKey = "report.transcript")
    private Optional<Path> transcript = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "report.out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "report.format")
    private String format = "both";

    @Override
    public Integer call() throws IOException, WorkFailed {
        var screen = common().screen();
        var formats = switch (format) {
            case "both" -> EnumSet.allOf(ReportFormat.class);
            case "html" -> EnumSet.of(ReportFormat.HTML);
            case "pdf" -> EnumSet.of(ReportFormat.PDF);
            default -> throw WorkFailed.because("cli.report.format", format);
        };
        var workspace = common().workspace();
        RecordedCheck.read(transcript, workspace)
                .report(common().course(), out.isPresent() ? out.get() : RecordedCheck.folder(workspace), formats, screen.language(),
                        screen::say, SteadyClock.started())
                .forEach(written -> screen.print(written.toString()));
        return ExitCode.OK;
    }
}

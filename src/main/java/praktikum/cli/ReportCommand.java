package praktikum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import praktikum.check.engine.CheckMethod;
import praktikum.course.Course;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.EvidenceDamaged;
import praktikum.report.Report;
import praktikum.report.ReportFormat;
import praktikum.report.gather.ReportBuilder;
import praktikum.run.WorkFailed;

/** {@code praktikum report}: the report of a check. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

    @ParentCommand
    private Main kit;

    @Parameters(arity = "0..1", paramLabel = "TRANSCRIPT", descriptionKey = "report.transcript")
    private Optional<Path> transcript = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "report.out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "report.format")
    private String format = "both";

    @Override
    public Integer call() throws Exception {
        var screen = kit.common().screen();
        var media = switch (format) {
            case "both" -> EnumSet.allOf(ReportFormat.class);
            case "html" -> EnumSet.of(ReportFormat.HTML);
            case "pdf" -> EnumSet.of(ReportFormat.PDF);
            default -> throw WorkFailed.because("cli.report.format", format);
        };
        var file = transcript.isPresent() ? transcript.get() : RegradeCommand.newest(kit.common().workspace());
        if (!Files.isRegularFile(file)) {
            throw WorkFailed.because("cli.regrade.no-file", file);
        }
        write(file, kit.common().course(), kit.common().checks(), kit.common().courseFolder(), out.orElse(kit.common().workspace().report()), media, screen)
                .forEach(written -> screen.print(written.toString()));
        return Exit.OK;
    }

    /** Judges a transcript and writes its report. */
    static List<Path> write(Path transcript, Course course, List<CheckMethod> checks, Optional<Path> courseFolder, Path folder,
            Set<ReportFormat> media, Screen screen) throws IOException, WorkFailed {
        try {
            var evidence = Evidence.read(transcript);
            var ids = CheckCommand.ids(course, evidence.opening().scope());
            var done = Checking.again(transcript, course, Selection.of(course, ids, checks), screen, Clock.systemUTC());
            var model = ReportBuilder.report(course, done.site(), evidence, transcript.getFileName().toString(), done.grade(), screen.language(), ZoneId.systemDefault());
            return Report.write(model, courseFolder, folder, media);
        } catch (EvidenceDamaged damaged) {
            throw WorkFailed.of(WorkFailed.Kind.EVIDENCE_DAMAGED, damaged.why());
        }
    }
}

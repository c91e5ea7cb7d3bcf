package praktikum.run.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import praktikum.check.engine.ChallengeRun;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.MarkerKeeper;
import praktikum.check.engine.RunListener;
import praktikum.drill.Timelines;
import praktikum.grade.Results;
import praktikum.host.PrivateFile;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.EvidenceDamaged;
import praktikum.host.evidence.RunHeader;
import praktikum.host.replay.Replay;
import praktikum.report.Report;
import praktikum.report.ReportFormat;
import praktikum.report.gather.ReportBuilder;
import praktikum.run.CourseSource;
import praktikum.run.RunName;
import praktikum.run.SiteText;
import praktikum.run.WorkContext;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;
import praktikum.site.PlannedMachine;
import praktikum.site.Workspace;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * The transcript of a check, read and proved once: judged again with no machine there, or told in a report.
 *
 * @param file where it lies
 */
public record RecordedCheck(Path file, Evidence evidence) {

    /** Reads a transcript, the newest of a check in the workspace for none. */
    public static RecordedCheck read(Optional<Path> transcript, Workspace workspace) throws IOException, WorkFailed {
        var file = transcript.isPresent() ? transcript.get() : newest(workspace.transcripts());
        if (!Files.isRegularFile(file)) {
            throw WorkFailed.because("run.regrade.no-file", file);
        }
        try {
            var check = new RecordedCheck(file, Evidence.read(file));
            if (transcript.isEmpty()) {
                check.isOf(workspace);
            }
            return check;
        } catch (EvidenceDamaged damaged) {
            throw KeptResults.is(file) ? WorkFailed.because("run.regrade.results", file, KeptResults.transcript(file))
                    : WorkFailed.of(WorkEnd.EVIDENCE_DAMAGED, damaged.why());
        }
    }

    /** What was found without a name is held to be this workspace's own; any other is to be named. */
    private void isOf(Workspace workspace) throws WorkFailed {
        if (SiteFile.read(workspace.site()) instanceof SiteReading.Ready ready
                && !SiteText.same(evidence.opening().site(), ready.site())) {
            throw WorkFailed.of(WorkEnd.EVIDENCE_DAMAGED, Message.of("run.regrade.other-site", file, workspace.site()));
        }
    }

    private static Path newest(Path folder) throws IOException, WorkFailed {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                var found = files.filter(file -> file.getFileName().toString().matches(".*-check(-[0-9]+)?\\.jsonl"))
                        .max(RunName.NEWEST_LAST);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw WorkFailed.because("run.regrade.none", folder);
    }

    /**
     * Judges it again, and holds all of the results beside it, where there are some, to what comes of it.
     *
     * @param notes hears what is to be said although nothing is wrong
     */
    public CheckResult regrade(CourseSource source, Consumer<Message> notes, Clock clock) throws IOException, WorkFailed {
        var kept = KeptResults.beside(this);
        var course = source.course();
        var opening = evidence.opening();
        var selection = CheckSelection.of(source, opening.scope());
        evidence.note().ifPresent(notes);
        if (opening.kind() != RunHeader.Kind.CHECK) {
            throw WorkFailed.because("run.regrade.not-a-check", file);
        }
        if (!opening.course().equals(course.hash())) {
            notes.accept(Message.of("run.regrade.other-course"));
        }
        var site = SiteText.recorded(opening.run(), opening.site());
        var replay = Replay.of(evidence);
        Map<String, WitnessedHost> machines = site.machines().stream()
                .collect(Collectors.toMap(PlannedMachine::name, machine -> replay.host(machine.name())));
        var times = 1 + (int) evidence.entries().stream()
                .filter(entry -> entry instanceof Entry.Mark mark && mark.name().equals(LiveCheck.AGAIN)).count();
        var challenges = Optional.of(new ChallengeRun(opening.seed(), MarkerKeeper.SILENT)).filter(run -> evidence.entries().stream()
                .anyMatch(entry -> entry instanceof Entry.Mark mark && mark.name().equals(LiveCheck.CHALLENGE)));
        var checks = new CheckRun(site, machines, selection.needed(), Timelines.copiedIn(evidence), challenges, RunListener.SILENT);
        var verdicts = selection.asked(checks.runTimes(times, selection.asked()));
        var now = clock.instant();
        var result = CheckResult.of(course, site, verdicts, ReadHints.in(evidence),
                new Results.Run(RunName.of(now, "regrade"), WorkContext.kitVersion(), now, clock.instant(),
                        evidence.ended().map(end -> LiveCheck.word(end.status())).orElse("interrupted")),
                file, evidence.entries().size(), evidence.endHash().orElse(""), false);
        if (kept.isPresent()) {
            kept.get().compare(result, notes);
        }
        return result;
    }

    /** A workspace's own folder for reports, which must be no link. */
    public static Path folder(Workspace workspace) throws IOException {
        PrivateFile.noLink(workspace.report());
        return workspace.report();
    }

    /**
     * Judges it again and writes its report into a folder.
     *
     * @return the files that were written
     */
    public List<Path> report(CourseSource course, Path folder, Set<ReportFormat> formats, Language language,
            Consumer<Message> notes, Clock clock) throws IOException, WorkFailed {
        var result = regrade(course, notes, clock);
        var model = ReportBuilder.report(course.course(), result.site(), evidence, file.getFileName().toString(), result.grade(), language,
                ZoneId.systemDefault());
        return Report.write(model, course.folder(), folder, formats);
    }
}

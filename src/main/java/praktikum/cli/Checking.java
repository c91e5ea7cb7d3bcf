package praktikum.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.course.Course;
import praktikum.drill.Timelines;
import praktikum.grade.Grade;
import praktikum.grade.Results;
import praktikum.host.PrivateFile;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.EvidenceDamaged;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.host.replay.Replay;
import praktikum.host.ssh.Budget;
import praktikum.host.ssh.SshHosts;
import praktikum.run.WorkFailed;
import praktikum.site.Site;
import praktikum.site.Workspace;

/** A run of checks from the first connection to the results file; and the same from evidence alone. */
final class Checking {

    /** Written before each asking after the first ({@code --wait}), so that a regrade asks as often. */
    private static final String AGAIN = "again";

    private Checking() {
    }

    /**
     * What came of a run.
     *
     * @param json the results document
     * @param interrupted whether it was ended early
     */
    record Done(Site site, Grade grade, Map<CheckKey, Verdict> verdicts, String json, Path transcript, boolean interrupted) {
    }

    /** Asks the machines and judges. The transcript and, beside it, the results stay in the workspace whatever happens. */
    static Done live(Workspace workspace, Course course, Site site, SshHosts ssh, Selection selection, List<String> scope,
            Duration wait, RunListener listener, Clock clock) throws IOException {
        var started = clock.instant();
        var run = RunId.next(workspace, started, "check");
        var file = workspace.transcripts().resolve(run + ".jsonl");
        var opening = new RunHeader(RunHeader.Kind.CHECK, run, Version.kit(), course.hash(), Sites.text(site), started.toEpochMilli(), scope);
        ssh.grant(Budget.of(site.ssh().budget()));
        try (var transcript = Transcript.create(file, opening, clock); var hosts = new Hosts(site, ssh, transcript)) {
            var hints = Hints.of(workspace);
            hints.forEach(hint -> transcript.mark(Hints.mark(hint)));
            var copies = Drills.newestComplete(workspace, site).stream().flatMap(drill -> transcript.copy(drill).stream()).toList();
            var checkRun = new CheckRun(site, hosts.askers(), selection.needed(), Timelines.copied(copies), listener);
            var cancelled = new AtomicBoolean();
            Map<CheckKey, Verdict> verdicts;
            try (var interrupt = Interrupts.on(() -> {
                cancelled.set(true);
                checkRun.cancel(clock.instant());
                hosts.close();
            })) {
                verdicts = selection.asked(checkRun.runUntil(started.plus(wait), clock, selection.asked(), () -> {
                    transcript.mark(AGAIN);
                    ssh.grant(Budget.of(site.ssh().budget()));
                }));
            } catch (IOException | RuntimeException trouble) {
                throw trouble;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
            var status = cancelled.get() ? RunStatus.INTERRUPTED : RunStatus.COMPLETE;
            var hash = transcript.end(status);
            var grade = Grade.of(course, verdicts, hints);
            var json = Results.json(new Results.Run(run, started, clock.instant(), word(status)), course, site.plan().cluster(),
                    new Results.Source(file.getFileName().toString(), transcript.records(), hash), grade, Sites.telling(site));
            PrivateFile.replace(results(file), json);
            return new Done(site, grade, verdicts, json, file, cancelled.get());
        }
    }

    /** Judges a transcript again, with no machine there. */
    static Done again(Path file, Course course, Selection selection, Screen screen, Clock clock)
            throws IOException, EvidenceDamaged, WorkFailed {
        var evidence = Evidence.read(file);
        evidence.note().ifPresent(note -> screen.err().println(Safe.line(note.in(screen.language()))));
        var opening = evidence.opening();
        if (opening.kind() != RunHeader.Kind.CHECK) {
            throw WorkFailed.because("cli.regrade.not-a-check", file);
        }
        if (!opening.course().equals(course.hash())) {
            screen.say("cli.regrade.other-course");
        }
        var site = Sites.read(opening.run(), opening.site());
        var replay = Replay.of(evidence);
        var askers = new HashMap<String, WitnessedHost>();
        site.nodes().forEach(node -> askers.put(node.name(), replay.host(node.name())));
        var times = 1 + (int) evidence.entries().stream()
                .filter(entry -> entry instanceof Entry.Mark mark && mark.name().equals(AGAIN)).count();
        var verdicts = selection.asked(new CheckRun(site, askers, selection.needed(), Timelines.copiedIn(evidence), RunListener.SILENT).runTimes(times, selection.asked()));
        var grade = Grade.of(course, verdicts, Hints.in(evidence));
        var now = clock.instant();
        var json = Results.json(new Results.Run(RunId.next(new Workspace(Path.of("")), now, "regrade"), now, clock.instant(),
                evidence.ended().map(end -> word(end.status())).orElse("interrupted")), course, site.plan().cluster(),
                new Results.Source(file.getFileName().toString(), evidence.entries().size(), evidence.endHash().orElse("")), grade, Sites.telling(site));
        return new Done(site, grade, verdicts, json, file, false);
    }

    /** The results file beside a transcript. */
    static Path results(Path transcript) {
        var name = transcript.getFileName().toString();
        return transcript.resolveSibling((name.endsWith(".jsonl") ? name.substring(0, name.length() - ".jsonl".length()) : name) + ".results.json");
    }

    private static String word(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}

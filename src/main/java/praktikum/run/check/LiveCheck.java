package praktikum.run.check;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import praktikum.check.engine.ChallengeRun;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.drill.Timelines;
import praktikum.grade.Results;
import praktikum.host.PrivateFile;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.ssh.Budget;
import praktikum.run.CourseSource;
import praktikum.run.RunName;
import praktikum.run.WorkContext;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;
import praktikum.run.drill.DrillHistory;
import praktikum.site.Site;
import praktikum.text.Message;

/** Asks the machines and judges, from the first connection to the results file. */
public final class LiveCheck {

    /** Written before each asking after the first ({@code --wait}), so that a regrade asks as often. */
    static final String AGAIN = "again";

    /** Written at the beginning where challenges were asked for, so that a regrade takes them up. */
    static final String CHALLENGE = "challenge";

    private LiveCheck() {
    }

    /**
     * Checks a site. The transcript and, beside it, the results stay in the workspace whatever happens.
     *
     * @param scope addresses such as {@code 01-nodes/time}; all of the course for none
     * @param wait how long what has not passed is asked again
     * @param challenge hears of files that challenges wrote and that could not be removed; empty where they are not carried out
     */
    public static CheckResult run(WorkContext context, List<String> scope, Duration wait, Optional<Consumer<Message>> challenge,
            RunListener listener) throws IOException, WorkFailed {
        try (var machines = context.connect()) {
            var selection = selection(context.course(), scope);
            var clock = context.clock();
            var started = clock.instant();
            machines.grant(Budget.of(context.site().ssh().budget()));
            try (var transcript = context.transcript(RunHeader.Kind.CHECK, "check", scope, started); machines) {
                var workspace = context.workspace();
                var hints = ReadHints.of(workspace);
                hints.forEach(hint -> transcript.mark(ReadHints.mark(hint)));
                var drills = DrillHistory.read(workspace, context.site()).complete().stream()
                        .flatMap(drill -> transcript.copy(drill).stream()).toList();
                var hosts = Map.copyOf(context.witnessed(machines, transcript));
                var challenges = Optional.<ChallengeRun>empty();
                if (challenge.isPresent()) {
                    transcript.mark(CHALLENGE);
                    var keeper = new TranscriptMarkers(transcript, challenge.get());
                    MarkerHistory.removeLeft(workspace, context.site(), hosts, transcript, keeper);
                    challenges = Optional.of(new ChallengeRun(transcript.seed(), keeper));
                }
                var checks = new CheckRun(context.site(), Map.copyOf(hosts), selection.needed(), Timelines.copied(drills), challenges,
                        listener);
                try (var ending = context.cancellation().on(() -> {
                    checks.cancel(clock.instant());
                    // What was written is removed first, over the connections that are there.
                    if (!checks.hasMarkers()) {
                        machines.close();
                    }
                })) {
                    var verdicts = selection.asked(checks.runUntil(started.plus(wait), clock, selection.asked(), () -> {
                        transcript.mark(AGAIN);
                        machines.grant(Budget.of(context.site().ssh().budget()));
                    }));
                    var cancelled = context.cancellation().cancelled();
                    var status = cancelled ? RunStatus.INTERRUPTED : RunStatus.COMPLETE;
                    var hash = transcript.end(status);
                    var result = CheckResult.of(context.course().course(), context.site(), verdicts, hints,
                            new Results.Run(RunName.of(transcript.file()), WorkContext.kitVersion(), transcript.started(),
                                    transcript.latest(), word(status)),
                            transcript.file(), transcript.records(), hash, cancelled);
                    PrivateFile.replace(CheckResult.file(transcript.file()), result.json());
                    return result;
                }
            }
        }
    }

    /** What a check would ask first, without asking it: {@code node1: hostname -f}. */
    public static List<String> firstRound(CourseSource course, Site site, List<String> scope) throws WorkFailed {
        return new CheckRun(site, Map.of(), selection(course, scope).needed(), Timelines.NONE, RunListener.SILENT).firstRound().stream()
                .map(asked -> asked.getKey() + ": " + asked.getValue().line()).toList();
    }

    /** The challenges in a scope, which write something where they are asked for. */
    public static List<CheckKey> challenges(CourseSource course, List<String> scope) throws WorkFailed {
        var selection = selection(course, scope);
        return selection.needed().stream().filter(CheckMethod::challenge).map(CheckMethod::key).filter(selection.asked()::contains)
                .toList();
    }

    private static CheckSelection selection(CourseSource course, List<String> scope) throws WorkFailed {
        var selection = CheckSelection.of(course, scope);
        if (selection.asked().isEmpty()) {
            throw WorkFailed.of(WorkEnd.NOTHING_DONE, Message.of("run.check.nothing"));
        }
        return selection;
    }

    /** How a results document calls a run's end. */
    static String word(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}

package praktikum.run.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.Verdict;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.run.Cancellation;
import praktikum.run.CourseSource;
import praktikum.run.WorkContext;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.Workspace;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.text.Language;

/** A site is one cluster and has a limit; a process has none: it checks the clusters of a class side by side. */
class ManySitesTest {

    private static final int SITES = 3;
    private static final int NODES = 12;

    @TempDir
    private Path folder;

    @Test
    void oneProcessAsksMoreMachinesThanASiteMayHave() throws Exception {
        var course = new CourseSource(Optional.empty(), told -> { });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = threads.invokeAll(IntStream.range(0, SITES).<Callable<CheckResult>>mapToObj(number -> () ->
                    checked(new Workspace(folder.resolve("site" + number)), course)).toList());
            for (var number = 0; number < SITES; number++) {
                var result = runs.get(number).get();
                assertEquals(NODES, result.verdicts().values().stream().filter(verdict -> !(verdict instanceof Verdict.Skipped))
                        .flatMap(verdict -> verdict.findings().stream()).map(finding -> finding.subject()).distinct().count());
                try (var files = Files.list(folder.resolve("site" + number).resolve("transcripts"))) {
                    var evidence = Evidence.read(files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow());
                    assertEquals(NODES, evidence.entries().stream().filter(Entry.Asked.class::isInstance).map(Entry.Asked.class::cast)
                            .map(Entry.Asked::host).distinct().count());
                }
            }
        }
    }

    private static CheckResult checked(Workspace workspace, CourseSource course) throws Exception {
        try (var practice = PracticeCluster.start(workspace, PracticeCluster.example(NODES), 9, 1, Language.ENGLISH);
                var work = WorkContext.open(workspace, course, practice.site(), new Cancellation(), Clock.systemUTC())) {
            return LiveCheck.run(work, List.of("01-nodes/time"), Duration.ZERO, Optional.empty(), RunListener.SILENT);
        }
    }

    @Test
    void thirtyTwoNodesAreASiteAndOneMoreIsToldWhy() throws IOException {
        assertEquals(List.of(), problems(32));
        var told = problems(33);
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().matches(".*:\\d+: found 33 entries in site.nodes; allowed: 1 to 32: a site is one cluster.*"),
                told::toString);
    }

    private List<String> problems(int nodes) throws IOException {
        var text = SiteFile.write(PracticeCluster.example(3), Language.ENGLISH);
        var list = IntStream.rangeClosed(1, nodes)
                .mapToObj(number -> "  - name: n" + number + "\n    address: 192.168.137." + (10 + number))
                .collect(Collectors.joining("\n", "nodes:\n", "\n"));
        Files.writeString(folder.resolve("site.yaml"), text.replaceFirst("(?ms)^nodes:.*?^(?=[a-z#])", list));
        return switch (SiteFile.read(folder.resolve("site.yaml"))) {
            case SiteReading.Ready _ -> List.of();
            case SiteReading.Wrong wrong -> wrong.findings().stream().map(finding -> finding.in(Language.ENGLISH)).toList();
        };
    }
}

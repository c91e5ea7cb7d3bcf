package praktikum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.EvidenceDamaged;
import praktikum.run.WorkFailed;
import praktikum.site.Workspace;
import praktikum.text.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code praktikum regrade}: judges a transcript again, with no machine there. */
@Command(name = "regrade")
final class RegradeCommand implements Callable<Integer> {

    @ParentCommand
    private Main kit;

    @Parameters(arity = "0..1", paramLabel = "TRANSCRIPT", descriptionKey = "regrade.transcript")
    private Optional<Path> transcript = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "regrade.out")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var screen = kit.common().screen();
        var course = kit.common().course();
        var checks = kit.common().checks();
        var file = transcript.isPresent() ? transcript.get() : newest(kit.common().workspace());
        if (!Files.isRegularFile(file)) {
            throw WorkFailed.because("cli.regrade.no-file", file);
        }
        try {
            compareWithResults(file);
            var ids = CheckCommand.ids(course, Evidence.read(file).opening().scope());
            var done = Checking.again(file, course, Selection.of(course, ids, checks), screen, Clock.systemUTC());
            if (out.isPresent()) {
                Files.writeString(out.get(), done.json());
            }
            return CheckCommand.show(screen, done, json);
        } catch (EvidenceDamaged damaged) {
            throw WorkFailed.of(WorkFailed.Kind.EVIDENCE_DAMAGED, damaged.why());
        }
    }

    /** The results beside a transcript keep the hash of its last record: a transcript swapped for another whole one shows here. */
    private static void compareWithResults(Path file) throws Exception {
        var results = Checking.results(file);
        if (Files.isRegularFile(results)) {
            var own = Evidence.read(file).endHash().orElse("");
            if (!kept(file, results).equals(own)) {
                throw WorkFailed.of(WorkFailed.Kind.EVIDENCE_DAMAGED, Message.of("cli.regrade.other-hash", file, results));
            }
        }
    }

    private static String kept(Path file, Path results) throws Exception {
        try {
            return new JsonMapper().readTree(Files.readAllBytes(results)).path("transcript").path("sha256").asString("");
        } catch (JacksonException unreadable) {
            throw WorkFailed.of(WorkFailed.Kind.EVIDENCE_DAMAGED, Message.of("cli.regrade.bad-results", file, results));
        }
    }

    /** The newest transcript of a check. */
    static Path newest(Workspace workspace) throws IOException, WorkFailed {
        var folder = workspace.transcripts();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                var found = files.filter(file -> file.getFileName().toString().matches(".*-check(-[0-9]+)?\\.jsonl")).max(RunId.NEWEST_LAST);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw WorkFailed.because("cli.regrade.none", folder);
    }
}

package praktikum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import praktikum.drill.QuorumTimeline;
import praktikum.drill.Restore;
import praktikum.drill.Stage;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.EvidenceDamaged;
import praktikum.host.evidence.Opening;
import praktikum.host.evidence.Status;
import praktikum.site.Site;
import praktikum.site.Workspace;

/** The drills of a workspace, read from its transcripts. */
final class Drills {

    private Drills() {
    }

    /** The newest drill of the same machines that came to its end, whatever it showed. */
    static Optional<Evidence> newestComplete(Workspace workspace, Site site) throws IOException {
        return newestFirst(workspace).stream().filter(drill -> Sites.same(drill.opening().site(), site))
                .filter(drill -> drill.ended().filter(end -> end.status() != Status.INTERRUPTED).isPresent())
                // A restore is a drill too, but measures nothing; neither does one that was refused.
                .filter(drill -> QuorumTimeline.of(drill).stage(Stage.RECOVERED).isPresent()).findFirst();
    }

    /** The newest drill that was killed and has left something undone; a later restore or drill of the same machines settles it. */
    static Optional<Evidence> left(Workspace workspace, Site site) throws IOException {
        return newestFirst(workspace).stream().filter(drill -> Sites.same(drill.opening().site(), site)).findFirst()
                .filter(drill -> !Restore.left(drill).isEmpty());
    }

    private static List<Evidence> newestFirst(Workspace workspace) throws IOException {
        var files = new ArrayList<Path>();
        if (Files.isDirectory(workspace.transcripts())) {
            try (var all = Files.newDirectoryStream(workspace.transcripts(), "*-drill*.jsonl")) {
                all.forEach(files::add);
            }
        }
        var drills = new ArrayList<Evidence>();
        for (var file : files) {
            try {
                var evidence = Evidence.read(file);
                if (evidence.opening().kind() == Opening.Kind.DRILL) {
                    drills.add(evidence);
                }
            } catch (EvidenceDamaged damaged) {
                // A damaged drill proves nothing, and must not keep the others from being found; regrade tells of it.
                continue;
            }
        }
        drills.sort(Comparator.comparing(Evidence::started).reversed());
        return drills;
    }
}

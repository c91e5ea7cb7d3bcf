package praktikum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRestore;
import praktikum.drill.Timeline;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.EvidenceDamaged;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.site.Site;
import praktikum.site.Workspace;

/** The drills of a workspace, read from its transcripts. */
final class Drills {

    private Drills() {
    }

    /** The newest drill of each kind, of the same machines, that came to its end, whatever it showed. */
    static List<Evidence> newestComplete(Workspace workspace, Site site) throws IOException {
        var kinds = new HashSet<Class<?>>();
        return newestFirst(workspace).stream().filter(drill -> Sites.same(drill.opening().site(), site))
                .filter(drill -> drill.ended().filter(end -> end.status() != RunStatus.INTERRUPTED).isPresent())
                // A restore is a drill too, but measures nothing; neither does one that was refused.
                .filter(drill -> Timeline.of(DrillRecords.of(drill)).filter(Timeline::complete).filter(found -> kinds.add(found.getClass())).isPresent())
                .toList();
    }

    /**
     * What drills of the same machines have left undone.
     *
     * @param run the newest of them
     */
    record Left(String run, List<Entry.Intent> changes) {
    }

    /** What a drill that was killed, and the restores after it, have left undone. */
    static Optional<Left> left(Workspace workspace, Site site) throws IOException {
        var drills = newestFirst(workspace).stream().filter(drill -> Sites.same(drill.opening().site(), site)).toList();
        var changes = DrillRestore.left(drills);
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Left(drills.getFirst().opening().run(), changes));
    }

    /** What is wrong with the newest drill's transcript: then nobody knows what it has left. */
    static Optional<EvidenceDamaged> newestDamaged(Workspace workspace) throws IOException {
        var newest = files(workspace).stream().max(Comparator.comparing(Path::getFileName));
        try {
            // One that was killed before its first record was written has changed nothing.
            if (newest.isPresent() && Files.size(newest.get()) > 0) {
                Evidence.read(newest.get());
            }
            return Optional.empty();
        } catch (EvidenceDamaged damaged) {
            return Optional.of(damaged);
        }
    }

    private static List<Path> files(Workspace workspace) throws IOException {
        if (!Files.isDirectory(workspace.transcripts())) {
            return List.of();
        }
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(workspace.transcripts(), "*-drill*.jsonl")) {
            all.forEach(files::add);
        }
        files.removeIf(file -> !Files.isRegularFile(file));
        return files;
    }

    private static List<Evidence> newestFirst(Workspace workspace) throws IOException {
        var drills = new ArrayList<Evidence>();
        for (var file : files(workspace)) {
            try {
                var evidence = Evidence.read(file);
                if (evidence.opening().kind() == RunHeader.Kind.DRILL) {
                    drills.add(evidence);
                }
            } catch (EvidenceDamaged damaged) {
                // A damaged drill proves nothing, and must not keep the others from being found; regrade and restore tell of it.
                continue;
            }
        }
        drills.sort(Comparator.comparing(Evidence::started).reversed());
        return drills;
    }
}

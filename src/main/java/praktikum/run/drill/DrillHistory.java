package praktikum.run.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import praktikum.run.RunName;
import praktikum.run.SiteText;
import praktikum.site.Site;
import praktikum.site.Workspace;

/**
 * The drills of a workspace, as its transcripts tell them.
 *
 * @param drills those of the same machines, the one that was made last first
 * @param newestDamaged what is wrong with the newest drill's transcript: then nobody knows what it has left
 */
public record DrillHistory(List<Evidence> drills, Optional<EvidenceDamaged> newestDamaged) {

    /** Reads the transcripts, each once. */
    public static DrillHistory read(Workspace workspace, Site site) throws IOException {
        var drills = new ArrayList<Evidence>();
        var newestDamaged = Optional.<EvidenceDamaged>empty();
        for (var file : files(workspace)) {
            try {
                var drill = Evidence.read(file);
                newestDamaged = Optional.empty();
                if (drill.opening().kind() == RunHeader.Kind.DRILL && SiteText.same(drill.opening().site(), site)) {
                    drills.add(drill);
                }
            } catch (EvidenceDamaged damaged) {
                // It proves nothing, and must not keep the others from being found; regrade and restore tell of it. One that was killed
                // before its first record was written has changed nothing.
                newestDamaged = Files.size(file) > 0 ? Optional.of(damaged) : Optional.empty();
            }
        }
        // By their names: the clock may have been set between them.
        return new DrillHistory(drills.reversed(), newestDamaged);
    }

    private static List<Path> files(Workspace workspace) throws IOException {
        if (!Files.isDirectory(workspace.transcripts())) {
            return List.of();
        }
        try (var all = Files.newDirectoryStream(workspace.transcripts(), "*-drill*.jsonl")) {
            var files = new ArrayList<Path>();
            all.forEach(files::add);
            files.removeIf(file -> !Files.isRegularFile(file));
            files.sort(RunName.NEWEST_LAST);
            return files;
        }
    }

    /** The newest drill of each kind that came to its end, whatever it showed. */
    public List<Evidence> complete() {
        var kinds = new HashSet<Class<?>>();
        return drills.stream().filter(drill -> drill.ended().filter(end -> end.status() != RunStatus.INTERRUPTED).isPresent())
                // A restore is a drill too, but measures nothing; neither does one that was refused.
                .filter(drill -> Timeline.of(DrillRecords.of(drill)).filter(Timeline::complete)
                        .filter(found -> kinds.add(found.getClass())).isPresent())
                .toList();
    }

    /**
     * What drills have left undone.
     *
     * @param run the newest of them
     */
    public record Left(String run, List<Entry.Intent> changes) {
    }

    /** What a drill that was killed, and the restores after it, have left undone. */
    public Optional<Left> left() {
        var changes = DrillRestore.left(drills);
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Left(drills.getFirst().opening().run(), changes));
    }
}

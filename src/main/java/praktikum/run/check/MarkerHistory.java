package praktikum.run.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import praktikum.check.ask.MarkerLog.Written;
import praktikum.fact.system.MarkerFile;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.EvidenceDamaged;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.Transcript;
import praktikum.run.SiteText;
import praktikum.site.PlannedMachine;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.text.Message;

/** The files that challenges of earlier runs wrote and never removed, because the kit was killed or the machine was gone. */
final class MarkerHistory {

    /** What the intent of writing one says: the host, the folder. */
    static final String INTENT = "run.check.writes-marker";

    /** Written where a later run has removed what an earlier one had left. */
    private static final String REMOVED = "removed-markers ";

    private MarkerHistory() {
    }

    /** A run that left something. */
    private record Left(String run, List<Written> markers) {
    }

    /**
     * Removes what is left, and writes down that it is gone.
     *
     * @param keeper hears what could not be removed
     */
    static void removeLeft(Workspace workspace, Site site, Map<String, ? extends WitnessedHost> hosts, Transcript transcript,
            TranscriptMarkers keeper) throws IOException {
        for (var left : left(workspace, site)) {
            var gone = true;
            for (var marker : left.markers()) {
                switch (hosts.get(marker.host()).ask(Command.of(marker.file().removal()), "challenge").answer()) {
                    case Output output when output.exit() == 0 -> { }
                    case Output output -> {
                        gone = false;
                        keeper.left(marker, Message.of("check.challenge.said", (output.errText() + output.outText()).strip()));
                    }
                    case NoAnswer silence -> {
                        gone = false;
                        keeper.left(marker, silence.why());
                    }
                }
            }
            if (gone) {
                transcript.mark(REMOVED + left.run());
            }
        }
    }

    private static List<Left> left(Workspace workspace, Site site) throws IOException {
        var all = new ArrayList<Left>();
        var gone = new HashSet<String>();
        for (var file : files(workspace)) {
            try {
                var check = Evidence.read(file);
                if (check.opening().kind() != RunHeader.Kind.CHECK || !SiteText.same(check.opening().site(), site)) {
                    continue;
                }
                check.entries().stream().filter(Entry.Mark.class::isInstance).map(entry -> ((Entry.Mark) entry).name())
                        .filter(name -> name.startsWith(REMOVED)).forEach(name -> gone.add(name.substring(REMOVED.length())));
                var markers = markers(check, site);
                if (!markers.isEmpty()) {
                    all.add(new Left(check.opening().run(), markers));
                }
            } catch (EvidenceDamaged damaged) {
                // It proves nothing; regrade tells of it.
                continue;
            }
        }
        all.removeIf(left -> gone.contains(left.run()));
        return all;
    }

    /**
     * What a run wrote and did not remove. Which file that is follows from the run's seed and from the site; what the record names as a
     * command is not looked at, for recorded data is never a program.
     */
    private static List<Written> markers(Evidence check, Site site) {
        var undone = new HashSet<Integer>();
        check.entries().stream().filter(Entry.Done.class::isInstance).map(Entry.Done.class::cast)
                .filter(done -> done.outcome() == Entry.Outcome.UNDONE).forEach(done -> undone.add(done.intent()));
        var hosts = site.machines().stream().map(PlannedMachine::name).toList();
        return check.entries().stream().filter(Entry.Intent.class::isInstance).map(Entry.Intent.class::cast)
                .filter(intent -> intent.what().key().equals(INTENT) && !undone.contains(intent.sequence())
                        && hosts.contains(intent.host()))
                .flatMap(intent -> folders(site).map(folder -> MarkerFile.in(folder, check.opening().seed()))
                        .filter(file -> intent.what().args().contains(file.path())).map(file -> new Written(intent.host(), file)))
                .toList();
    }

    /** Where the challenges of the course write: where Proxmox VE mounts the planned storages of a network, and on their server. */
    private static Stream<String> folders(Site site) {
        return site.storage().storages().stream().filter(storage -> storage.shared())
                .flatMap(storage -> Stream.of(storage.folder(), storage.target().getOrDefault("export", storage.folder()))).distinct();
    }

    private static List<Path> files(Workspace workspace) throws IOException {
        if (!Files.isDirectory(workspace.transcripts())) {
            return List.of();
        }
        try (var all = Files.list(workspace.transcripts())) {
            return all.filter(file -> file.getFileName().toString().matches(".*-check(-[0-9]+)?\\.jsonl")).filter(Files::isRegularFile)
                    .sorted().toList();
        }
    }
}

package praktikum.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.site.Workspace;

/** Names runs by when they started, so that a folder of transcripts sorts by the order in which they were made. */
public final class RunName {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** Files so named of one kind, the newest last; those of one second by their number. */
    public static final Comparator<Path> NEWEST_LAST = Comparator.comparing((Path file) -> file.getFileName().toString().split("-[a-z]")[0])
            .thenComparing(file -> file.getFileName().toString().length()).thenComparing(Comparator.naturalOrder());

    /** Names have four digits for the year. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern NAME = Pattern.compile("(\\d{8}-\\d{6})-[a-z-]+(?:-\\d+)?\\.jsonl");

    private RunName() {
    }

    /** The name of a transcript's run: its file's without the ending. */
    public static String of(Path transcript) {
        return transcript.getFileName().toString().replaceFirst("\\.jsonl$", "");
    }

    /** How a run of a moment is called, as {@code 20260301-090000-check}; UTC. */
    public static String of(Instant moment, String kind) {
        return TIME.format(moment) + "-" + kind;
    }

    /**
     * A name for the next run of a workspace: that of now, or of a second after the newest run that is there. So later runs sort behind
     * earlier ones even where the clock was set back between them.
     */
    public static String next(Workspace workspace, Instant now, String kind) throws IOException {
        return of(newest(workspace).map(newest -> newest.plusSeconds(1)).filter(now::isBefore).orElse(now), kind);
    }

    private static Optional<Instant> newest(Workspace workspace) throws IOException {
        if (!Files.isDirectory(workspace.transcripts())) {
            return Optional.empty();
        }
        try (var files = Files.list(workspace.transcripts())) {
            return files.flatMap(file -> time(file).stream()).filter(LAST::isAfter).max(Comparator.naturalOrder());
        }
    }

    private static Optional<Instant> time(Path transcript) {
        var name = NAME.matcher(transcript.getFileName().toString());
        try {
            return name.matches() ? Optional.of(TIME.parse(name.group(1), Instant::from)) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}

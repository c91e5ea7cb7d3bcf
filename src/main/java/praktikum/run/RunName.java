package praktikum.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import praktikum.site.Workspace;

/** Names runs by when they started, so that a folder of transcripts sorts by time. */
public final class RunName {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** Files so named of one kind, the newest last; those of one second by their number. */
    public static final Comparator<Path> NEWEST_LAST = Comparator.comparing((Path file) -> file.getFileName().toString().split("-[a-z]")[0])
            .thenComparing(file -> file.getFileName().toString().length()).thenComparing(Comparator.naturalOrder());

    private RunName() {
    }

    /** The name of a transcript's run: its file's without the ending. */
    public static String of(Path transcript) {
        return transcript.getFileName().toString().replaceFirst("\\.jsonl$", "");
    }

    /** A name no transcript of the workspace has, as {@code 20260301-090000-check}; UTC. */
    public static String next(Workspace workspace, Instant now, String kind) {
        var name = TIME.format(now) + "-" + kind;
        var free = name;
        for (var number = 2; Files.exists(workspace.transcripts().resolve(free + ".jsonl")); number++) {
            free = name + "-" + number;
        }
        return free;
    }
}

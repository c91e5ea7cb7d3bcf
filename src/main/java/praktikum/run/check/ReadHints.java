package praktikum.run.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.course.CheckId;
import praktikum.host.PrivateFile;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.site.Workspace;
import praktikum.text.LimitedFile;

/** Which priced hints were read: kept in the workspace, and written into the evidence of each check run. */
public final class ReadHints {

    private static final String MARK = "hint ";

    private ReadHints() {
    }

    /** Remembers that a hint was read. */
    public static void read(Workspace workspace, CheckId check) throws IOException {
        // Without a site nobody is graded here; reading a page's hints must not leave files about.
        if (Files.exists(workspace.site()) && !of(workspace).contains(check)) {
            PrivateFile.noLink(workspace.hints());
            Files.writeString(workspace.hints(), check + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** The hints that were read in a workspace, in order. */
    static Set<CheckId> of(Workspace workspace) throws IOException {
        if (!Files.exists(workspace.hints())) {
            return Set.of();
        }
        return LimitedFile.text(workspace.hints(), LimitedFile.WRITTEN).lines().flatMap(line -> CheckId.of(line.strip()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How a transcript says that a hint was read before its run. */
    static String mark(CheckId check) {
        return MARK + check;
    }

    /** The hints that had been read before a run. */
    static Set<CheckId> in(Evidence evidence) {
        return evidence.entries().stream().filter(Entry.Mark.class::isInstance).map(entry -> ((Entry.Mark) entry).name())
                .filter(name -> name.startsWith(MARK)).flatMap(name -> CheckId.of(name.substring(MARK.length())).stream())
                .collect(Collectors.toSet());
    }
}

package praktikum.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import praktikum.host.PrivateFile;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.site.file.SiteSchema;
import praktikum.site.ssh.SshConfig;
import praktikum.text.FileProblem;
import praktikum.text.Language;

/** A site as text: in the {@code site.yaml} of a workspace, and in the first record of a transcript. */
public final class SiteText {

    private SiteText() {
    }

    /** Reads a workspace's, with what the user's own {@code ~/.ssh/config} says of the machines; warnings stop nothing. */
    public static Site read(Workspace workspace, Consumer<FileProblem> warnings) throws WorkFailed {
        return ready(SiteFile.read(workspace.site(), SshConfig.read(Path.of(System.getProperty("user.home"), ".ssh", "config"))), warnings);
    }

    /** Reads a transcript's. */
    public static Site recorded(String run, String text) throws WorkFailed {
        return ready(SiteFile.parse(run, text), warning -> { });
    }

    /** The site, if nothing is wrong with its text. */
    public static Site ready(SiteReading reading, Consumer<FileProblem> warnings) throws WorkFailed {
        return switch (reading) {
            case SiteReading.Ready ready -> {
                ready.warnings().forEach(warnings);
                yield ready.site();
            }
            case SiteReading.Wrong wrong -> throw WorkFailed.problems(wrong.findings());
        };
    }

    /** Writes a workspace's, and beside it the schema for people's editors. */
    public static void write(Workspace workspace, Site site, Language language) throws IOException {
        PrivateFile.replace(workspace.site(), SiteFile.write(site, language));
        PrivateFile.replace(workspace.folder().resolve(SiteSchema.FILE), SiteSchema.text());
    }

    /** Whether a transcript is about the same machines: same cluster, same nodes at the same addresses. */
    public static boolean same(String recorded, Site site) {
        return SiteFile.parse("site", recorded) instanceof SiteReading.Ready ready
                && ready.site().plan().cluster().equals(site.plan().cluster()) && machines(ready.site()).equals(machines(site));
    }

    private static List<String> machines(Site site) {
        return site.nodes().stream().map(node -> node.name() + " " + node.address()).toList();
    }
}

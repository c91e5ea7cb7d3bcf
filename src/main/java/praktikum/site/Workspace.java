package praktikum.site;

import java.nio.file.Path;

/** A student's or instructor's folder: everything the kit writes is in it. */
public record Workspace(Path folder) {

    /** The machines and their plan. */
    public Path site() {
        return folder.resolve("site.yaml");
    }

    /** Host keys of the machines, OpenSSH format. */
    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** Evidence: a file per run. */
    public Path transcripts() {
        return folder.resolve("transcripts");
    }

    /** Reports and results. */
    public Path report() {
        return folder.resolve("report");
    }

    /** Ids of the checks whose priced hint was read, one a line. */
    public Path hints() {
        return folder.resolve("hints");
    }

    /** The student's own prose, Markdown. */
    public Path answers() {
        return folder.resolve("answers");
    }
}

package praktikum.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.host.PrivateFile;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.Transcript;
import praktikum.host.evidence.Witness;
import praktikum.host.evidence.WorkspaceLock;
import praktikum.host.ssh.SshHosts;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.PlannedMachine;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.site.file.SiteFile;
import praktikum.text.Language;

/**
 * Where and with what a piece of work is done. Until it is closed the workspace is its own: others, of this and other processes,
 * are kept out.
 *
 * @param cancellation how the work is ended early
 */
public record WorkContext(Workspace workspace, WorkspaceLock lock, CourseSource course, Site site, Cancellation cancellation, Clock clock)
        implements AutoCloseable {

    /** Takes a workspace, making its folder where there is none yet. */
    public static WorkContext open(Workspace workspace, CourseSource course, Site site, Cancellation cancellation, Clock clock)
            throws IOException, WorkFailed {
        Files.createDirectories(workspace.folder().toAbsolutePath());
        try {
            return new WorkContext(workspace, WorkspaceLock.take(workspace), course, site, cancellation, clock);
        } catch (WorkspaceLock.Held held) {
            throw WorkFailed.of(WorkEnd.NOT_AS_ASKED, held.why());
        }
    }

    /** Fills the workspace for the site: its plan, and the folder for transcripts. */
    public void fillWorkspace(Language language) throws IOException {
        SiteText.write(workspace, site, language);
        PrivateFile.folder(workspace.transcripts());
    }

    /** The same for another site in the same workspace. */
    public WorkContext on(Site other) {
        return new WorkContext(workspace, lock, course, other, cancellation, clock);
    }

    /** The machines over SSH, by the host keys that the workspace knows; none is connected yet. */
    public SshHosts machines() {
        return SshHosts.of(site.machines(), site.ssh(), new KnownHosts(workspace.knownHosts()),
                Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).filter(socket -> !socket.isEmpty()).map(Path::of), clock);
    }

    /** The machines, the nodes being connected to, the others when first asked; closing them ends what still runs there. */
    public SshHosts connect() {
        var machines = machines();
        machines.prepare(site.nodes().stream().map(PlannedNode::name).toList());
        return machines;
    }

    /** The machines by name, their every answer written down. */
    public Map<String, Witness> witnessed(SshHosts machines, Transcript transcript) {
        return site.machines().stream()
                .collect(Collectors.toMap(PlannedMachine::name, machine -> transcript.witness(machines.host(machine.name()))));
    }

    /**
     * A new transcript in the workspace, named by its start.
     *
     * @param name what its file name says that it is, as {@code check}
     * @param scope what the work is about, as {@code 01-nodes/time}; nothing for all
     */
    public Transcript transcript(RunHeader.Kind kind, String name, List<String> scope, Instant started) throws IOException, WorkFailed {
        PrivateFile.folder(workspace.transcripts());
        var run = RunName.next(workspace, started, name);
        var header = new RunHeader(kind, run, kitVersion(), course.course().hash(), SiteFile.write(site, Language.ENGLISH),
                started.toEpochMilli(), scope);
        return Transcript.create(workspace.transcripts().resolve(run + ".jsonl"), header, clock);
    }

    /** The kit's version, as Maven wrote it into the jar; {@code development} outside of one. */
    public static String kitVersion() {
        return Optional.ofNullable(WorkContext.class.getPackage().getImplementationVersion()).orElse("development");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

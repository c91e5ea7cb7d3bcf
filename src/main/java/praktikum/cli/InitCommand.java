package praktikum.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import praktikum.cli.terminal.Screen;
import praktikum.cli.terminal.TerminalOperator;
import praktikum.run.SiteText;
import praktikum.run.WorkFailed;
import praktikum.run.doctor.Doctor;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.ImportedMachine;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.site.draft.AnsibleInventory;
import praktikum.site.draft.SiteDraft;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.site.ssh.SshConfig;
import praktikum.text.FileProblem;
import praktikum.text.Language;
import praktikum.text.LimitedFile;

/** {@code praktikum init}: makes a workspace. */
@Command(name = "init")
final class InitCommand extends KitCommand {

    @Option(names = "--from", paramLabel = "FILE", descriptionKey = "init.from")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--example", descriptionKey = "init.example")
    private boolean example;

    @Option(names = "--force", descriptionKey = "init.force")
    private boolean force;

    @Option(names = "--accept-new-keys", descriptionKey = "option.accept-new-keys")
    private boolean acceptNewKeys;

    @Override
    public Integer call() throws Exception {
        var screen = common().screen();
        var workspace = common().workspace();
        if (Files.exists(workspace.site()) && !force) {
            throw WorkFailed.because("cli.init.exists", workspace.site());
        }
        var site = example ? PracticeCluster.example(3) : keeping(asked(screen), workspace);
        try (var work = common().work(common().course(), site)) {
            work.fillWorkspace(screen.language());
            screen.say("cli.init.written", workspace.site());
            if (!example) {
                screen.say("cli.init.keys");
                new Doctor(work, new TerminalOperator(screen, acceptNewKeys)).meet();
            }
        }
        screen.say("cli.init.next");
        return ExitCode.OK;
    }

    private Site asked(Screen screen) throws WorkFailed {
        var draft = new SiteQuestions(screen, new TerminalOperator(screen, false)).complete(imported(screen));
        return SiteText.ready(draft.site(), warning -> { });
    }

    /** Nobody is asked for the NFS server, so that of the file that is replaced stays, where it goes with the new nodes. */
    private static Site keeping(Site site, Workspace workspace) {
        if (!(SiteFile.read(workspace.site()) instanceof SiteReading.Ready before)) {
            return site;
        }
        var both = new Site(site.nodes(), before.site().nfs(), site.ssh(), site.plan());
        return SiteFile.parse("site.yaml", SiteFile.write(both, Language.ENGLISH)) instanceof SiteReading.Ready ? both : site;
    }

    private SiteDraft imported(Screen screen) throws WorkFailed {
        if (from.isEmpty()) {
            return SiteDraft.empty();
        }
        if (!Files.isRegularFile(from.get())) {
            throw WorkFailed.because("cli.init.no-file", from.get());
        }
        var machines = machines(from.get(), screen);
        machines.stream().map(ImportedMachine::name).filter(name -> !SiteDraft.usable(name))
                .forEach(name -> screen.say("cli.init.name-left-out", FileProblem.shown(name)));
        var draft = SiteDraft.of(machines);
        if (draft.nodes().isEmpty()) {
            throw WorkFailed.because("cli.init.none", from.get());
        }
        return draft;
    }

    private static List<ImportedMachine> machines(Path file, Screen screen) throws WorkFailed {
        var name = file.getFileName().toString();
        if (isIni(file)) {
            throw WorkFailed.because("cli.init.ini", file);
        }
        // An inventory is YAML by its name; an OpenSSH configuration has no ending of its own.
        if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            var inventory = AnsibleInventory.read(file);
            inventory.warnings().forEach(screen::warn);
            return inventory.machines();
        }
        var config = SshConfig.read(file);
        config.warnings().forEach(screen::warn);
        return config.machines();
    }

    /** Whether it looks like an Ansible inventory in INI: it has a group in brackets. */
    private static boolean isIni(Path file) {
        try {
            return LimitedFile.text(file, LimitedFile.WRITTEN).lines().map(String::strip).limit(200)
                    .anyMatch(line -> line.matches("\\[[A-Za-z0-9_.:-]+]"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}

package praktikum.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import praktikum.cli.terminal.Screen;
import praktikum.run.Cancellation;
import praktikum.run.CourseSource;
import praktikum.run.SiteText;
import praktikum.run.SteadyClock;
import praktikum.run.WorkContext;
import praktikum.run.WorkFailed;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.text.Language;

/** Options that every command has, before or after its verb, and what they lead to. */
final class CommonOptions {

    private final Cancellation cancellation;

    @Option(names = {"-w", "--workspace"}, scope = ScopeType.INHERIT, paramLabel = "DIR", descriptionKey = "option.workspace")
    private Path folder = Path.of("");

    @Option(names = "--course", scope = ScopeType.INHERIT, paramLabel = "DIR", descriptionKey = "option.course")
    private Optional<Path> course = Optional.empty();

    // Main has read it before: the help itself is in that language. Here it is only accepted.
    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "id|en", descriptionKey = "option.lang")
    private Optional<Language> lang = Optional.empty();

    @Option(names = {"-h", "--help"}, scope = ScopeType.INHERIT, usageHelp = true, descriptionKey = "option.help")
    private boolean help;

    CommonOptions(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    Screen screen() {
        return Screen.system(lang.orElseGet(Main::language));
    }

    Workspace workspace() {
        return new Workspace(folder);
    }

    /** The course that was named, not read yet. */
    CourseSource course() {
        return new CourseSource(course, screen()::say);
    }

    /** The site of the workspace. */
    Site site() throws WorkFailed {
        return SiteText.read(workspace(), screen()::warn);
    }

    /** The workspace taken for work on a site. */
    WorkContext work(CourseSource source, Site site) throws IOException, WorkFailed {
        return WorkContext.open(workspace(), source, site, cancellation, SteadyClock.started());
    }

    /** Ctrl-C. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** A length of time as it is written on a command line, {@code 90s} or {@code 2m}; no time for none. */
    static Duration time(Optional<String> text) throws WorkFailed {
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        if (!text.get().matches("[1-9][0-9]{0,4}[smh]")) {
            throw WorkFailed.because("cli.bad-time", text.get());
        }
        return Duration.parse("PT" + text.get().toUpperCase(Locale.ROOT));
    }
}

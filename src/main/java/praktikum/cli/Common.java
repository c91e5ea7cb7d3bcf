package praktikum.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import praktikum.check.CheckMethod;
import praktikum.check.CheckModules;
import praktikum.course.Course;
import praktikum.course.Courses;
import praktikum.course.Reading;
import praktikum.site.Site;
import praktikum.site.SiteFile;
import praktikum.site.SiteReading;
import praktikum.site.SshConfig;
import praktikum.site.Workspace;
import praktikum.text.Language;

/** Options that every command has, before or after its verb, and what they lead to. */
final class Common {

    @Option(names = {"-w", "--workspace"}, scope = ScopeType.INHERIT, paramLabel = "DIR", descriptionKey = "option.workspace")
    private Path folder = Path.of("");

    @Option(names = "--course", scope = ScopeType.INHERIT, paramLabel = "DIR", descriptionKey = "option.course")
    private Optional<Path> course = Optional.empty();

    // Main has read it before: the help itself is in that language. Here it is only accepted.
    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "id|en", descriptionKey = "option.lang")
    private Optional<Language> lang = Optional.empty();

    @Option(names = {"-h", "--help"}, scope = ScopeType.INHERIT, usageHelp = true, descriptionKey = "option.help")
    private boolean help;

    Workspace workspace() {
        return new Workspace(folder);
    }

    Screen screen() {
        return Screen.system(lang.orElseGet(Main::language));
    }

    Optional<Path> courseFolder() {
        return course;
    }

    Course course() throws Stop {
        return course(reading());
    }

    /** The course of a reading that found nothing wrong. */
    static Course course(Reading reading) throws Stop {
        return reading.course().orElseThrow(() -> Stop.findings(reading.findings()));
    }

    /** The course as it was read, with whatever is wrong with it. */
    Reading reading() {
        return course.map(Courses::in).orElseGet(Courses::bundled);
    }

    /** The kit's own checks, and those of the course folder. */
    List<CheckMethod> checks() throws Stop {
        var checks = new ArrayList<>(CheckModules.bundled());
        if (course.isPresent()) {
            try {
                checks.addAll(CheckModules.in(course.get()));
            } catch (java.io.IOException unreadable) {
                throw Stop.usage("cli.check-modules", unreadable.getMessage());
            }
        }
        return checks;
    }

    Site site(Screen screen) throws Stop {
        return site(screen, workspace().site());
    }

    private Site site(Screen screen, Path file) throws Stop {
        var home = Path.of(System.getProperty("user.home"), ".ssh", "config");
        return switch (SiteFile.read(file, SshConfig.read(home))) {
            case SiteReading.Ready ready -> {
                ready.warnings().forEach(warning -> screen.err().println(Safe.line(warning.in(screen.language()))));
                yield ready.site();
            }
            case SiteReading.Wrong wrong -> throw Stop.findings(wrong.findings());
        };
    }
}

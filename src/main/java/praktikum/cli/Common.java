package praktikum.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckModules;
import praktikum.course.Course;
import praktikum.course.read.CourseReading;
import praktikum.course.read.Courses;
import praktikum.run.WorkFailed;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.site.ssh.SshConfig;
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

    Course course() throws WorkFailed {
        return course(reading());
    }

    /** The course of a reading that found nothing wrong. */
    static Course course(CourseReading reading) throws WorkFailed {
        return reading.course().orElseThrow(() -> WorkFailed.problems(reading.findings()));
    }

    /** The course as it was read, with whatever is wrong with it. */
    CourseReading reading() {
        return course.map(Courses::in).orElseGet(Courses::bundled);
    }

    /** The checks of the course folder, and those of the kit that it does not replace by checks of the same id. */
    List<CheckMethod> checks() throws WorkFailed {
        var checks = new ArrayList<CheckMethod>();
        if (course.isPresent()) {
            try {
                checks.addAll(CheckModules.in(course.get()));
            } catch (IOException unreadable) {
                throw WorkFailed.because("cli.check-modules", unreadable.getMessage());
            }
        }
        var own = checks.stream().map(CheckMethod::key).collect(Collectors.toSet());
        CheckModules.bundled().stream().filter(check -> !own.contains(check.key())).forEach(checks::add);
        return checks;
    }

    /** Those of some checks that came with the kit. */
    List<CheckMethod> bundled(List<CheckMethod> checks) {
        var kit = CheckModules.bundled();
        return checks.stream().filter(kit::contains).toList();
    }

    Site site(Screen screen) throws WorkFailed {
        return site(screen, workspace().site());
    }

    private Site site(Screen screen, Path file) throws WorkFailed {
        var home = Path.of(System.getProperty("user.home"), ".ssh", "config");
        return switch (SiteFile.read(file, SshConfig.read(home))) {
            case SiteReading.Ready ready -> {
                ready.warnings().forEach(warning -> screen.err().println(Safe.line(warning.in(screen.language()))));
                yield ready.site();
            }
            case SiteReading.Wrong wrong -> throw WorkFailed.problems(wrong.findings());
        };
    }
}

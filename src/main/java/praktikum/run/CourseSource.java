package praktikum.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import praktikum.check.code.NamedMistakes;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckModules;
import praktikum.check.verdict.CheckKey;
import praktikum.course.Course;
import praktikum.course.lint.DeclaredCheck;
import praktikum.course.read.CourseReading;
import praktikum.course.read.Courses;
import praktikum.site.SiteValues;
import praktikum.text.FileProblem;
import praktikum.text.Message;

/** The course that a door was given, and its checks: each read once, when first asked for. May be shared by many runs. */
public final class CourseSource {

    private final Optional<Path> folder;
    private final Consumer<Message> notes;
    private Optional<CourseReading> reading = Optional.empty();
    private Optional<List<CheckMethod>> checks = Optional.empty();

    /**
     * @param folder a course of somebody's own; the kit's for none
     * @param notes hears that a course's own code is about to run, before it does
     */
    public CourseSource(Optional<Path> folder, Consumer<Message> notes) {
        this.folder = folder;
        this.notes = notes;
    }

    /** Where a course of somebody's own lies. */
    public Optional<Path> folder() {
        return folder;
    }

    /** Begins to read, for who has other things to do meanwhile. */
    public void prepare() {
        // What goes wrong there goes wrong again for who asks.
        CompletableFuture.runAsync(this::reading);
    }

    private synchronized CourseReading reading() {
        var read = reading.or(() -> folder.map(Courses::in)).orElseGet(Courses::bundled);
        reading = Optional.of(read);
        return read;
    }

    /** The course, if nothing is wrong with its pages. */
    public Course course() throws WorkFailed {
        return reading().course().orElseThrow(() -> WorkFailed.problems(reading().findings()));
    }

    /** The checks of the course folder, and those of the kit that it does not replace by checks of the same id. */
    public synchronized List<CheckMethod> checks() throws WorkFailed {
        if (checks.isEmpty()) {
            var all = new ArrayList<CheckMethod>();
            try {
                var jars = folder.isPresent() ? CheckModules.jars(folder.get()) : List.<Path>of();
                if (!jars.isEmpty()) {
                    notes.accept(Message.of("run.own-code", jars.stream().map(Path::toString).collect(Collectors.joining(", "))));
                }
                all.addAll(CheckModules.in(jars));
            } catch (IOException unreadable) {
                throw WorkFailed.because("run.check-modules", unreadable.getMessage());
            }
            var own = all.stream().map(CheckMethod::key).collect(Collectors.toSet());
            CheckModules.bundled().stream().filter(check -> !own.contains(check.key())).forEach(all::add);
            checks = Optional.of(List.copyOf(all));
        }
        return checks.get();
    }

    /** Every problem of the course's pages. */
    public List<FileProblem> lint() throws WorkFailed {
        // A course of its own takes of the kit's checks what it likes; its own ones must all have their place in a page.
        var kit = folder.isPresent() ? CheckModules.bundled() : List.<CheckMethod>of();
        return reading().lint(SiteValues::knows, SiteValues.NAMES, known(checks().stream().filter(check -> !kit.contains(check)).toList()),
                known(checks().stream().filter(kit::contains).toList()));
    }

    private static List<DeclaredCheck> known(List<CheckMethod> checks) {
        return checks.stream().map(check -> {
            var mistakes = NamedMistakes.of(check.method());
            return new DeclaredCheck(check.key().lab(), check.key().check(), check.after().stream().map(CheckKey::toString).toList(),
                    mistakes.names(), mistakes.all(), check.type().getSimpleName() + "." + check.method().getName());
        }).toList();
    }
}

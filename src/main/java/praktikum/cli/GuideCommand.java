package praktikum.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import praktikum.course.CourseAddress;
import praktikum.course.Lab;
import praktikum.course.PageValues;
import praktikum.course.Step;
import praktikum.report.GuidePage;
import praktikum.run.WorkFailed;
import praktikum.site.SiteValues;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;

/** {@code praktikum guide}: a lab page with the site's own values in it. */
@Command(name = "guide")
final class GuideCommand implements Callable<Integer> {

    @ParentCommand
    private Main kit;

    @Parameters(paramLabel = "LAB[/STEP]", descriptionKey = "guide.scope")
    private String scope = "";

    @Option(names = "--html", paramLabel = "FILE", descriptionKey = "guide.html")
    private Optional<Path> html = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var screen = kit.common().screen();
        switch (CourseAddress.resolve(kit.common().course(), scope)) {
            case CourseAddress.OfLab(var lab) -> show(screen, lab, Optional.empty());
            case CourseAddress.OfStep(var lab, var step) -> show(screen, lab, Optional.of(step));
            case CourseAddress.OfCheck(var lab, var step, var rubric) -> show(screen, lab, Optional.of(step));
            case CourseAddress.Unclear(var message) -> throw WorkFailed.of(WorkFailed.Kind.NOT_AS_ASKED, message);
        }
        return Exit.OK;
    }

    /** The site's values; without a site the page keeps its placeholders, since reading needs no machines. */
    private PageValues values(Screen screen) throws WorkFailed {
        if (Files.exists(kit.common().workspace().site())) {
            return switch (SiteFile.read(kit.common().workspace().site())) {
                case SiteReading.Ready ready -> new PageValues(SiteValues.of(ready.site()));
                case SiteReading.Wrong wrong -> throw WorkFailed.problems(wrong.findings());
            };
        }
        screen.say("cli.guide.no-site");
        return PageValues.none();
    }

    private void show(Screen screen, Lab lab, Optional<Step> only) throws Exception {
        var values = values(screen);
        var page = lab.page(screen.language());
        if (html.isPresent()) {
            GuidePage.write(lab, screen.language(), values, kit.common().courseFolder(), html.get());
            screen.print(html.get().toString());
            return;
        }
        if (only.isEmpty()) {
            screen.print(screen.bold(page.title().toUpperCase(screen.language().locale())));
            screen.print("");
            screen.print(page.introTerminal(values, Math.min(screen.columns(), 100), screen.colour()));
        }
        for (var step : lab.steps()) {
            if (only.isEmpty() || only.get().equals(step)) {
                screen.print("");
                screen.print(screen.bold(page.title(step.id()).orElse(step.id()).toUpperCase(screen.language().locale())));
                screen.print("");
                screen.print(page.terminal(step.id(), values, Math.min(screen.columns(), 100), screen.colour()));
            }
        }
    }
}

package praktikum.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import praktikum.cli.terminal.Screen;
import praktikum.course.CourseAddress;
import praktikum.course.Lab;
import praktikum.course.PageValues;
import praktikum.course.Step;
import praktikum.report.GuidePage;
import praktikum.run.SiteText;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;
import praktikum.site.SiteValues;
import praktikum.site.file.SiteFile;

/** {@code praktikum guide}: a lab page with the site's own values in it. */
@Command(name = "guide")
final class GuideCommand extends KitCommand {

    @Parameters(paramLabel = "LAB[/STEP]", descriptionKey = "guide.scope")
    private String scope = "";

    @Option(names = "--html", paramLabel = "FILE", descriptionKey = "guide.html")
    private Optional<Path> html = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var screen = common().screen();
        var course = common().course();
        switch (CourseAddress.resolve(course.course(), scope)) {
            case CourseAddress.OfLab(var lab) -> show(screen, lab, Optional.empty());
            case CourseAddress.OfStep(var lab, var step) -> show(screen, lab, Optional.of(step));
            case CourseAddress.OfCheck(var lab, var step, var rubric) -> show(screen, lab, Optional.of(step));
            case CourseAddress.Unclear(var message) -> throw WorkFailed.of(WorkEnd.NOT_AS_ASKED, message);
        }
        return ExitCode.OK;
    }

    /** The site's values; without a site the page keeps its placeholders, since reading needs no machines. */
    private PageValues values(Screen screen) throws WorkFailed {
        if (Files.exists(common().workspace().site())) {
            return new PageValues(SiteValues.of(SiteText.ready(SiteFile.read(common().workspace().site()), warning -> { })));
        }
        screen.say("cli.guide.no-site");
        return PageValues.none();
    }

    private void show(Screen screen, Lab lab, Optional<Step> only) throws Exception {
        var values = values(screen);
        var page = lab.page(screen.language());
        if (html.isPresent()) {
            GuidePage.write(lab, screen.language(), values, common().course().folder(), html.get());
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

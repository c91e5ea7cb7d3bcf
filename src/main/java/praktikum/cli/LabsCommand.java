package praktikum.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import praktikum.cli.terminal.Screen;
import praktikum.course.Course;
import praktikum.run.WorkFailed;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code praktikum labs}: the labs of the course with their steps. */
@Command(name = "labs", subcommands = {LabsNewCommand.class, LabsCompileCommand.class})
final class LabsCommand extends KitCommand {

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws WorkFailed {
        var screen = common().screen();
        var course = common().course().course();
        if (json) {
            screen.print(document(course, screen));
            return ExitCode.OK;
        }
        screen.print(screen.bold(course.title().get(screen.language())));
        for (var lab : course.labs()) {
            var page = lab.page(screen.language());
            screen.print("");
            screen.print("", screen.bold(lab.id() + " · " + page.title())
                    + screen.dim("   " + screen.word("cli.labs.minutes", lab.minutes())));
            for (var step : lab.steps()) {
                var points = step.checks().stream().filter(check -> !check.bonus()).mapToInt(check -> check.points()).sum();
                screen.print(String.format("  %-34s ", lab.id() + "/" + step.id()), page.title(step.id()).orElse("")
                        + screen.dim("   " + (points > 0 ? screen.word("cli.labs.points", points) : screen.word("cli.labs.bonus"))));
            }
        }
        return ExitCode.OK;
    }

    private static String document(Course course, Screen screen) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("course", course.id());
        var labs = root.putArray("labs");
        for (var lab : course.labs()) {
            var node = labs.addObject().put("lab", lab.id()).put("title", lab.page(screen.language()).title())
                    .put("minutes", lab.minutes());
            var steps = node.putArray("steps");
            lab.steps().forEach(step -> {
                var checks = steps.addObject().put("step", lab.id() + "/" + step.id())
                        .put("title", lab.page(screen.language()).title(step.id()).orElse("")).putArray("checks");
                step.checks().forEach(check -> checks.addObject()
                        .put("check", check.id().toString()).put("points", check.points()).put("bonus", check.bonus()));
            });
        }
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(root);
    }
}

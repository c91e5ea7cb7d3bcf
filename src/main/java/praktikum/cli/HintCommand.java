package praktikum.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code praktikum hint}: how to find out oneself. */
@Command(name = "hint")
final class HintCommand implements Callable<Integer> {

    @Mixin
    private Common common;

    @Parameters(paramLabel = "LAB/STEP[/CHECK]", descriptionKey = "hint.scope")
    private String scope = "";

    @Override
    public Integer call() throws Stop, java.io.IOException {
        var screen = common.screen();
        var course = common.course();
        for (var id : CheckCommand.ids(course, java.util.List.of(scope))) {
            var rubric = course.rubric(id).orElseThrow();
            var words = rubric.words(screen.language());
            screen.print(screen.bold(id.toString()) + "  " + words.says());
            screen.print("  " + words.hint().orElseGet(() -> screen.word("cli.hint.none"))
                    + (rubric.hintCost() > 0 ? screen.dim("  " + screen.word("cli.hint.cost", rubric.hintCost())) : ""));
            if (rubric.hintCost() > 0 && words.hint().isPresent()) {
                Hints.read(common.workspace(), id);
            }
        }
        return Exit.OK;
    }
}

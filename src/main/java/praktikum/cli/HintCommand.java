package praktikum.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import praktikum.run.WorkFailed;
import praktikum.run.check.CheckSelection;
import praktikum.run.check.ReadHints;

/** {@code praktikum hint}: how to find out oneself. */
@Command(name = "hint")
final class HintCommand extends KitCommand {

    @Parameters(paramLabel = "LAB/STEP[/CHECK]", descriptionKey = "hint.scope")
    private String scope = "";

    @Override
    public Integer call() throws WorkFailed, IOException {
        var screen = common().screen();
        var course = common().course().course();
        for (var id : CheckSelection.ids(course, List.of(scope))) {
            var rubric = course.rubric(id).orElseThrow();
            var words = rubric.words(screen.language());
            screen.print(screen.bold(id.toString()) + "  ", words.says());
            screen.print("  ", words.hint().orElseGet(() -> screen.word("cli.hint.none"))
                    + (rubric.hintCost() > 0 ? screen.dim("  " + screen.word("cli.hint.cost", rubric.hintCost())) : ""));
            if (rubric.hintCost() > 0 && words.hint().isPresent()) {
                ReadHints.read(common().workspace(), id);
            }
        }
        return ExitCode.OK;
    }
}

package praktikum.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import praktikum.run.WorkFailed;

/** {@code praktikum hint}: how to find out oneself. */
@Command(name = "hint")
final class HintCommand implements Callable<Integer> {

    @ParentCommand
    private Main kit;

    @Parameters(paramLabel = "LAB/STEP[/CHECK]", descriptionKey = "hint.scope")
    private String scope = "";

    @Override
    public Integer call() throws WorkFailed, IOException {
        var screen = kit.common().screen();
        var course = kit.common().course();
        for (var id : CheckCommand.ids(course, List.of(scope))) {
            var rubric = course.rubric(id).orElseThrow();
            var words = rubric.words(screen.language());
            screen.print(screen.bold(id.toString()) + "  ", words.says());
            screen.print("  ", words.hint().orElseGet(() -> screen.word("cli.hint.none"))
                    + (rubric.hintCost() > 0 ? screen.dim("  " + screen.word("cli.hint.cost", rubric.hintCost())) : ""));
            if (rubric.hintCost() > 0 && words.hint().isPresent()) {
                Hints.read(kit.common().workspace(), id);
            }
        }
        return Exit.OK;
    }
}

package praktikum.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import praktikum.run.WorkFailed;
import praktikum.run.author.CheckCompiler;
import praktikum.run.author.CourseSkeleton;

/** {@code praktikum labs new}: the beginning of a course. */
@Command(name = "new")
final class LabsNewCommand extends KitCommand {

    @Parameters(arity = "1", paramLabel = "DIR", descriptionKey = "labs.new.folder")
    private Path folder = Path.of("");

    @Option(names = "--lab", paramLabel = "ID", descriptionKey = "labs.new.lab")
    private String lab = "01-first";

    @Override
    public Integer call() throws IOException, WorkFailed {
        var screen = common().screen();
        CourseSkeleton.write(folder, lab).forEach(file -> screen.print(file.toString()));
        if (CheckCompiler.available()) {
            screen.print(CheckCompiler.compile(folder).jar().toString());
        }
        screen.say("cli.labs.new-next", folder);
        return ExitCode.OK;
    }
}

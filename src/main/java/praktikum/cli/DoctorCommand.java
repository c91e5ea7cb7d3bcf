package praktikum.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import praktikum.cli.terminal.TerminalOperator;
import praktikum.run.WorkFailed;
import praktikum.run.doctor.Doctor;

/** {@code praktikum doctor}: whether everything is there that a check needs. */
@Command(name = "doctor")
final class DoctorCommand extends KitCommand {

    @Option(names = "--accept-new-keys", descriptionKey = "option.accept-new-keys")
    private boolean acceptNewKeys;

    @Override
    public Integer call() throws IOException, WorkFailed {
        var screen = common().screen();
        try (var work = common().work(common().course(), common().site())) {
            var well = new Doctor(work, new TerminalOperator(screen, acceptNewKeys)).examine();
            screen.say(well ? "cli.doctor.well" : "cli.doctor.ill");
            return well ? ExitCode.OK : ExitCode.FAILED;
        }
    }
}

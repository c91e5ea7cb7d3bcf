package praktikum.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import praktikum.course.Action;
import praktikum.host.Command;
import praktikum.host.Dialogue;
import praktikum.host.Input;
import praktikum.run.WorkFailed;

/** The command that carries out an action of a lab page. */
final class ActionCommand {

    /** How long an action may take unless the page says otherwise. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** Changes with every boot (proc(5)). */
    static final Command BOOT_ID = Command.of("cat", "/proc/sys/kernel/random/boot_id").within(Duration.ofSeconds(15));

    private ActionCommand() {
    }

    /** The script in one shell that stops at the first command that fails. */
    static Command of(Action action, String script, Function<String, Optional<String>> secrets) throws WorkFailed {
        return new Command(List.of("bash", "-e", "-c", script), Input.NOTHING, action.timeout().orElse(TIMEOUT), Command.DEFAULT_LIMIT,
                dialogue(action, secrets));
    }

    private static Optional<Dialogue> dialogue(Action action, Function<String, Optional<String>> secrets) throws WorkFailed {
        var turns = new ArrayList<Dialogue.Turn>();
        if (action.secret().isPresent()) {
            var name = action.secret().get();
            var secret = secrets.apply(name);
            if (secret.isEmpty()) {
                throw WorkFailed.because("cli.run.no-secret", name, Secrets.variable(name));
            }
            turns.add(new Dialogue.Turn("password.*:\\s*$", secret.get(), true));
        }
        if (action.confirm()) {
            turns.add(new Dialogue.Turn("\\(yes/no.*\\)\\?\\s*$", "yes", false));
        }
        return turns.isEmpty() ? Optional.empty() : Optional.of(new Dialogue(turns));
    }
}

package praktikum.cli.terminal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import praktikum.run.WorkFailed;
import praktikum.run.lab.LabRun;

/** Secrets that actions need: from the environment, else asked once on the terminal without echo; kept in memory only. */
public final class Secrets implements LabRun.Secrets {

    private final Screen screen;
    private final Map<String, String> known = new HashMap<>();

    /** @param screen where to ask */
    public Secrets(Screen screen) {
        this.screen = screen;
    }

    @Override
    public String get(String name) throws WorkFailed {
        if (!known.containsKey(name)) {
            var variable = "PRAKTIKUM_SECRET_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            known.put(name, Optional.ofNullable(System.getenv(variable)).or(() -> asked(name))
                    .orElseThrow(() -> WorkFailed.because("cli.run.no-secret", name, variable)));
        }
        return known.get(name);
    }

    private Optional<String> asked(String name) {
        var question = screen.word("cli.run.secret", name);
        return screen.terminal() ? Optional.ofNullable(System.console().readPassword("%s ", question)).map(String::new) : Optional.empty();
    }
}

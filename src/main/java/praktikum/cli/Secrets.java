package praktikum.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Secrets that actions need: from the environment, else asked once on the terminal without echo; kept in memory only. */
final class Secrets implements Function<String, Optional<String>> {

    private final Screen screen;
    private final Map<String, String> known = new HashMap<>();

    Secrets(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Optional<String> apply(String name) {
        if (!known.containsKey(name)) {
            Optional.ofNullable(System.getenv(variable(name))).or(() -> asked(name)).ifPresent(secret -> known.put(name, secret));
        }
        return Optional.ofNullable(known.get(name));
    }

    private Optional<String> asked(String name) {
        return screen.terminal() ? Optional.ofNullable(System.console().readPassword("%s ", screen.word("cli.run.secret", name))).map(String::new)
                : Optional.empty();
    }

    /** The environment variable that a secret of that name is taken from. */
    static String variable(String name) {
        return "PRAKTIKUM_SECRET_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}

package praktikum.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The testbed's one entry, {@code src/testbed/testbed}. */
final class Script {

    /** Its file; tests run in the project's folder. */
    static final Path FILE = Path.of("src/testbed/testbed").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Script() {
    }

    static Ended run(String... words) {
        var command = new ArrayList<>(List.of(FILE.toString()));
        command.addAll(List.of(words));
        return Ended.of(PATIENCE, new ProcessBuilder(command));
    }

    /** Why the tier cannot be had here: a sentence. */
    static Optional<String> whyNot(Tier tier) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("the testbed needs Linux");
        }
        var ready = run(tier.word(), "ready");
        if (ready.exit() != 0) {
            return Optional.of((ready.out() + ready.err()).strip());
        }
        return "inside".equals(System.getenv("PRAKTIKUM_TESTBED")) ? Optional.empty()
                : Optional.of("this JVM is outside of the testbed's namespaces: ./praktikum test -Ptestbed");
    }
}

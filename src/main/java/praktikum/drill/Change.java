package praktikum.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import praktikum.host.Command;
import praktikum.text.Message;

/**
 * A change that a drill makes, and what undoes it; both follow from the site alone.
 *
 * @param subject whom it is about, mostly a node
 * @param host where the commands run unless one says otherwise: a node, or {@link DrillRun#KIT}
 */
public record Change(String subject, String host, Half make, Half undo) {

    /**
     * Making it or undoing it.
     *
     * @param verb as it stands in the transcript, {@code stop} in {@code drill/stop/pve3}
     * @param says what is told meanwhile; that of making it is also the sentence by which its intent is written down
     * @param argv empty where only people can do it
     * @param please what people are asked then
     * @param elsewhere where it runs, if not where the change does
     * @param within how long it may take
     */
    public record Half(String verb, Message says, List<String> argv, Message please, Optional<String> elsewhere, Duration within) {

        private static final Duration USUAL = Duration.ofSeconds(120);

        public Half {
            argv = List.copyOf(argv);
        }

        /** One that runs where the change does, within two minutes. */
        public Half(String verb, Message says, List<String> argv, Message please) {
            this(verb, says, argv, please, Optional.empty(), USUAL);
        }

        /** One that is never asked of people, on a host of its own and with a limit of its own. */
        public static Half on(String host, String verb, Message says, List<String> argv, Duration within) {
            return new Half(verb, says, argv, says, Optional.of(host), within);
        }

        /** The command as a line of shell. */
        public String line() {
            return Command.of(argv).line();
        }
    }
}

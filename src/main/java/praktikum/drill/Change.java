package praktikum.drill;

import java.util.List;
import praktikum.host.Command;
import praktikum.text.Message;

/**
 * A change that a drill makes, and what undoes it; both follow from the site alone.
 *
 * @param subject whom it is about, mostly a node
 * @param host where the commands run: a node, or {@link DrillRun#KIT}
 */
public record Change(String subject, String host, Half make, Half undo) {

    /**
     * Making it or undoing it.
     *
     * @param verb as it stands in the transcript, {@code stop} in {@code drill/stop/pve3}
     * @param says what is told meanwhile; that of making it is also the sentence by which its intent is written down
     * @param argv empty where only people can do it
     * @param please what people are asked then
     */
    public record Half(String verb, Message says, List<String> argv, Message please) {

        public Half {
            argv = List.copyOf(argv);
        }

        /** The command as a line of shell. */
        public String line() {
            return Command.of(argv).line();
        }
    }
}

package praktikum.course;

import java.time.Duration;
import java.util.Optional;

/**
 * A command block of a step that can be carried out on a host.
 *
 * @param number its place among the actions of the step, from 1
 * @param script the commands, site values not filled in yet; ends with a line feed
 * @param secret what is asked once and sent on the terminal
 * @param confirm whether a later "(yes/no)?" on the terminal is answered with yes
 * @param unless it is not run where this check already passes
 * @param byHand shown, not run
 * @param reboots whether the host goes away and comes back
 * @param timeout empty for the kit's own
 * @param line the line of its fence in the English page, from 1
 */
public record Action(int number, ActionTarget on, String script, Optional<String> secret, boolean confirm, Optional<CheckId> unless,
        boolean byHand, boolean reboots, Optional<Duration> timeout, int line) {
}

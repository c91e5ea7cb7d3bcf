package praktikum.fact.ha;

import java.util.Optional;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The watchdog that resets the node when nobody feeds it, by what it calls itself.
 *
 * @param identity such as {@code Software Watchdog}, {@code iTCO_wdt}, {@code i6300ESB timer}; empty where there is none
 */
public record WatchdogDevice(Optional<String> identity) {

    public static final Question<WatchdogDevice> ASKED = Question.of(WatchdogDevice::read, "cat", "/sys/class/watchdog/watchdog0/identity");

    private static final int LONGEST = 100;

    /** Reads {@code Software Watchdog} (sysfs-class-watchdog); no file → the node has none. */
    public static Reading<WatchdogDevice> read(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<String> text = p.content();
            Optional<String> identity = text.isPresent() ? Optional.of(TextLines.only(text.get())) : Optional.empty();
            if (identity.filter(name -> name.length() > LONGEST).isPresent()) {
                throw new NotUnderstood("no name of a watchdog", identity.get());
            }
            return new WatchdogDevice(identity);
        });
    }

    /** Whether it is the kernel's own timer, which dies with the kernel. */
    public boolean software() {
        return identity.filter("Software Watchdog"::equals).isPresent();
    }
}

package praktikum.fact.ha;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * Which watchdog the node is to use from its next boot on.
 *
 * @param module of the kernel, such as {@code iTCO_wdt}; empty for the software watchdog
 */
public record WatchdogModule(Optional<String> module) {

    public static final Question<WatchdogModule> ASKED = Question.of(WatchdogModule::read, "cat", "/etc/default/pve-ha-manager");

    private static final Pattern SETTING = Pattern.compile("\\s*WATCHDOG_MODULE=[\"']?([A-Za-z0-9_-]{1,60})[\"']?\\s*(?:#.*)?");

    /** Reads {@code WATCHDOG_MODULE=ipmi_watchdog}; as delivered the line is a comment. The last one counts, as for systemd. */
    public static Reading<WatchdogModule> read(Printed printed) {
        return Reading.of(printed, p -> new WatchdogModule(p.content().orElse("").lines().map(SETTING::matcher).filter(Matcher::matches)
                .map(setting -> setting.group(1)).reduce((one, later) -> later)));
    }
}

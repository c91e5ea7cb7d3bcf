package praktikum.sim.shell.tools.sed;

import java.util.Map;
import praktikum.sim.shell.command.ToolCall;

/** Front door: {@code sed}. */
public final class SedCommand {

    private SedCommand() {}

    /** What they do, by name. */
    public static Map<String, ToolCall.Body> all() {
        return Map.ofEntries(
                Map.entry("sed", Sed::run));
    }
}

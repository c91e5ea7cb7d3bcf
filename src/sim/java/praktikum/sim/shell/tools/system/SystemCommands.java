package praktikum.sim.shell.tools.system;

import java.util.Map;
import praktikum.sim.shell.command.ToolCall;

/** Front door: the commands about who runs what, and when. */
public final class SystemCommands {

    private SystemCommands() {}

    /** What they do, by name. */
    public static Map<String, ToolCall.Body> all() {
        return Map.ofEntries(
                Map.entry("env", SystemTools::env),
                Map.entry("printenv", SystemTools::printenv),
                Map.entry("sudo", SystemTools::sudo),
                Map.entry("sleep", SystemTools::sleep),
                Map.entry("date", SystemTools::date),
                Map.entry("id", SystemTools::id),
                Map.entry("whoami", SystemTools::whoami),
                Map.entry("sync", SystemTools::sync),
                Map.entry("xargs", Xargs::run),
                Map.entry("timeout", Timeout::run));
    }
}

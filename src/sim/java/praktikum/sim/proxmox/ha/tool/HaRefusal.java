package praktikum.sim.proxmox.ha.tool;

import java.util.Collection;

/** What a command or the API dies of. */
final class HaRefusal extends Exception {

    private static final long serialVersionUID = 1;

    private final int exit;
    private final boolean parameters;

    private HaRefusal(int exit, String message, boolean parameters) {
        super(message, null, false, false);
        this.exit = exit;
        this.parameters = parameters;
    }

    /** A sentence. */
    HaRefusal(String message) {
        this(255, message, false);
    }

    /** A sentence of which the exit code is an errno that was left over. */
    static HaRefusal of(int errno, String message) {
        return new HaRefusal(errno, message, false);
    }

    /** A parameter that is not good. */
    static HaRefusal parameter(String name, String why) {
        return new HaRefusal(255, "400 Parameter verification failed.\n" + name + ": " + why, true);
    }

    /** A word that is none of those that may be. */
    static HaRefusal noneOf(String name, String value, Collection<String> words) {
        return parameter(name, "value '" + value + "' does not have a value in the enumeration '" + String.join(", ", words) + "'");
    }

    int exit() {
        return exit;
    }

    /** All that standard error says. */
    String text(String usage) {
        return getMessage() + "\n" + (parameters ? usage + "\n" : "");
    }
}

package praktikum.cli;

/** Faults of the simulated cluster by name. */
final class SimFaults {

    private SimFaults() {
    }

    static void list(Screen screen) {
        screen.say("cli.sim.range");
    }

    /** Refuses a fault that does not exist, before anything is done. */
    static void known(Practice practice, String fault) throws Stop {
    }

    static String what(String fault, praktikum.text.Language language) {
        return "";
    }

    static void apply(Practice practice, String fault) throws Stop {
        throw Stop.usage("cli.sim.range");
    }
}

package praktikum.cli;

import praktikum.run.Cancellation;

/**
 * What the launcher lets the JVM watch once after a build, to keep the classes that were loaded and linked for later
 * starts: the help, and one command with its arguments. Exits 0 whatever they say.
 */
final class AotTrainingRun {

    private AotTrainingRun() {
    }

    /** Runs the help, then the command that the arguments are. */
    public static void main(String... args) {
        Main.run(new Cancellation(), "--help");
        Main.run(new Cancellation(), args);
        System.exit(0);
    }
}

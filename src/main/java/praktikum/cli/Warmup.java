package praktikum.cli;

/**
 * What the launcher lets the JVM watch once after a build, to keep the classes that were loaded and linked for later
 * starts: the help, and one command with its arguments. Exits 0 whatever they say.
 */
final class Warmup {

    private Warmup() {
    }

    public static void main(String... args) {
        Main.run("--help");
        Main.run(args);
        System.exit(0);
    }
}

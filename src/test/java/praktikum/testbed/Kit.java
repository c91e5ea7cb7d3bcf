package praktikum.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The kit as people meet it: the command {@code praktikum} in a process of its own, in one workspace.
 *
 * @param folder the workspace
 */
public record Kit(Path folder) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path LAUNCHER = Path.of("praktikum").toAbsolutePath();
    /** Whether the jar and what it starts fast from are as new as the sources, so that the launcher has nothing to build. */
    private static final boolean LAUNCHED = Ended.of(PATIENCE, new ProcessBuilder("bash", "-c", """
            . "$1" && find_home && find_java && jar=$home/target/praktikum.jar && ! stale &&
            cache=$home/target/praktikum-$java_version.aot && [ -s "$cache" ] && [ "$cache" -nt "$jar" ]
            """, "-", LAUNCHER.toString())).exit() == 0;

    /**
     * The command line, for who wants to start it himself: to kill it, to read along, to answer it. It is the launcher's where that would
     * start at once, as after {@code ./praktikum test}; else the classes that were compiled, which take a second or two longer.
     */
    public ProcessBuilder command(String... words) {
        // Nobody's own ~/.ssh/config.
        var own = List.of("-Duser.home=" + folder, "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        var line = new ArrayList<String>();
        if (LAUNCHED) {
            line.add(LAUNCHER.toString());
        } else {
            line.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
            line.addAll(own);
            line.addAll(List.of("-cp", System.getProperty("java.class.path"), "praktikum.cli.Main"));
        }
        line.addAll(List.of(words));
        line.addAll(List.of("--lang", "en", "-w", folder.toString()));
        var process = new ProcessBuilder(line);
        process.environment().remove("SSH_AUTH_SOCK");
        process.environment().put("PRAKTIKUM_JAVA_OPTS", String.join(" ", own));
        return process;
    }

    /** Runs it to its end: {@code run("check", "01-nodes", "--wait", "20s")}. */
    public Ended run(String... words) {
        return Ended.of(PATIENCE, command(words));
    }

    /**
     * The document that {@code praktikum check … --json} prints.
     *
     * @param words what to check, and options
     * @throws AssertionError if it printed no such document
     */
    public JsonNode check(String... words) {
        var line = new ArrayList<>(List.of("check", "--json"));
        line.addAll(List.of(words));
        var ended = run(line.toArray(String[]::new));
        if (ended.exit() != 0 && ended.exit() != 1 && ended.exit() != 3) {
            throw new AssertionError("praktikum " + line + " ended with " + ended.exit() + ": " + ended.out() + ended.err());
        }
        return new JsonMapper().readTree(ended.out());
    }

    /** One check of such a document, by the end of its id, as {@code gateway} or {@code network/gateway}: verdict, subjects, points. */
    public static JsonNode one(JsonNode document, String id) {
        return document.path("labs").valueStream().flatMap(lab -> lab.path("checks").valueStream())
                .filter(check -> check.path("check").asString().endsWith("/" + id)).findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " in " + document));
    }
}

package praktikum.run.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.run.WorkFailed;
import praktikum.text.FileProblem;

/** The beginning of a course: one lab in both languages with one step, one action and one check, all of which work as they are. */
public final class CourseSkeleton {

    private static final String ID = "[a-z0-9][a-z0-9-]*";

    private CourseSkeleton() {
    }

    /**
     * Writes it into a folder that is empty or not there yet.
     *
     * @param lab the id of its lab
     * @return the files
     */
    public static List<Path> write(Path course, String lab) throws IOException, WorkFailed {
        if (!lab.matches(ID)) {
            throw WorkFailed.because("run.author.lab-id", FileProblem.shown(lab));
        }
        if (Files.exists(course) && !empty(course)) {
            throw WorkFailed.because("run.author.not-empty", course);
        }
        var type = type(lab);
        // A digit or a word of Java's own must not begin a package.
        var folder = "lab" + lab.replace("-", "");
        var files = new LinkedHashMap<String, Path>();
        files.put("course.yaml", course.resolve("labs/course.yaml"));
        files.put("lab.md", course.resolve("labs").resolve(lab).resolve("lab.md"));
        files.put("lab.id.md", course.resolve("labs").resolve(lab).resolve("lab.id.md"));
        files.put("Checks.java.txt", course.resolve("src").resolve(folder).resolve(type + ".java"));
        var values = Map.of("@LAB@", lab, "@COURSE@", id(course), "@PACKAGE@", folder, "@CLASS@", type);
        var written = new ArrayList<Path>();
        for (var file : files.entrySet()) {
            Files.createDirectories(file.getValue().getParent());
            written.add(Files.writeString(file.getValue(), filled(file.getKey(), values)));
        }
        return written;
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static String filled(String resource, Map<String, String> values) throws IOException {
        try (var in = CourseSkeleton.class.getResourceAsStream(resource)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var value : values.entrySet()) {
                text = text.replace(value.getKey(), value.getValue());
            }
            return text;
        }
    }

    private static String id(Path course) {
        var name = course.toAbsolutePath().normalize().getFileName();
        var id = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
        return id.matches(ID) ? id : "my-course";
    }

    /** The class of a lab's checks: {@code FirstStepsChecks} for {@code 01-first-steps}. */
    private static String type(String lab) {
        var words = Stream.of(lab.split("-")).filter(word -> word.matches("[a-z].*"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
        return (words.isEmpty() ? "Lab" : words) + "Checks";
    }
}

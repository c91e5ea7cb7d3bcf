package praktikum.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.course.lint.DeclaredCheck;
import praktikum.course.read.CourseReading;
import praktikum.course.read.Courses;
import praktikum.text.FileProblem;

/** A small course on disk, right as it is; tests spoil it. */
final class CourseFolder {

    static final String COURSE = """
            id: tiny
            title:
              en: Tiny
              id: Mungil
            labs:
              - id: 01-a
                weight: 2
              - id: 02-b
                weight: 1
            """;

    static final String ENGLISH = """
            ---
            id: 01-a
            title: First
            requires: []
            minutes: 30
            ---

            Why this lab. See [the page](https://example.org/x).

            ## Names {#names}

            Each node is on `${network.bridge}`.

            ```sh on=each-node unless=named timeout=90s
            echo ${node.name} ${HOME}
            ```

            ```text
            shown only
            ```

            ```checks
            - id: named
              points: 60
              says: Each node has its name
              hint: "`hostname` shows it"
              hint-cost: 1
              mistakes:
                loopback: "${node} is ${found}, not ${expected}"
            - id: extra
              points: 5
              bonus: true
              says: More
            ```

            ## Reach {#reach}

            ```sh on=node1 by=hand secret=root-password confirm=yes reboots=yes
            ping ${node2.address}
            ```

            ```checks
            - id: reaches
              points: 40
              says: Each node reaches the others
            ```
            """;

    static final String INDONESIAN = """
            ---
            id: 01-a
            title: Pertama
            ---

            Alasan lab ini.

            ## Nama {#names}

            Setiap node memakai `${network.bridge}`.

            ```sh on=each-node unless=named timeout=90s
            echo ${node.name} ${HOME}
            ```

            ```checks
            - id: named
              says: Setiap node punya nama
              hint: "`hostname` menunjukkannya"
              mistakes:
                loopback: "${node} adalah ${found}, bukan ${expected}"
            - id: extra
              says: Tambahan
            ```

            ## Jangkauan {#reach}

            ```sh on=node1 by=hand secret=root-password confirm=yes reboots=yes
            ping ${node2.address}
            ```

            ```checks
            - id: reaches
              says: Setiap node menjangkau yang lain
            ```
            """;

    static final String SECOND = """
            ---
            id: 02-b
            title: Second
            requires: [01-a]
            minutes: 10
            ---
            ## Only {#only}
            ```checks
            - id: one
              points: 100
              says: One
            ```
            """;

    static final List<DeclaredCheck> METHODS = List.of(
            new DeclaredCheck("01-a", "named", List.of(), Set.of("loopback"), true, "A.named"),
            new DeclaredCheck("01-a", "extra", List.of("named"), Set.of(), false, "A.extra"),
            new DeclaredCheck("01-a", "reaches", List.of("named"), Set.of(), false, "A.reaches"),
            new DeclaredCheck("02-b", "one", List.of("01-a/reaches"), Set.of(), false, "B.one"));

    private static final Set<String> VALUES = Set.of("network.bridge", "node.name", "node2.address");

    private final Path folder;

    CourseFolder(Path folder) {
        this.folder = folder;
        write("course.yaml", COURSE);
        write("01-a/lab.md", ENGLISH);
        write("01-a/lab.id.md", INDONESIAN);
        write("02-b/lab.md", SECOND);
        write("02-b/lab.id.md", SECOND.replace("points: 100", "").replace("  \n", ""));
    }

    Path folder() {
        return folder;
    }

    CourseFolder write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    CourseFolder write(String path, byte[] bytes) {
        try {
            var file = folder.resolve("labs").resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CourseReading read() {
        return Courses.in(folder);
    }

    List<FileProblem> lint() {
        return lint(METHODS);
    }

    List<FileProblem> lint(List<DeclaredCheck> methods) {
        return read().lint(VALUES::contains, List.copyOf(VALUES), methods);
    }

    /** Findings as {@code path:line key}, in the order they are told. */
    List<String> told() {
        return told(lint());
    }

    List<String> told(List<FileProblem> findings) {
        return findings.stream().map(finding -> folder.resolve("labs").relativize(Path.of(finding.file()))
                + ":" + finding.line() + " " + finding.message().key()).toList();
    }
}

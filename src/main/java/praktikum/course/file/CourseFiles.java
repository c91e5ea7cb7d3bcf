package praktikum.course.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import praktikum.text.LimitedFile;

/** Where the files of a course are. Paths are relative to {@code labs/}, with slashes. */
public sealed interface CourseFiles {

    /** The longest file of a course, in bytes: a picture. */
    int LONGEST = 1 << 24;

    /** The bytes of a file; empty where there is none. */
    Optional<byte[]> bytes(String path) throws IOException;

    /** The file as a reader would open it. */
    String shown(String path);

    /** The folders beside {@code course.yaml}, where they can be listed. */
    List<String> folders();

    /** The files of a lab's folder that look like pages, {@code lab….md}, where they can be listed. */
    List<String> pages(String lab);

    /** A link that leads out of the course. */
    final class LinkOutside extends IOException {

        private static final long serialVersionUID = 1L;

        LinkOutside(Path file) {
            super(file.toString());
        }
    }

    /** On the class path, in the kit's own jar. */
    record ClassPath() implements CourseFiles {
        @Override
        public Optional<byte[]> bytes(String path) throws IOException {
            try (var in = CourseFiles.class.getResourceAsStream("/labs/" + path)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        }

        @Override
        public String shown(String path) {
            return "labs/" + path;
        }

        @Override
        public List<String> folders() {
            return List.of();
        }

        @Override
        public List<String> pages(String lab) {
            return List.of();
        }
    }

    /** In a folder. */
    record Folder(Path labs) implements CourseFiles {
        @Override
        public Optional<byte[]> bytes(String path) throws IOException {
            var file = labs.resolve(path);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            // A course may come from anybody: a link in it must not show other files of its reader's.
            var real = file.toRealPath();
            if (!real.startsWith(labs.toRealPath()) && !real.startsWith(labs.toAbsolutePath().getParent().toRealPath())) {
                throw new LinkOutside(file);
            }
            return Optional.of(LimitedFile.bytes(file, LONGEST));
        }

        @Override
        public String shown(String path) {
            return labs.resolve(path).toString();
        }

        @Override
        public List<String> pages(String lab) {
            try (var entries = Files.list(labs.resolve(lab))) {
                return entries.map(entry -> entry.getFileName().toString()).filter(name -> name.matches("lab.*\\.md")).sorted().toList();
            } catch (IOException e) {
                return List.of();
            }
        }

        @Override
        public List<String> folders() {
            try (var entries = Files.list(labs)) {
                return entries.filter(Files::isDirectory).map(entry -> entry.getFileName().toString()).sorted().toList();
            } catch (IOException e) {
                return List.of();
            }
        }
    }
}

package praktikum.course.read;

import java.nio.file.Path;
import praktikum.course.file.CourseFiles;

/**
 * The door to courses. A course folder, as {@code --course DIR} names it, holds {@code labs/course.yaml}, a folder per lab
 * ({@code labs/ID/lab.md}, {@code labs/ID/lab.id.md}, pictures), check modules in {@code checks/*.jar} and {@code templates/}.
 */
public final class Courses {

    private Courses() {
    }

    /** Reads the kit's own course from the class path. Never throws. */
    public static CourseReading bundled() {
        return new CourseReader(new CourseFiles.ClassPath()).read();
    }

    /** Reads the course of a folder: {@code folder/labs/course.yaml}. Never throws. */
    public static CourseReading in(Path folder) {
        return new CourseReader(new CourseFiles.Folder(folder.resolve("labs"))).read();
    }
}

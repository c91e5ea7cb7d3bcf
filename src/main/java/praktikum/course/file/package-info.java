/**
 * The files of a course, wherever they are, as text and as one hash. The door is {@code CourseFiles}.
 * The rule: paths are relative to {@code labs/}, and none leads out of the course.
 */
package praktikum.course.file;

/**
 * Reads a course; the door is {@code Courses}.
 * The rule: nothing is thrown, everything that is wrong is told at once.
 */
package praktikum.course.read;

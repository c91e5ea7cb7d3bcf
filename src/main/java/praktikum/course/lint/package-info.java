/**
 * What does not fit together: the two languages of a page, the pages of a course, pages and check methods, pages and site values.
 * The rule: a class per question; it gives problems with file and line and is silent about what was not understood in the first place.
 */
package praktikum.course.lint;

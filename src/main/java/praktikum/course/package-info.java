/** Reads and lints the Markdown labs. Everything that comes out is immutable. */
package praktikum.course;

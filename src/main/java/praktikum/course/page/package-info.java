/**
 * A page as it is shown: blocks with the values of a site filled in, and the printers to HTML and terminal.
 * Doors: {@code Html}, {@code TerminalText}.
 * The rule: blocks know no markup and printers no Markdown, so what a text holds cannot become either.
 */
package praktikum.course.page;

/** The terminal: what is shown on it ({@link praktikum.cli.terminal.Screen}) and who sits there. Nothing is shown unsanitised. */
package praktikum.cli.terminal;

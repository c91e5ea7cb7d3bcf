/**
 * The command line: {@link praktikum.cli.Main}. The rule: a command parses, calls a piece of work of {@code praktikum.run} and prints;
 * none calls another.
 */
package praktikum.cli;

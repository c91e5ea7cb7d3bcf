/** The command line: {@link praktikum.cli.Main}. A command parses, calls a piece of work of {@code praktikum.run} and prints; none calls another. */
package praktikum.cli;

/**
 * Wildcards and POSIX regular expressions. Front door: {@link praktikum.sim.shell.pattern.PosixRegex}. One rule: match an
 * {@link praktikum.sim.shell.pattern.InterruptibleText}, so that no expression outlives the command that uses it.
 */
package praktikum.sim.shell.pattern;

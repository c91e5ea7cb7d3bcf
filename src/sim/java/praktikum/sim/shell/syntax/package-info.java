/**
 * Scripts as trees. Front door: {@link praktikum.sim.shell.syntax.Parser} turns text into {@link praktikum.sim.shell.syntax.Syntax}.
 * One rule: what it does not understand it refuses with the line; nothing here is run or expanded.
 */
package praktikum.sim.shell.syntax;

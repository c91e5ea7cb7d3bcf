/**
 * {@code sed}. Front door: {@link praktikum.sim.shell.tools.sed.SedCommand}.
 * One rule: the whole script is read before the first line is.
 */
package praktikum.sim.shell.tools.sed;

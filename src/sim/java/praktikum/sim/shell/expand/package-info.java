/**
 * The state of a shell and what it makes of words. Front door: {@link praktikum.sim.shell.expand.WordExpander}. One rule: commands
 * inside words are run by whoever asked, through a callback.
 */
package praktikum.sim.shell.expand;

/**
 * Commands about who runs what, and when. Front door: {@link praktikum.sim.shell.tools.system.SystemCommands}. One rule: time is the
 * machine's clock.
 */
package praktikum.sim.shell.tools.system;

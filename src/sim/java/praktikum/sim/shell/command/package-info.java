/**
 * What commands have in common: options, lines, dates, complaints. Front door: {@link praktikum.sim.shell.command.ToolCall}. One rule:
 * an option that the simulator does not have is refused by {@link praktikum.sim.shell.command.UnsupportedUsage}, never passed over.
 */
package praktikum.sim.shell.command;

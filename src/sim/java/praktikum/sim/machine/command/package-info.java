/**
 * What commands take in and give out: their arguments, texts, JSON and points in time. Its doors are
 * {@link praktikum.sim.machine.command.CommandLine} and {@link praktikum.sim.machine.command.Answer}; it knows no machine.
 */
package praktikum.sim.machine.command;

/**
 * What a machine gives its shell and what it gets for it. Front door: {@link praktikum.sim.shell.Login} runs a command line on a
 * {@link praktikum.sim.shell.PosixSystem}; a command is a {@link praktikum.sim.shell.Program}. One rule: the shell and all below it know a
 * machine by its files, its clock and its programs, and nothing of Proxmox.
 */
package praktikum.sim.shell;

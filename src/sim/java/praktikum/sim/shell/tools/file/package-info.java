/**
 * Commands that make, show and change files. Front door: {@link praktikum.sim.shell.tools.file.FileCommands}. One rule: they touch
 * files as the caller may, through {@link praktikum.sim.shell.Call#files}.
 */
package praktikum.sim.shell.tools.file;

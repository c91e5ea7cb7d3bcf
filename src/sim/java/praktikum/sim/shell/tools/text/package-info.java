/**
 * Commands that read text and print it. Front door: {@link praktikum.sim.shell.tools.text.TextCommands}. One rule: any bytes pass
 * through unchanged, by {@link praktikum.sim.shell.LosslessUtf8}.
 */
package praktikum.sim.shell.tools.text;

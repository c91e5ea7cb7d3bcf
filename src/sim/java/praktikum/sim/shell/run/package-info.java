/**
 * Runs scripts. Front door: {@link praktikum.sim.shell.run.ShellPrograms}, which has {@code bash} and {@code dash}. One rule: whatever
 * a script does, it ends with an exit code, and at once when its thread is interrupted.
 */
package praktikum.sim.shell.run;

/**
 * The commands that a shell carries out itself. Front door: {@link praktikum.sim.shell.builtin.Builtins}. One rule: they reach the
 * interpreter only through {@link praktikum.sim.shell.builtin.ScriptRunner}.
 */
package praktikum.sim.shell.builtin;

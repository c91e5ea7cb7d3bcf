/**
 * The commands of every Debian machine. Front door: {@link praktikum.sim.shell.tools.CoreTools}. One rule: a package below brings its
 * own list of commands; nobody else names one of them.
 */
package praktikum.sim.shell.tools;

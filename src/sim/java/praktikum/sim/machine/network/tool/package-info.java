/**
 * Commands that show and change a machine's network. Its door is {@link praktikum.sim.machine.network.tool.NetworkToolsTopic}; they
 * print and edit what the package above has, and keep nothing.
 */
package praktikum.sim.machine.network.tool;

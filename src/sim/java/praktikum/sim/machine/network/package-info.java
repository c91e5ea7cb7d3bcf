/**
 * Wires, interfaces, addresses, routes, names, firewall. Its doors are {@link praktikum.sim.machine.network.Network} between machines
 * and {@link praktikum.sim.machine.network.Nics} in one; what is set up is gone with the power, files and cables stay.
 */
package praktikum.sim.machine.network;

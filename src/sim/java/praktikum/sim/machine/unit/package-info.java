/**
 * systemd and its journal's commands. Its door is {@link praktikum.sim.machine.unit.Units}; which units there are and are started lies
 * in unit files and links, and topics bring units by {@link praktikum.sim.machine.unit.UnitSource}.
 */
package praktikum.sim.machine.unit;

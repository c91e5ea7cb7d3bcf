/**
 * Clocks, zones and chrony. Its door is {@link praktikum.sim.machine.time.Chrony}; how wrong a clock is belongs to the hardware.
 */
package praktikum.sim.machine.time;

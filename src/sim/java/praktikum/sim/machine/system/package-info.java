/**
 * Kernel, modules, devices, power, accounts. Its door is {@link praktikum.sim.machine.system.SystemTopic}; all below {@code /proc},
 * {@code /sys} and {@code /dev} is made anew at boot.
 */
package praktikum.sim.machine.system;

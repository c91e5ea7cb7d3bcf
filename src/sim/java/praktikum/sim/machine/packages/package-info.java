/**
 * Packages, repositories and APT. Its door is {@link praktikum.sim.machine.packages.Packages}; what is installed stands in dpkg's file
 * only.
 */
package praktikum.sim.machine.packages;

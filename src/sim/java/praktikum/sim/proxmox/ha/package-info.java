/**
 * High availability. Its door is {@link praktikum.sim.proxmox.ha.HaTopic}; so far nothing is managed.
 */
package praktikum.sim.proxmox.ha;

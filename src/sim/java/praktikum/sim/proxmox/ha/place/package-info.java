/**
 * Which node a service is put on. Its door is {@link praktikum.sim.proxmox.ha.place.Placement}. One rule: the fewest services win, then the
 * first name; nothing here is random.
 */
package praktikum.sim.proxmox.ha.place;

/**
 * The cluster resource manager, {@code pve-ha-crm}: one of them leads, decides what becomes of each service and has dead nodes fenced. Its
 * door is {@link praktikum.sim.proxmox.ha.crm.Crm}. One rule: it touches no guest; it writes down what is to be, and the local resource
 * managers do it.
 */
package praktikum.sim.proxmox.ha.crm;

/**
 * The local resource manager, {@code pve-ha-lrm}: it brings the services of its node to where the cluster resource manager wants them, and
 * tells how that ended. Its door is {@link praktikum.sim.proxmox.ha.lrm.Lrm}. One rule: it decides nothing about other nodes, and touches
 * no service without its lock.
 */
package praktikum.sim.proxmox.ha.lrm;

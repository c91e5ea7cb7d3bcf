/**
 * Forming clusters and joining them. Its door is {@link praktikum.sim.proxmox.cluster.ClusterTopic}; texts and order of steps are those
 * of Proxmox VE's own modules.
 */
package praktikum.sim.proxmox.cluster;

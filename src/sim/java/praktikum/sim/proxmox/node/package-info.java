/**
 * One node of Proxmox VE: versions, services, updates, network. Its door is {@link praktikum.sim.proxmox.node.NodeTopic}; it reads the
 * machine and keeps nothing of its own.
 */
package praktikum.sim.proxmox.node;

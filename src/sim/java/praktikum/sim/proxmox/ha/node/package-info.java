/**
 * What a node gives to the two daemons of the HA stack: {@link praktikum.sim.proxmox.ha.node.CrmNode} and {@link
 * praktikum.sim.proxmox.ha.node.LrmNode}. One rule: the daemons know the world by these interfaces only, and never wait: each of their
 * steps ends with a {@link praktikum.sim.proxmox.ha.node.Turn}.
 */
package praktikum.sim.proxmox.ha.node;

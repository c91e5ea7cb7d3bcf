/**
 * What can go wrong with storages of Proxmox VE: in their table, which is the cluster's, and where a node has mounted one. The door is
 * {@link praktikum.sim.proxmox.storage.fault.StorageTableFaultTopic}.
 */
package praktikum.sim.proxmox.storage.fault;

/**
 * Storages: {@code pvesm}, the API and {@code pvestatd}. Its door is {@link praktikum.sim.proxmox.storage.StorageTopic}; what there is says
 * {@code storage.cfg}, and whether it works says the node that is asked.
 */
package praktikum.sim.proxmox.storage;

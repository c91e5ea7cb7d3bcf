/**
 * Tasks of Proxmox VE. Its door is {@link praktikum.sim.proxmox.task.Tasks}; ended ones lie below {@code /var/log/pve/tasks}.
 */
package praktikum.sim.proxmox.task;

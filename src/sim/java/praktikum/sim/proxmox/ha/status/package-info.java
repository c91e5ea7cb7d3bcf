/**
 * What the daemons of the HA stack write down for each other: {@link praktikum.sim.proxmox.ha.status.ManagerStatus} is the content of
 * {@code /etc/pve/ha/manager_status}, {@link praktikum.sim.proxmox.ha.status.LrmStatus} that of {@code lrm_status} in each node's folder.
 * One rule: values only; the text of a file goes in and comes out through {@link praktikum.sim.proxmox.ha.status.StatusText}.
 */
package praktikum.sim.proxmox.ha.status;

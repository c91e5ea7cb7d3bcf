/**
 * What people ask of the HA stack and tell it: {@code ha-manager} and {@code /cluster/ha} of the API. Its doors are {@link
 * praktikum.sim.proxmox.ha.tool.HaProgram} and {@link praktikum.sim.proxmox.ha.tool.HaPaths}; both do the same by the same classes. One
 * rule: they read and write the files of the stack, and no daemon hears of them otherwise.
 */
package praktikum.sim.proxmox.ha.tool;

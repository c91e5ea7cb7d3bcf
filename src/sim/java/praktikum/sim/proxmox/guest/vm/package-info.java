/**
 * Virtual machines: {@code qm} and their part of the API. Its doors are {@link praktikum.sim.proxmox.guest.vm.Qm} and {@link
 * praktikum.sim.proxmox.guest.vm.VmApi}. One rule: each thing is done in one place, whether the command or the API asks for it.
 */
package praktikum.sim.proxmox.guest.vm;

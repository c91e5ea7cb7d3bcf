/**
 * Guests on their way to another node. Its doors are {@link praktikum.sim.proxmox.guest.migrate.VmMigration} and {@link
 * praktikum.sim.proxmox.guest.migrate.ContainerMigration}. One rule: what the log tells and how long a guest stands still follow from the
 * same numbers: its memory, what changes in it meanwhile, and what the cables carry.
 */
package praktikum.sim.proxmox.guest.migrate;

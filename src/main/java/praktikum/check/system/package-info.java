/** What {@code node.system()} answers. One rule: what belongs to Proxmox VE is not wrong where there is none. */
package praktikum.check.system;

/**
 * The commands about block devices, file systems and mounts that belong to no volume manager. Its door is
 * {@link praktikum.sim.machine.storage.tool.StorageToolsTopic}; nobody depends on it, and it keeps nothing of its own.
 */
package praktikum.sim.machine.storage.tool;

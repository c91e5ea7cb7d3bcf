/**
 * The commands {@code zpool} and {@code zfs}. Its door is {@link praktikum.sim.machine.storage.zfs.tool.ZfsToolsTopic}; nobody depends on
 * it, and it keeps nothing of its own. Words and layouts are those of OpenZFS 2.2.7 and 2.3.4.
 */
package praktikum.sim.machine.storage.zfs.tool;

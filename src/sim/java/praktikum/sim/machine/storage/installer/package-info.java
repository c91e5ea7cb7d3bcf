/**
 * The layout of the drives of a fresh installation. Its door is {@link praktikum.sim.machine.storage.installer.InstallerTopic}; nobody
 * depends on it.
 */
package praktikum.sim.machine.storage.installer;

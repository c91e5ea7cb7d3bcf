/**
 * The files of the HA stack in the cluster file system. Its door is {@link praktikum.sim.proxmox.ha.file.HaStore}: what a node reads there
 * and writes. One rule: nothing is remembered; what is asked for is read.
 */
package praktikum.sim.proxmox.ha.file;

/**
 * The commands of LVM. Its door is {@link praktikum.sim.machine.storage.lvm.tool.LvmToolsTopic}; nobody depends on it. One rule: what a
 * command prints, and when it refuses, is that of lvm2 2.03.31 (Proxmox VE 9) and 2.03.16 (8) as their sources and runs of them show it;
 * what the simulator cannot do, it says.
 */
package praktikum.sim.machine.storage.lvm.tool;

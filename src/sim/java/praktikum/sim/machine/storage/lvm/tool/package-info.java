/**
 * The commands of lvm2: {@code pvs}, {@code vgs}, {@code lvs}, {@code pvcreate}, {@code lvcreate} and the others. Its door is
 * {@link praktikum.sim.machine.storage.lvm.tool.LvmToolsTopic}; nobody depends on it, and it keeps nothing of its own. Words and layouts
 * are those of lvm2 2.03.16 and 2.03.31. What lvm2 logs as an error or warning goes to standard error, what it prints to standard output.
 */
package praktikum.sim.machine.storage.lvm.tool;

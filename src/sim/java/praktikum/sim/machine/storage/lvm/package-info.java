/**
 * LVM. Its door is {@link praktikum.sim.machine.storage.lvm.Lvm}: volume groups, pools and volumes with their sizes and fill levels, and
 * {@link praktikum.sim.machine.storage.lvm.Lvm#edit()} to change them. One rule: what there is lies on the drives and is read from there
 * each time; only what is active is of this boot.
 */
package praktikum.sim.machine.storage.lvm;

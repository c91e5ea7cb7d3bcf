/** What {@code node.cluster()} answers. One rule: nothing below {@code /etc/pve} is wrong where that is not mounted. */
package praktikum.check.cluster;

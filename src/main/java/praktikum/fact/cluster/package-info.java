/** The cluster as corosync and {@code /etc/pve} tell it. One rule: each fact is the view of the node that was asked, not the truth. */
package praktikum.fact.cluster;

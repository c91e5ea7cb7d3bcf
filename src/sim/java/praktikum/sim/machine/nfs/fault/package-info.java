/**
 * What can go wrong with an NFS server and its exports. Its door is {@link praktikum.sim.machine.nfs.fault.NfsFaultTopic}; each is made as
 * a person makes it, in {@code /etc/exports} and with exportfs.
 */
package praktikum.sim.machine.nfs.fault;

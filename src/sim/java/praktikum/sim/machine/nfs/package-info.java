/**
 * NFS. A machine with the package {@code nfs-kernel-server} exports what its {@code /etc/exports} says, as exportfs reads it, and keeps the
 * table of it in {@code /var/lib/nfs/etab}; a machine with {@code nfs-common} mounts that. The door is
 * {@link praktikum.sim.machine.nfs.NfsTopic}. One rule: what is in an export lies on the server alone, and each touch of a client is
 * answered there, by the table as it is then and over the wires that there are.
 */
package praktikum.sim.machine.nfs;

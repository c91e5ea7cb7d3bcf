/** What is right about storage that all nodes share: the NFS server, its exports, its mounts, and Ceph. */
package shared;

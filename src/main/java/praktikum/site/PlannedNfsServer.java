package praktikum.site;

import java.net.InetAddress;

/**
 * The planned NFS server, a machine that is no cluster node.
 *
 * @param export the directory it is to export, such as {@code /srv/nfs/proxmox}
 */
public record PlannedNfsServer(String name, InetAddress address, String export, SshLogin login) implements PlannedMachine {
}

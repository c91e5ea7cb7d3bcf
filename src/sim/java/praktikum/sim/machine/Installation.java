package praktikum.sim.machine;

import java.util.List;

/**
 * What the installer of a machine was told.
 *
 * @param name the host name
 * @param domain the DNS domain
 * @param address the management address
 * @param prefix its prefix length
 * @param gateway the router
 * @param dns the name server
 * @param bridge the name of the bridge on the first network card
 * @param timeZone the time zone
 * @param rootPassword root's password
 * @param hostKey the public key line of its sshd as the kit sees it; empty text where the kit does not come
 * @param authorizedKeys public keys that may log in as root
 * @param zfs whether the root file system of a node is to be ZFS; else it is ext4 on LVM
 */
public record Installation(String name, String domain, String address, int prefix, String gateway, String dns, String bridge,
        String timeZone, String rootPassword, String hostKey, List<String> authorizedKeys, boolean zfs) {

    public Installation {
        authorizedKeys = List.copyOf(authorizedKeys);
    }
}

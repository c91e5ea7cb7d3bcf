package praktikum.sim.proxmox.storage.plugin;

/**
 * How full a storage is.
 *
 * @param total bytes in all
 * @param used bytes in use
 * @param available bytes that can still be had
 * @param active whether it can be used
 */
public record StorageUsage(long total, long used, long available, boolean active) {
}

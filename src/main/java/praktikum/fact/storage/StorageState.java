package praktikum.fact.storage;

/**
 * How a storage is on one node.
 *
 * @param id its name
 * @param type of plugin
 * @param activity whether it can be used there now
 * @param total in KiB; 0 where it is not active
 * @param used in KiB
 * @param available in KiB
 */
public record StorageState(String id, String type, Activity activity, long total, long used, long available) {

    /** Whether a storage can be used. */
    public enum Activity {
        ACTIVE,
        /** It is to be used there and cannot: not mounted, no such pool, no answer. */
        INACTIVE,
        /** It is switched off, or not to be used on that node. */
        DISABLED
    }

    /** Whether it can be used. */
    public boolean active() {
        return activity == Activity.ACTIVE;
    }
}

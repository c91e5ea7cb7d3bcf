package praktikum.sim.proxmox.ha.config;

/**
 * What {@code datacenter.cfg} says of HA.
 *
 * @param shutdownPolicy what becomes of services when their node is shut down
 * @param rebalanceOnStart whether a service that is started goes to the best node ({@code crs: ha-rebalance-on-start=1})
 * @param workers how many orders a local resource manager carries out at once; 0: one after the other, waiting for each
 */
public record HaSettings(ShutdownPolicy shutdownPolicy, boolean rebalanceOnStart, int workers) {

    /** Where nothing is said. */
    public static HaSettings usual() {
        return new HaSettings(ShutdownPolicy.CONDITIONAL, false, 4);
    }
}

package praktikum.sim.proxmox.ha.lrm;

import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.ShutdownPolicy;
import praktikum.sim.proxmox.ha.node.LrmNode;
import praktikum.sim.proxmox.ha.node.LrmNode.Shutdown;
import praktikum.sim.proxmox.ha.status.LrmMode;

/**
 * What a local resource manager does when it is to stop.
 *
 * @param shutdown whether its node goes down
 * @param policy what is configured for that
 * @param mode what it was about to do
 */
record StopPlan(Shutdown shutdown, ShutdownPolicy policy, LrmMode mode) {

    /** Says it, and gives what it is about to do now. */
    LrmMode mode(LrmNode node) {
        boolean reboot = shutdown == Shutdown.REBOOT;
        String word = reboot ? "reboot" : "shutdown";
        if (shutdown == Shutdown.NONE) {
            if (mode == LrmMode.MAINTENANCE) {
                node.log(Journal.INFO, "Restarting LRM in maintenance mode may be delayed until all services are moved");
                return mode;
            }
            node.log(Journal.INFO, "restart LRM, freeze all services");
            return LrmMode.RESTART;
        }
        if (mode == LrmMode.MAINTENANCE) {
            node.log(Journal.INFO, policy == ShutdownPolicy.MIGRATE
                    ? word + " LRM, ignore maintenance policy, already in maintenance mode"
                    : word + " LRM, ignore " + policy.word() + " policy as manual maintenance mode is enabled");
            return mode;
        }
        if (policy == ShutdownPolicy.MIGRATE) {
            node.log(Journal.INFO, word + " LRM, doing maintenance, removing this node from active list");
            return LrmMode.MAINTENANCE;
        }
        if (policy == ShutdownPolicy.FREEZE || policy == ShutdownPolicy.CONDITIONAL && reboot) {
            node.log(Journal.INFO, word + " LRM, stop and freeze all services");
            return LrmMode.RESTART;
        }
        node.log(Journal.INFO, "shutdown LRM, stop all services");
        return LrmMode.SHUTDOWN;
    }
}

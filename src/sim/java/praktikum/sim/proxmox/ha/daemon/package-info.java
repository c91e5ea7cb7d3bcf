/**
 * The HA stack of a node as it runs: two daemons and the watchdog multiplexer. Its door is {@link
 * praktikum.sim.proxmox.ha.daemon.HaDaemons}. One rule: what the daemons decide, others know; here is what a machine gives them, and takes.
 */
package praktikum.sim.proxmox.ha.daemon;

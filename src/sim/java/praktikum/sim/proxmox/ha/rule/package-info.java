/**
 * Which nodes services like, and which other services. {@link praktikum.sim.proxmox.ha.rule.Affinity#of} makes of all rules what the
 * scheduler asks, and {@link praktikum.sim.proxmox.ha.rule.RuleConflicts} says which rules cannot be. One rule: it knows services and
 * nodes by their names only.
 */
package praktikum.sim.proxmox.ha.rule;

/**
 * Votes and the majority, measured by stopping nodes. Front door: {@link praktikum.drill.quorum.QuorumTimeline}; the drill itself
 * is found, and nobody but its checks and its chapter names it.
 */
package praktikum.drill.quorum;

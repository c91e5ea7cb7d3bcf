/**
 * The front door of the simulator: {@link praktikum.sim.EmbeddedCluster} starts a cluster of simulated machines on SSH ports of this
 * computer. Nothing else of the simulator knows this package.
 */
package praktikum.sim;

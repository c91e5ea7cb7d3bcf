/**
 * What can go wrong with pools, datasets and thin pools of a machine. Its door is
 * {@link praktikum.sim.machine.storage.fault.StorageFaultTopic}; what a person would have typed is done by typing it.
 */
package praktikum.sim.machine.storage.fault;

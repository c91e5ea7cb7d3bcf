/**
 * What can go wrong with a machine, to be asked what the kit says of it. {@link praktikum.sim.fault.Faults} is the catalogue; the faults
 * lie with their topics and come here by {@link praktikum.sim.fault.FaultSource}. Unless one says otherwise, it is a fault of nodes.
 */
package praktikum.sim.fault;

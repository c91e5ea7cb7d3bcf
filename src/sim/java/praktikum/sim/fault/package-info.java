/**
 * What can go wrong with a machine, to be asked what the kit says of it. {@link praktikum.sim.fault.Faults} is the catalogue; the faults
 * lie with their topics and come here by {@link praktikum.sim.fault.FaultSource}.
 */
package praktikum.sim.fault;

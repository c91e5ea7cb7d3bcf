/**
 * The simulated machines' SSH servers: Apache MINA SSHD on loopback, one per machine, with switches for broken transports. Front door:
 * {@link praktikum.sim.server.SimulatedSshServer}. One rule: it knows a machine as its shell does, by
 * {@link praktikum.sim.shell.PosixSystem}.
 */
package praktikum.sim.server;

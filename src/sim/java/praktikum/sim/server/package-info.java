/** The simulated machines' SSH servers: Apache MINA SSHD on loopback, one per machine, with switches for broken transports. */
package praktikum.sim.server;

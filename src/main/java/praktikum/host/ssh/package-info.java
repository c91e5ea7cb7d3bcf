/**
 * Machines over SSH: {@link praktikum.host.ssh.SshHosts} is its front door. Its rule: one connection per machine and run, and on it as many
 * commands at once as the server lets.
 */
package praktikum.host.ssh;

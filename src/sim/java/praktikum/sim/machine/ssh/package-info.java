/**
 * OpenSSH from machine to machine: keys in files, known hosts, logins. Its door is {@link praktikum.sim.machine.ssh.SshTopic}; nothing
 * is encrypted, what would be compared is compared.
 */
package praktikum.sim.machine.ssh;

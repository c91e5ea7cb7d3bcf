/**
 * The way to a machine's SSH server up to the login: socket or jump host, key exchange, host key, the keys of the login.
 * {@link praktikum.host.ssh.connect.Connector} is its front door. Its rule: only a server whose own key a person has accepted is logged in
 * to.
 */
package praktikum.host.ssh.connect;

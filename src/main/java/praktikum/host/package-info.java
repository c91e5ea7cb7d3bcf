/**
 * Runs commands on machines. {@link praktikum.host.Host} is its front door: what is asked is a {@link praktikum.host.Command}, what may
 * come back an {@link praktikum.host.Answer}. Its rule: a command is an argument vector with a timeout and a limit, and quoted in one place
 * only.
 */
package praktikum.host;

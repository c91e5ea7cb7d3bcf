/**
 * The user's own {@code ~/.ssh/config}; the door is {@code SshConfig}.
 * The rule: it only fills in what the site leaves open, and what of it does not count is named.
 */
package praktikum.site.ssh;

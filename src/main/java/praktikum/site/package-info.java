/**
 * The machines under test and their plan. The door to one is {@code site.file.SiteFile}.
 * The rule: what is here was validated when it was read, and holds only what is safe in a command.
 */
package praktikum.site;

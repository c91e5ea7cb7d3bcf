/**
 * {@code site.yaml}, read and written; the door is {@code SiteFile}.
 * The rule: what is written reads as the same site; what is wrong is told all at once, with lines.
 */
package praktikum.site.file;

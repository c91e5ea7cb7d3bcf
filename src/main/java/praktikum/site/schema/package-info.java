/**
 * The JSON Schema of {@code site.yaml} and who holds documents and single values against it. Doors: {@code SiteSchema}, {@code ValueKind}.
 * The rule: editors and the kit use the same document.
 */
package praktikum.site.schema;

/**
 * What a JSON Schema says: who holds documents and single values against it. Doors: {@code SchemaValidator}, {@code ValueKind}.
 * The rule: editors and the kit use the same document.
 */
package praktikum.site.schema;

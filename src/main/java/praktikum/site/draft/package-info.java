/**
 * A site in the making: what {@code init} is told or imports. Doors: {@code SiteDraft}, {@code AnsibleInventory}.
 * The rule: a draft is judged as the document it would be, by the one who judges files.
 */
package praktikum.site.draft;

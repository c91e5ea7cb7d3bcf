/**
 * Moving guests: {@link praktikum.fact.migration.MigrationLog}, what a migration said of itself, what {@link
 * praktikum.fact.migration.MigrationPrecheck} said before it, and replication. One rule: that nothing but memory was moved is believed only
 * of a whole log; that a disk was copied, of any part of one.
 */
package praktikum.fact.migration;

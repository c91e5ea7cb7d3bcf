/**
 * The chapter on the migration drill; the door is {@code MigrationChapter}. One rule: each sentence that answers a question has its number
 * and the records that number rests on.
 */
package praktikum.report.migration;

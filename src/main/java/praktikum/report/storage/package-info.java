/**
 * The chapter on storage; its door is {@link praktikum.report.storage.StorageChapter}. The rule: found and planned stand beside each other.
 */
package praktikum.report.storage;

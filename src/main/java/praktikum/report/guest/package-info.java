/**
 * The chapter on guests; its door is {@link praktikum.report.guest.GuestChapter}. The rule: found and planned stand beside each other, and
 * every disk is told, also those that only a snapshot has.
 */
package praktikum.report.guest;

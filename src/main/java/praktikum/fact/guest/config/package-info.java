/**
 * How guests are configured: {@link praktikum.fact.guest.config.GuestFile}, where the file of a guest lies and what is in it. One rule:
 * what holds now, what waits for the next start and what a snapshot kept are different facts, and each has disks.
 */
package praktikum.fact.guest.config;

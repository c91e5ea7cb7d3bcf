/**
 * A virtual machine moves while it runs, and back: {@link praktikum.drill.migration.MigrationTimeline} is what that showed; the drill
 * itself is found, and nobody but its checks and its chapter names it. One rule: what QEMU says of its pause and what others noticed are
 * two figures.
 */
package praktikum.drill.migration;

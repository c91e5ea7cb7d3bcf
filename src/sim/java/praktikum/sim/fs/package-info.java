/**
 * A Unix file system in memory. Front door: {@link praktikum.sim.fs.FileSystem}, and {@link praktikum.sim.fs.MemoryFiles} behind it. One
 * rule: every failure is a {@link praktikum.sim.fs.FileError} with its errno, never a half-done change.
 */
package praktikum.sim.fs;

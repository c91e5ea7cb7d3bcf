/** Machines over SSH: one connection each, known host keys only. */
package praktikum.host.ssh;

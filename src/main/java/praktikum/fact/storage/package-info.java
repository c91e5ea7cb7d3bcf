/**
 * Disks, pools, volumes, mounts, storages and exports. One rule: what is configured, what runs now and what will be after a restart are
 * different facts.
 */
package praktikum.fact.storage;

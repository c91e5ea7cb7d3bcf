/** What is right about disks, pools, datasets, volumes and the table of storages. */
package storage;

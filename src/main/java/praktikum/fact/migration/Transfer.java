package praktikum.fact.migration;

/** What a migration had to move. */
public enum Transfer {

    /** Memory alone: all disks were on storage that both nodes have. */
    MEMORY_ONLY,
    /** A disk was copied from node to node. */
    DISK_COPIED,
    /** A disk was copied as far as replication had not brought it over before. */
    DISK_REPLICATED,
    /** A guest that did not run, with disks that both nodes have: nothing but its configuration. */
    CONFIG_ONLY,
    /** A container that was stopped, moved and started, with disks that both nodes have. */
    RESTARTED,
    /** The log does not tell: it begins late, ends early, or tells of a failure before anything was moved. */
    NOT_TOLD
}

package praktikum.fact.storage;

/** How a pool keeps its data when devices fail, from the weakest on: parity of RAID-Z and dRAID is the number of devices that may fail. */
public enum Redundancy {
    /** One device lost is the pool lost: a single disk, or several in a stripe. */
    NONE,
    MIRROR,
    /** Single parity; as RAIDZ2 and RAIDZ3, it also means dRAID of that parity. */
    RAIDZ1,
    RAIDZ2,
    RAIDZ3
}

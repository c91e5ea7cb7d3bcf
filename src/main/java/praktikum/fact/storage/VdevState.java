package praktikum.fact.storage;

import praktikum.fact.NotUnderstood;

/** The state of a pool or of a part of it, in the words of {@code zpool status} (zpoolconcepts(7)). */
public enum VdevState {

    ONLINE, DEGRADED, FAULTED, OFFLINE, REMOVED, UNAVAIL, SPLIT, UNKNOWN,
    /** A pool that waits, as it lost its devices while running. */
    SUSPENDED,
    /** A spare that may be taken. */
    AVAIL,
    /** A spare that stands in for another device. */
    INUSE;

    static VdevState of(String word) throws NotUnderstood {
        for (VdevState state : values()) {
            if (state.name().equals(word)) {
                return state;
            }
        }
        throw new NotUnderstood("no state of a pool or device", word);
    }
}

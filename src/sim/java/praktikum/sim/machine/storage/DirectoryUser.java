package praktikum.sim.machine.storage;

/** A part of a machine that works in a directory, so that what is mounted there cannot be unmounted. */
public interface DirectoryUser {

    /** Whether it works in that mounted file system. */
    boolean uses(String target);
}

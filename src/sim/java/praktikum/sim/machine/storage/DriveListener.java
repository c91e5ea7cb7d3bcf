package praktikum.sim.machine.storage;

import praktikum.sim.machine.Drive;

/** A part of a machine that is told when a drive was taken away or put back while the machine ran. */
public interface DriveListener {

    /** It has already happened. */
    void driveChanged(Drive drive);
}

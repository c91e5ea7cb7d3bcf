package praktikum.sim.fs;

import java.io.IOException;

/** Bytes that were to be an image of a disk and are none, or no whole one; the message says what is wrong with it. */
public final class DamagedImageException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param what a sentence without its subject, such as {@code it ends in the middle} */
    public DamagedImageException(String what) {
        super(what);
    }
}

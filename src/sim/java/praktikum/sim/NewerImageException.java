package praktikum.sim;

import java.io.IOException;

/** The kept machines are those of a later version of Praktikum. */
public final class NewerImageException extends IOException {

    private static final long serialVersionUID = 1L;

    NewerImageException() {
        super("it was written by a later version");
    }
}

package praktikum.drill;

import praktikum.text.Message;

/** The person who runs a drill. */
public interface Operator {

    /** Hears what is going on. */
    void hear(Message what);

    /** Does something by hand and says when it is done. */
    void please(Message what) throws InterruptedException;
}

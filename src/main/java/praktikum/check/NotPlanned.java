package praktikum.check;

/** Stops a bonus check whose subject the site does not plan; it is left out of the results. */
public final class NotPlanned extends Error {

    private static final long serialVersionUID = 1L;

    static final NotPlanned ERROR = new NotPlanned();

    private NotPlanned() {
        super("the site does not plan it", null, false, false);
    }
}

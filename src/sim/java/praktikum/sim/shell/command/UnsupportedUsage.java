package praktikum.sim.shell.command;

/** An option or a way of calling that the real tool may know and the simulator does not: said, with exit code 2. */
public final class UnsupportedUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what the option or the way, such as {@code option -P} */
    public UnsupportedUsage(String what) {
        super(what, null, false, false);
    }
}

package praktikum.sim.shell.tools;

/** An option or a way of calling that the real tool may know and the simulator does not: said, with exit code 2. */
public final class UnsupportedUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedUsage(String what) {
        super(what, null, false, false);
    }
}

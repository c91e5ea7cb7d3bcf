package praktikum.sim.shell;

/** A text whose reading by a regular expression can be interrupted: some expressions take longer than anyone lives. */
public final class Interruptible implements CharSequence {

    private final CharSequence text;

    /** Wraps a text for {@link java.util.regex.Pattern#matcher}. */
    public Interruptible(CharSequence text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Died(Died.Cause.KILLED);
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

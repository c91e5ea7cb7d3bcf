package praktikum.sim.shell.pattern;

import praktikum.sim.shell.ProgramAborted;

/** A text whose reading by a regular expression can be interrupted: some expressions take longer than anyone lives. */
public final class InterruptibleText implements CharSequence {

    private final CharSequence text;

    /** Wraps a text for {@link java.util.regex.Pattern#matcher}. */
    public InterruptibleText(CharSequence text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (Thread.currentThread().isInterrupted()) {
            throw new ProgramAborted(ProgramAborted.Cause.KILLED);
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

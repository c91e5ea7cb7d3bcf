package praktikum.sim.shell.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.syntax.ScriptError;

/** Holds what a command prints for {@code $(…)}, up to a limit: without one, {@code $(cat /dev/zero)} would eat the kit. */
final class LimitedBuffer extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;
    private final int line;

    LimitedBuffer(int limit, int line) {
        this.limit = limit;
        this.line = line;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] source, int from, int length) {
        if (bytes.size() + length > limit) {
            throw ScriptError.unsupported(line, "a command substitution of more than " + (limit >> 20) + " MiB");
        }
        bytes.write(source, from, length);
    }

    synchronized String text() {
        return LosslessUtf8.text(bytes.toByteArray());
    }
}

package praktikum.host;

import java.util.function.Consumer;
import java.util.function.Function;

/** A host that answers as a test says, so that a transcript can be given any bytes there are. */
public record Scripted(String name, Identity identity, Function<Command, Answer> script) implements Host {

    /** One without a network in between. */
    public Scripted(String name, Function<Command, Answer> script) {
        this(name, Identity.NONE, script);
    }

    @Override
    public Answer run(Command command, Consumer<byte[]> live) {
        return script.apply(command);
    }

    @Override
    public void close() {
    }
}

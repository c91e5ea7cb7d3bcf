package praktikum.host.evidence;

import java.util.function.Consumer;
import java.util.function.Function;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;

/** A host that answers as a test says, so that a transcript can be given any bytes there are. */
record Scripted(String name, Identity identity, Function<Command, Answer> script) implements Host {

    @Override
    public Answer run(Command command, Consumer<byte[]> live) {
        return script.apply(command);
    }

    @Override
    public void close() {
    }
}

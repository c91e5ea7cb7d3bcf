package praktikum.host.replay;

import java.util.List;
import praktikum.host.Command;
import praktikum.host.Input;
import praktikum.host.evidence.Entry;

/** What makes two askings the same one. Which input it was is not known to evidence, only that there was one. */
record Key(List<String> argv, boolean input, boolean terminal) {

    static Key of(Command command) {
        return new Key(command.argv(), !command.input().equals(Input.NOTHING), command.dialogue().isPresent());
    }

    static Key of(Entry.Asked asked) {
        return new Key(asked.argv(), asked.input(), asked.terminal());
    }
}

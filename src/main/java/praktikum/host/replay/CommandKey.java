package praktikum.host.replay;

import java.util.List;
import praktikum.host.Command;
import praktikum.host.Input;
import praktikum.host.evidence.Entry;

/** What makes two askings the same one. Which input it was is not known to evidence, only that there was one. */
record CommandKey(List<String> argv, boolean input, boolean terminal) {

    static CommandKey of(Command command) {
        return new CommandKey(command.argv(), !command.input().equals(Input.NOTHING), command.dialogue().isPresent());
    }

    static CommandKey of(Entry.Asked asked) {
        return new CommandKey(asked.argv(), asked.input(), asked.terminal());
    }
}

package praktikum.cli;

import java.util.List;
import praktikum.text.FileProblem;
import praktikum.text.Language;
import praktikum.text.Message;

/** Ends a command with sentences for the user and an exit code. */
final class Stop extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<?> sentences;
    private final int exit;

    private Stop(int exit, List<?> sentences) {
        super("stop " + exit, null, false, false);
        this.exit = exit;
        this.sentences = List.copyOf(sentences);
    }

    /** Something was asked for that cannot be done as it is. */
    static Stop usage(String key, Object... args) {
        return new Stop(Exit.USAGE, List.of(Message.of(key, args)));
    }

    /** A file has problems. */
    static Stop findings(List<FileProblem> findings) {
        return new Stop(Exit.USAGE, findings);
    }

    /** Any sentence with any code. */
    static Stop with(int exit, Message message) {
        return new Stop(exit, List.of(message));
    }

    int exit() {
        return exit;
    }

    List<String> told(Language language) {
        return sentences.stream().map(sentence -> sentence instanceof FileProblem finding ? finding.in(language)
                : ((Message) sentence).in(language)).toList();
    }
}

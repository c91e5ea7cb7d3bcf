package praktikum.host.joint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import praktikum.host.Output;

/**
 * A kind of question of which one program answers several, such as {@code cat FILE}, for which grep(1) prints many files. What a
 * question is about is its last word. No output may be able to pass for a part of another question's.
 */
interface JointKind {

    /** Longer than any of these programs takes on a machine that is well. */
    Duration SOON = Duration.ofSeconds(10);
    /** Where others are waited for that may be gone: then each question is asked alone, and that takes its time as well. */
    Duration MAY_HANG = Duration.ofSeconds(5);

    /**
     * What questions have in common that go into one command; empty for other commands, and for what may keep others waiting, such as
     * a file on a server.
     */
    Optional<String> group(List<String> question);

    /** The one command for all. */
    List<String> together(List<List<String>> questions);

    /** What a command of this kind asks; none where it is no such command. */
    List<List<String>> questions(List<String> command);

    /** What each question's own command would have given, in their order; empty for one for which that is not certain. */
    List<Optional<Output>> apart(List<String> subjects, Output all);

    /** How long the one command may take: shorter than a question's own. */
    default Duration patience(String group) {
        return SOON;
    }
}

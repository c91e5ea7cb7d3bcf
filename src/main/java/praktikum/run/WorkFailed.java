package praktikum.run;

import java.util.List;
import praktikum.text.FileProblem;
import praktikum.text.Language;
import praktikum.text.Message;

/** Something cannot be done as it was asked for: sentences for people, and what kind of trouble it is. */
public final class WorkFailed extends Exception {

    /** What a door tells apart; the command line gives each an exit code. */
    public enum Kind { NOT_AS_ASKED, NOTHING_TO_DO, EVIDENCE_DAMAGED }

    private static final long serialVersionUID = 1L;

    private final transient List<?> sentences;
    private final Kind kind;

    private WorkFailed(Kind kind, List<?> sentences) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.sentences = List.copyOf(sentences);
    }

    /** What was asked for cannot be done as it is. */
    public static WorkFailed because(String key, Object... args) {
        return of(Kind.NOT_AS_ASKED, Message.of(key, args));
    }

    /** A file has problems. */
    public static WorkFailed problems(List<FileProblem> problems) {
        return new WorkFailed(Kind.NOT_AS_ASKED, problems);
    }

    /** Any sentence of any kind. */
    public static WorkFailed of(Kind kind, Message message) {
        return new WorkFailed(kind, List.of(message));
    }

    /** What kind of trouble it is. */
    public Kind kind() {
        return kind;
    }

    /** What to tell people, a sentence each. */
    public List<String> sentences(Language language) {
        return sentences.stream().map(sentence -> sentence instanceof FileProblem problem ? problem.in(language)
                : ((Message) sentence).in(language)).toList();
    }
}

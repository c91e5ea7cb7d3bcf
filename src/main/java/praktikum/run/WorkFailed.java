package praktikum.run;

import java.util.List;
import praktikum.text.FileProblem;
import praktikum.text.Language;
import praktikum.text.Message;

/** Something cannot be done as it was asked for. Has sentences for people. */
public final class WorkFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<?> sentences;
    private final WorkEnd end;

    private WorkFailed(WorkEnd end, List<?> sentences) {
        super(end.name(), null, false, false);
        this.end = end;
        this.sentences = List.copyOf(sentences);
    }

    /** What was asked for cannot be done as it is. */
    public static WorkFailed because(String key, Object... args) {
        return of(WorkEnd.NOT_AS_ASKED, Message.of(key, args));
    }

    /** A file has problems. */
    public static WorkFailed problems(List<FileProblem> problems) {
        return new WorkFailed(WorkEnd.NOT_AS_ASKED, problems);
    }

    /** Any sentence, and what kind of end it is. */
    public static WorkFailed of(WorkEnd end, Message message) {
        return new WorkFailed(end, List.of(message));
    }

    /** What kind of end it is. */
    public WorkEnd end() {
        return end;
    }

    /** What to tell people, a sentence each. */
    public List<String> sentences(Language language) {
        return sentences.stream().map(sentence -> sentence instanceof FileProblem problem ? problem.in(language)
                : ((Message) sentence).in(language)).toList();
    }
}

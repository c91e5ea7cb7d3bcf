package praktikum.host.joint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.Output;

/**
 * Questions to one host as they are sent: those of a kind as one command, which costs the host one program where each would cost one.
 *
 * @param command what is sent
 * @param questions what it asks; the command itself where it is a question of its own
 */
public record JointCommand(Command command, List<Command> questions) {

    private static final List<JointKind> KINDS =
            List.of(new FileContents(), new DirectoryNames(), new UnitProperties(), new ResolvedNames(),
                    new PerAddress("route", "get"), new PerAddress("neigh", "show"));

    private record Group(JointKind kind, String name) {
    }

    public JointCommand {
        questions = List.copyOf(questions);
    }

    /** Questions as they are sent, in the order of the first of each. */
    public static List<JointCommand> of(Collection<Command> questions) {
        var groups = new LinkedHashMap<Object, List<Command>>();
        questions.forEach(question -> groups.computeIfAbsent(group(question).<Object>map(group -> group).orElse(question),
                first -> new ArrayList<>()).add(question));
        return groups.entrySet().stream().map(group -> group.getKey() instanceof Group(var kind, var name) && group.getValue().size() > 1
                ? new JointCommand(Command.of(kind.together(group.getValue().stream().map(Command::argv).toList()))
                        .within(kind.patience(name)), group.getValue())
                : new JointCommand(group.getValue().getFirst(), group.getValue())).toList();
    }

    private static Optional<Group> group(Command question) {
        return question.equals(Command.of(question.argv())) ? KINDS.stream().flatMap(kind -> kind.group(question.argv()).stream()
                .map(name -> new Group(kind, name))).findFirst() : Optional.empty();
    }

    /** The answer to each question, of those for which it is certain; the others are to be asked alone. */
    public Map<Command, Answer> apart(Answer answer) {
        if (questions.size() == 1) {
            return Map.of(questions.getFirst(), answer);
        }
        var byArgv = apart(command.argv(), answer);
        var answers = new LinkedHashMap<Command, Answer>();
        questions.stream().filter(question -> byArgv.containsKey(question.argv()))
                .forEach(question -> answers.put(question, byArgv.get(question.argv())));
        return answers;
    }

    /** The questions that a recorded command asked, by their argument vectors, with their answers; none where it asked one thing only. */
    public static Map<List<String>, Answer> apart(List<String> argv, Answer answer) {
        var answers = new LinkedHashMap<List<String>, Answer>();
        for (var kind : KINDS) {
            var questions = kind.questions(argv);
            if (questions.size() > 1) {
                var parts = switch (answer) {
                    case Output output -> kind.apart(questions.stream().map(List::getLast).toList(), output);
                    case NoAnswer none -> questions.stream().map(question -> Optional.of(none).filter(JointCommand::holdsForEach)).toList();
                };
                for (var i = 0; i < questions.size(); i++) {
                    var question = questions.get(i);
                    parts.get(i).ifPresent(part -> answers.put(question, part));
                }
            }
        }
        return answers;
    }

    /** A host that is silent is so to each question; what broke off or took too long may have been one of them. */
    private static boolean holdsForEach(NoAnswer none) {
        return none.problem() != NoAnswer.Problem.TIMED_OUT && none.problem() != NoAnswer.Problem.CUT;
    }
}

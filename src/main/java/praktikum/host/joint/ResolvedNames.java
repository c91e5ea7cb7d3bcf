package praktikum.host.joint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.host.Output;

/**
 * {@code getent ahosts NAME} for many names: it prints the addresses of each in the order asked, the first of them with the name that was
 * found. Of a name that means nothing it prints nothing, so where one does all are asked alone.
 */
final class ResolvedNames implements JointKind {

    private static final List<String> HEAD = List.of("getent", "ahosts");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    // 192.0.2.11      STREAM node1.lab.example
    private static final Pattern LINE = Pattern.compile("[0-9A-Fa-f:.%\\w]+ +(?:STREAM|DGRAM|RAW) *([^ ].*)?");

    @Override
    public Optional<String> group(List<String> question) {
        return question.size() == 3 && question.subList(0, 2).equals(HEAD) && NAME.matcher(question.getLast()).matches() ? Optional.of("")
                : Optional.empty();
    }

    /** Names may be asked of a server that does not answer. */
    @Override
    public Duration patience(String group) {
        return MAY_HANG;
    }

    @Override
    public List<String> together(List<List<String>> questions) {
        return Stream.concat(HEAD.stream(), questions.stream().map(List::getLast)).toList();
    }

    @Override
    public List<List<String>> questions(List<String> command) {
        return command.size() > HEAD.size() && command.subList(0, HEAD.size()).equals(HEAD) ? command.stream().skip(HEAD.size())
                .map(name -> Stream.concat(HEAD.stream(), Stream.of(name)).toList()).toList() : List.of();
    }

    @Override
    public List<Optional<Output>> apart(List<String> names, Output all) {
        var lines = Streams.lines(all.out());
        if (!Streams.clean(all) || lines.isEmpty()) {
            return Streams.uncertain(names);
        }
        var parts = new ArrayList<String>();
        for (var line : lines.get()) {
            var parsed = LINE.matcher(line);
            if (!parsed.matches() || parts.isEmpty() && parsed.group(1) == null) {
                return Streams.uncertain(names);
            }
            if (parsed.group(1) != null) {
                parts.add(line + "\n");
            } else {
                parts.set(parts.size() - 1, parts.getLast() + line + "\n");
            }
        }
        return Streams.inOrder(names, all, parts);
    }
}

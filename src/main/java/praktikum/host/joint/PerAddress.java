package praktikum.host.joint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.host.Output;

/**
 * What ip(8) is asked about one address at a time and answers in one line, such as {@code ip -j route get ADDRESS}, for many addresses: a
 * shell calls it for each.
 *
 * @param alone the command without its address
 */
record PerAddress(List<String> alone) implements JointKind {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

    /** Such as {@code route} and {@code get}. */
    PerAddress(String object, String command) {
        this(List.of("ip", "-j", object, command));
    }

    private List<String> head() {
        return List.of("sh", "-c", "for to; do " + String.join(" ", alone) + " \"$to\"; done", "sh");
    }

    @Override
    public Optional<String> group(List<String> question) {
        return question.size() == alone.size() + 1 && question.subList(0, alone.size()).equals(alone)
                && ADDRESS.matcher(question.getLast()).matches() ? Optional.of("") : Optional.empty();
    }

    @Override
    public List<String> together(List<List<String>> questions) {
        return Stream.concat(head().stream(), questions.stream().map(List::getLast)).toList();
    }

    @Override
    public List<List<String>> questions(List<String> command) {
        var head = head();
        return command.size() > head.size() && command.subList(0, head.size()).equals(head) ? command.stream().skip(head.size())
                .map(address -> Stream.concat(alone.stream(), Stream.of(address)).toList()).toList() : List.of();
    }

    @Override
    public List<Optional<Output>> apart(List<String> addresses, Output all) {
        var arrays = Streams.lines(all.out()).filter(printed -> printed.stream().allMatch(line -> line.startsWith("[")));
        return !Streams.clean(all) || arrays.isEmpty() ? Streams.uncertain(addresses)
                : Streams.inOrder(addresses, all, arrays.get().stream().map(line -> line + "\n").toList());
    }
}

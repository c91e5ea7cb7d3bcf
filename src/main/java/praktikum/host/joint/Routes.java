package praktikum.host.joint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.host.Output;

/** {@code ip -j route get ADDRESS} for many addresses: ip(8) takes one at a time and prints a line for it, so a shell calls it for each. */
final class Routes implements JointKind {

    private static final List<String> ALONE = List.of("ip", "-j", "route", "get");
    private static final List<String> HEAD = List.of("sh", "-c", "for to; do ip -j route get \"$to\"; done", "sh");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

    @Override
    public Optional<String> group(List<String> question) {
        return question.size() == ALONE.size() + 1 && question.subList(0, ALONE.size()).equals(ALONE)
                && ADDRESS.matcher(question.getLast()).matches() ? Optional.of("") : Optional.empty();
    }

    @Override
    public List<String> together(List<List<String>> questions) {
        return Stream.concat(HEAD.stream(), questions.stream().map(List::getLast)).toList();
    }

    @Override
    public List<List<String>> questions(List<String> command) {
        return command.size() > HEAD.size() && command.subList(0, HEAD.size()).equals(HEAD) ? command.stream().skip(HEAD.size())
                .map(address -> Stream.concat(ALONE.stream(), Stream.of(address)).toList()).toList() : List.of();
    }

    @Override
    public List<Optional<Output>> apart(List<String> addresses, Output all) {
        var arrays = Streams.lines(all.out()).filter(printed -> printed.stream().allMatch(line -> line.startsWith("[")));
        return !Streams.clean(all) || arrays.isEmpty() ? Streams.uncertain(addresses)
                : Streams.inOrder(addresses, all, arrays.get().stream().map(line -> line + "\n").toList());
    }
}

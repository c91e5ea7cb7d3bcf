package praktikum.host.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.host.Output;

/**
 * {@code systemctl show -p PROPERTIES UNIT} for many units: it prints a block for each in the order asked, with an empty line between.
 */
final class UnitProperties implements JointKind {

    private static final List<String> HEAD = List.of("systemctl", "show", "-p");
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._:\\\\-]*");
    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z]+=.*");

    private static boolean isShow(List<String> command) {
        return command.size() > HEAD.size() + 1 && command.subList(0, HEAD.size()).equals(HEAD)
                && command.stream().skip(HEAD.size() + 1).allMatch(unit -> UNIT.matcher(unit).matches());
    }

    @Override
    public Optional<String> group(List<String> question) {
        return isShow(question) && question.size() == HEAD.size() + 2 ? Optional.of(question.get(HEAD.size())) : Optional.empty();
    }

    @Override
    public List<String> together(List<List<String>> questions) {
        return Stream.concat(questions.getFirst().subList(0, HEAD.size() + 1).stream(), questions.stream().map(List::getLast)).toList();
    }

    @Override
    public List<List<String>> questions(List<String> command) {
        return isShow(command) ? command.stream().skip(HEAD.size() + 1)
                .map(unit -> Stream.concat(command.subList(0, HEAD.size() + 1).stream(), Stream.of(unit)).toList()).toList() : List.of();
    }

    @Override
    public List<Optional<Output>> apart(List<String> units, Output all) {
        var lines = Streams.lines(all.out());
        if (!Streams.clean(all) || lines.isEmpty()) {
            return Streams.uncertain(units);
        }
        var blocks = new ArrayList<String>();
        var block = new StringBuilder();
        for (var line : lines.get()) {
            if (line.isEmpty()) {
                blocks.add(block.toString());
                block.setLength(0);
            } else if (PROPERTY.matcher(line).matches()) {
                block.append(line).append('\n');
            } else {
                return Streams.uncertain(units);
            }
        }
        blocks.add(block.toString());
        return blocks.contains("") ? Streams.uncertain(units) : Streams.inOrder(units, all, blocks);
    }
}

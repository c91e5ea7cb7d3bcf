package praktikum.course.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import praktikum.course.ActionTarget;
import praktikum.course.PageValues;
import praktikum.course.page.Block;
import praktikum.text.Message;

/**
 * How an action is shown: once, or once for each host where its commands differ, so that a reader can type what is there.
 *
 * @param values of the site; without any, hosts are called as the page calls them
 */
record CommandBlockConverter(PageValues values) {

    List<Block> of(FenceInfo info, String script) {
        var on = info.on().orElseThrow();
        var numbers = on.of(IntStream.rangeClosed(1, count()).boxed().toList());
        if (numbers.isEmpty()) {
            return List.of(block(info, where(on), values.show(script)));
        }
        var differ = PageValues.names(script).stream().anyMatch(name -> name.startsWith("node."));
        if (on instanceof ActionTarget.OneNode || differ) {
            return numbers.stream().map(number ->
                    block(info, Message.of("page.on.node", name(number)), values.onNode(number).show(script))).toList();
        }
        var names = numbers.stream().map(this::name).collect(Collectors.joining(", "));
        var where = on instanceof ActionTarget.EachNode ? "page.on.each" : "page.on.others";
        return List.of(block(info, Message.of(where, names), values.show(script)));
    }

    private static Block block(FenceInfo info, Message where, String script) {
        var notes = new ArrayList<Message>();
        if (info.has("by")) {
            notes.add(Message.of("page.by-hand"));
        }
        info.get("secret").ifPresent(secret -> notes.add(Message.of("page.secret", secret)));
        if (info.has("reboots")) {
            notes.add(Message.of("page.reboots"));
        }
        return new Block.Commands(where, notes, script);
    }

    private static Message where(ActionTarget on) {
        return switch (on) {
            case ActionTarget.OneNode one -> Message.of("page.on.node", one);
            case ActionTarget.EachNode each -> Message.of("page.on.each-unnamed");
            case ActionTarget.OtherNodes others -> Message.of("page.on.others-unnamed");
        };
    }

    private String name(int number) {
        return values.get("node" + number + ".name").orElse("node" + number);
    }

    private int count() {
        return (int) IntStream.iterate(1, number -> values.get("node" + number + ".name").isPresent(), number -> number + 1).count();
    }
}

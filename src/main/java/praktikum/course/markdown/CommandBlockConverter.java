package praktikum.course.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import praktikum.course.ActionPlaces;
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
        var places = on.of(new ActionPlaces<>(planned("node"), values.get("nfs.name").map(name -> "nfs"), planned("container"),
                planned("vm")));
        if (places.isEmpty()) {
            return List.of(block(info, unnamed(on), values.show(script)));
        }
        var differ = PageValues.names(script).stream().anyMatch(name -> name.matches("(node|container|vm)\\..*"));
        if (on instanceof ActionTarget.OneNode || differ) {
            return places.stream().map(place ->
                    block(info, Message.of("page.on.node", name(place)), values.on(place).show(script))).toList();
        }
        var names = places.stream().map(this::name).distinct().collect(Collectors.joining(", "));
        return List.of(block(info, Message.of(where(on), names), values.show(script)));
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

    private static String where(ActionTarget on) {
        return switch (on) {
            case ActionTarget.OneNode _ -> "page.on.node";
            case ActionTarget.EachNode _ -> "page.on.each";
            case ActionTarget.OtherNodes _ -> "page.on.others";
            case ActionTarget.NfsServer _ -> "page.on.nfs";
            case ActionTarget.EachContainer _ -> "page.on.containers";
            case ActionTarget.EachVm _ -> "page.on.vms";
        };
    }

    private static Message unnamed(ActionTarget on) {
        return on instanceof ActionTarget.OneNode ? Message.of(where(on), on) : Message.of(where(on) + "-unnamed");
    }

    /** The name of a machine; of a guest that of the node that it is made on. */
    private String name(String place) {
        return values.get(place + ".node").or(() -> values.get(place + ".name")).orElse(place);
    }

    private List<String> planned(String what) {
        return IntStream.iterate(1, number -> number + 1).mapToObj(number -> what + number)
                .takeWhile(one -> values.get(one + ".name").isPresent()).toList();
    }
}

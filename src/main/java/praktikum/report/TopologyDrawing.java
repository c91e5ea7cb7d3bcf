package praktikum.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.report.TopologyPart.SeenNode;

/**
 * Where the parts of the topology stand: the segment runs down on the left, the nodes hang on it one below the other,
 * the corosync links run down on the right. So it holds any number of nodes and long addresses.
 */
public record TopologyDrawing(int width, int height, int busX, int busFrom, int busTo, Optional<String> segment, Optional<String> gateway,
        List<Integer> marks, List<Box> boxes, List<Link> links) {

    private static final int TOP = 92;
    private static final int GAP = 16;
    private static final int LINE = 15;
    private static final int HEAD = 30;
    private static final int CHARACTERS = 44;
    private static final int LINK_X = 530;
    private static final int LINK_STEP = 34;

    public TopologyDrawing {
        marks = List.copyOf(marks);
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
    }

    /**
     * A node.
     *
     * @param middle where port and links meet the box
     * @param lines what stands in it below its name
     */
    public record Box(SeenNode node, String name, int y, int height, int middle, List<String> lines, Optional<String> port, boolean portUp,
            List<Integer> marks, List<Stub> stubs) {
        public Box {
            lines = List.copyOf(lines);
            marks = List.copyOf(marks);
            stubs = List.copyOf(stubs);
        }
    }

    /** A node's end of a corosync link. */
    public record Stub(int x, int y, boolean broken) {
    }

    /** A corosync link between the first and the last node that have it. */
    public record Link(int number, int x, int from, int to) {
    }

    static TopologyDrawing of(TopologyPart observed, ReportText say) {
        var numbers = observed.linkNumbers();
        var boxes = new ArrayList<Box>();
        var y = TOP;
        for (var node : observed.nodes()) {
            var lines = lines(node, say);
            var height = HEAD + Math.max(2, lines.size()) * LINE + 6;
            var stubs = new ArrayList<Stub>();
            for (var link : node.links()) {
                var column = numbers.indexOf(link.number());
                stubs.add(new Stub(LINK_X + column * LINK_STEP, y + 14 + column * 12, link.connected().equals(Optional.of(false))));
            }
            boxes.add(new Box(node, SvgShapes.fit(node.name(), 30), y, height, y + height / 2, lines,
                    node.bridge().map(bridge -> SvgShapes.fit(bridge.ports().isEmpty() ? "–" : say.list(bridge.ports()), 9)),
                    node.bridge().map(TopologyPart.SeenBridge::up).orElse(false), observed.marks(node.name()), stubs));
            y += height + GAP;
        }
        var links = new ArrayList<Link>();
        for (var number : numbers) {
            var x = LINK_X + numbers.indexOf(number) * LINK_STEP;
            var ends = boxes.stream().flatMap(box -> box.stubs().stream()).filter(stub -> stub.x() == x).mapToInt(Stub::y)
                    .summaryStatistics();
            links.add(new Link(number, x, TOP - 26, ends.getMax()));
        }
        var last = boxes.stream().filter(box -> box.port().isPresent()).mapToInt(Box::middle).max().orElse(0);
        return new TopologyDrawing(SvgShapes.WIDTH, y, 60, 44, last, observed.segment(), observed.gateway(), observed.marks(""), boxes,
                links);
    }

    private static List<String> lines(SeenNode node, ReportText say) {
        var lines = new ArrayList<String>();
        if (!node.reached()) {
            lines.add(say.of("topology.not-reached"));
            return lines;
        }
        node.bridge().ifPresent(bridge -> {
            if (bridge.addresses().isEmpty()) {
                lines.add(bridge.name() + "  " + say.of("topology.no-address"));
            }
            bridge.addresses().forEach(address -> lines.add(bridge.name() + "  " + address));
        });
        node.links().forEach(link -> lines.add(say.of("topology.link", link.number()) + "  " + link.address()));
        var software = new ArrayList<String>();
        node.release().ifPresent(release -> software.add("Proxmox VE " + release));
        node.kernel().ifPresent(kernel -> software.add(say.of("topology.kernel", kernel)));
        if (!software.isEmpty()) {
            lines.add(String.join(" · ", software));
        }
        if (lines.isEmpty()) {
            lines.add(say.of("topology.nothing-told"));
        }
        return lines.stream().map(line -> SvgShapes.fit(line, CHARACTERS)).toList();
    }
}

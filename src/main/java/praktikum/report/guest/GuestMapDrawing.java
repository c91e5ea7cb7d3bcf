package praktikum.report.guest;

import java.util.ArrayList;
import java.util.List;
import praktikum.report.SvgShapes;

/**
 * Three columns of boxes from left to right: nodes, the guests on them, their disks with the storages that those lie on. A frame that is
 * broken is a disk that only one node has, and a guest that it holds there. Lengths in CSS pixels.
 */
public record GuestMapDrawing(int width, int height, List<Box> boxes, List<Line> lines) {

    private static final int BOX = 20;
    private static final int STEP = 26;
    private static final int[] LEFT = {1, 168, 362};
    private static final int[] WIDTH = {132, 158, 253};
    private static final int[] CHARACTERS = {20, 25, 41};

    /**
     * A guest.
     *
     * @param node the one that has it
     * @param title its name and number
     */
    record Guest(String node, String title, List<Volume> volumes) {
    }

    /**
     * A disk.
     *
     * @param shared whether every node has it
     */
    record Volume(String title, boolean shared) {
    }

    /** A node, a guest or a disk. */
    public record Box(int x, int y, int width, int height, String text, boolean broken) {

        /** The line its text stands on. */
        public int base() {
            return y + 14;
        }

        int middle() {
            return y + height / 2;
        }
    }

    /** From the right edge of one box to the left edge of another. */
    public record Line(int fromX, int fromY, int toX, int toY) {}

    public GuestMapDrawing {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    static GuestMapDrawing of(List<Guest> guests) {
        var boxes = new ArrayList<Box>();
        var lines = new ArrayList<Line>();
        var y = 0;
        for (var node : guests.stream().map(Guest::node).distinct().toList()) {
            var top = y;
            var placed = new ArrayList<Box>();
            for (var guest : guests.stream().filter(one -> one.node().equals(node)).toList()) {
                var rows = Math.max(1, guest.volumes().size());
                var box = box(1, y + (rows - 1) * STEP / 2, guest.title(), guest.volumes().stream().anyMatch(volume -> !volume.shared()));
                placed.add(box);
                for (var volume : guest.volumes()) {
                    var disk = box(2, y, volume.title(), !volume.shared());
                    boxes.add(disk);
                    lines.add(line(box, disk));
                    y += STEP;
                }
                y += (guest.volumes().isEmpty() ? STEP : 0) + 8;
            }
            var left = box(0, (top + y - 8 - STEP) / 2, node, false);
            boxes.add(left);
            boxes.addAll(placed);
            placed.forEach(box -> lines.add(line(left, box)));
            y += 8;
        }
        return new GuestMapDrawing(SvgShapes.WIDTH, Math.max(1, y), boxes, lines);
    }

    private static Line line(Box from, Box to) {
        return new Line(from.x() + from.width(), from.middle(), to.x(), to.middle());
    }

    private static Box box(int column, int y, String text, boolean broken) {
        return new Box(LEFT[column], y, WIDTH[column], BOX, SvgShapes.fit(text, CHARACTERS[column]), broken);
    }
}

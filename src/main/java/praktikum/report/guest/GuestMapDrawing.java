package praktikum.report.guest;

import java.util.ArrayList;
import java.util.List;
import praktikum.report.BoxDrawing;
import praktikum.report.BoxDrawing.Box;
import praktikum.report.SvgShapes;

/**
 * Three columns of boxes from left to right: nodes, the guests on them, their disks with the storages that those lie on. A frame that is
 * broken is a disk that only one node has, and a guest that it holds there. Lengths in CSS pixels.
 */
final class GuestMapDrawing {

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

    private GuestMapDrawing() {
    }

    static BoxDrawing of(List<Guest> guests) {
        var boxes = new ArrayList<Box>();
        var lines = new ArrayList<BoxDrawing.Line>();
        var y = 0;
        for (var node : guests.stream().map(Guest::node).distinct().toList()) {
            var top = y;
            var placed = new ArrayList<Box>();
            for (var guest : guests.stream().filter(one -> one.node().equals(node)).toList()) {
                var rows = Math.max(1, guest.volumes().size());
                var box = box(1, y + (rows - 1) * BoxDrawing.STEP / 2, guest.title(),
                        guest.volumes().stream().anyMatch(volume -> !volume.shared()));
                placed.add(box);
                for (var volume : guest.volumes()) {
                    var disk = box(2, y, volume.title(), !volume.shared());
                    boxes.add(disk);
                    lines.add(box.to(disk));
                    y += BoxDrawing.STEP;
                }
                y += (guest.volumes().isEmpty() ? BoxDrawing.STEP : 0) + 8;
            }
            var left = box(0, (top + y - 8 - BoxDrawing.STEP) / 2, node, false);
            boxes.add(left);
            boxes.addAll(placed);
            placed.forEach(box -> lines.add(left.to(box)));
            y += 8;
        }
        return new BoxDrawing(y, List.of(), boxes, lines);
    }

    private static Box box(int column, int y, String text, boolean broken) {
        return new Box(LEFT[column], y, WIDTH[column], SvgShapes.fit(text, CHARACTERS[column]), broken);
    }
}

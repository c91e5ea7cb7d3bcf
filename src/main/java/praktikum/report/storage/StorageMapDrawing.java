package praktikum.report.storage;

import java.util.ArrayList;
import java.util.List;
import praktikum.report.BoxDrawing;
import praktikum.report.BoxDrawing.Box;
import praktikum.report.SvgShapes;

/**
 * Three columns of boxes from left to right: disks, what is made of them, storages; a thin line leads from each to what lies on it. A
 * frame that is broken is one without a reserve. Lengths in CSS pixels.
 */
final class StorageMapDrawing {

    private static final int HEADING = 24;
    private static final int[] LEFT = {1, 218, 432};
    private static final int[] WIDTH = {182, 176, 183};
    private static final int CHARACTERS = 29;

    private StorageMapDrawing() {
    }

    static BoxDrawing of(List<StorageLayout> layouts) {
        var headings = new ArrayList<BoxDrawing.Heading>();
        var boxes = new ArrayList<Box>();
        var lines = new ArrayList<BoxDrawing.Line>();
        var y = 0;
        for (var layout : layouts) {
            headings.add(new BoxDrawing.Heading(y + 14, SvgShapes.fit(String.join(", ", layout.nodes()), 90)));
            y += HEADING;
            for (var chain : layout.chains()) {
                var rows = Math.max(1, Math.max(chain.disks().size(), chain.storages().size()));
                var pool = box(1, y + (rows - 1) * BoxDrawing.STEP / 2, chain.name(), !chain.redundant());
                boxes.add(pool);
                for (var disk : column(0, y, rows, chain.disks(), !chain.redundant())) {
                    boxes.add(disk);
                    lines.add(disk.to(pool));
                }
                for (var storage : column(2, y, rows, chain.storages(), false)) {
                    boxes.add(storage);
                    lines.add(pool.to(storage));
                }
                y += rows * BoxDrawing.STEP + 8;
            }
            y += 10;
        }
        return new BoxDrawing(y, headings, boxes, lines);
    }

    private static List<Box> column(int column, int top, int rows, List<String> texts, boolean broken) {
        var boxes = new ArrayList<Box>();
        var y = top + (rows - texts.size()) * BoxDrawing.STEP / 2;
        for (var text : texts) {
            boxes.add(box(column, y, text, broken));
            y += BoxDrawing.STEP;
        }
        return boxes;
    }

    private static Box box(int column, int y, String text, boolean broken) {
        return new Box(LEFT[column], y, WIDTH[column], SvgShapes.fit(text, CHARACTERS), broken);
    }
}

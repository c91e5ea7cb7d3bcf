package praktikum.report.storage;

import java.util.ArrayList;
import java.util.List;
import praktikum.report.SvgShapes;

/**
 * Three columns of boxes from left to right: disks, what is made of them, storages; a thin line leads from each to what lies on it. A
 * frame that is broken is one without a reserve. Lengths in CSS pixels.
 */
public record StorageMapDrawing(int width, int height, List<Heading> headings, List<Box> boxes, List<Line> lines) {

    private static final int BOX = 20;
    private static final int STEP = 26;
    private static final int HEADING = 24;
    private static final int[] LEFT = {1, 218, 432};
    private static final int[] WIDTH = {182, 176, 183};
    private static final int CHARACTERS = 29;

    /** The nodes that a part of the drawing is about. */
    public record Heading(int y, String text) {}

    /** A disk, a pool or a storage. */
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

    public StorageMapDrawing {
        headings = List.copyOf(headings);
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    static StorageMapDrawing of(List<StorageLayout> layouts) {
        var headings = new ArrayList<Heading>();
        var boxes = new ArrayList<Box>();
        var lines = new ArrayList<Line>();
        var y = 0;
        for (var layout : layouts) {
            headings.add(new Heading(y + 14, SvgShapes.fit(String.join(", ", layout.nodes()), 90)));
            y += HEADING;
            for (var chain : layout.chains()) {
                var rows = Math.max(1, Math.max(chain.disks().size(), chain.storages().size()));
                var pool = box(1, y + (rows - 1) * STEP / 2, chain.name(), !chain.redundant());
                boxes.add(pool);
                for (var disk : column(0, y, rows, chain.disks(), !chain.redundant())) {
                    boxes.add(disk);
                    lines.add(new Line(disk.x() + disk.width(), disk.middle(), pool.x(), pool.middle()));
                }
                for (var storage : column(2, y, rows, chain.storages(), false)) {
                    boxes.add(storage);
                    lines.add(new Line(pool.x() + pool.width(), pool.middle(), storage.x(), storage.middle()));
                }
                y += rows * STEP + 8;
            }
            y += 10;
        }
        return new StorageMapDrawing(SvgShapes.WIDTH, Math.max(1, y), headings, boxes, lines);
    }

    private static List<Box> column(int column, int top, int rows, List<String> texts, boolean broken) {
        var boxes = new ArrayList<Box>();
        var y = top + (rows - texts.size()) * STEP / 2;
        for (var text : texts) {
            boxes.add(box(column, y, text, broken));
            y += STEP;
        }
        return boxes;
    }

    private static Box box(int column, int y, String text, boolean broken) {
        return new Box(LEFT[column], y, WIDTH[column], BOX, SvgShapes.fit(text, CHARACTERS), broken);
    }
}

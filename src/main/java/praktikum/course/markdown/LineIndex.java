package praktikum.course.markdown;

import java.util.Arrays;

/** The lines of a text by offset. The Markdown parser counts from the top for each node, which took longer than parsing. */
final class LineIndex {

    private final int[] starts;

    LineIndex(String text) {
        var count = 1 + (int) text.chars().filter(c -> c == '\n').count();
        starts = new int[count];
        for (int line = 1, from = 0; line < count; line++) {
            from = text.indexOf('\n', from) + 1;
            starts[line] = from;
        }
    }

    /** The line of an offset, from 1. */
    int line(int offset) {
        var found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}

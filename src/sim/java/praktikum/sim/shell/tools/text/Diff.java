package praktikum.sim.shell.tools.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.command.DateFormat;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.LineReader;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code diff} of two files, in the normal and the unified format. */
final class Diff {

    private static final int LONGEST = 4000;
    private static final int AROUND = 3;

    private final List<String> left;
    private final List<String> right;

    /** A run of lines that differs: from (inclusive) to (exclusive) in each file, counted from 0. */
    private record Change(int leftFrom, int leftTo, int rightFrom, int rightTo) {}

    private Diff(List<String> left, List<String> right) {
        this.left = left;
        this.right = right;
    }

    static int run(ToolCall tool) throws IOException {
        Getopt args = tool.args("qsubwBN", "q=brief", "s=report-identical-files", "u=unified", "N=new-file");
        if (args.has('b') || args.has('w') || args.has('B') || args.operands().size() != 2) {
            throw new UnsupportedUsage("this way of calling");
        }
        String[] names = {args.operands().get(0), args.operands().get(1)};
        byte[][] contents = new byte[2][];
        boolean readable = true;
        for (int i = 0; i < 2; i++) {
            String name = names[i];
            try {
                if (tool.files().isDirectory(tool.call().path(name)) && !name.equals("-")) {
                    throw new UnsupportedUsage("comparing directories");
                }
                contents[i] = name.equals("-") ? LineReader.bytes(tool.call().in()) : tool.files().read(tool.call().path(name));
            } catch (FileError e) {
                if (args.has('N') && e.errno() == FileError.Errno.ENOENT) {
                    contents[i] = new byte[0];
                } else {
                    tool.fail(2, name + ": " + e.errno().text());
                    readable = false;
                }
            }
        }
        if (!readable) {
            return 2;
        }
        if (Arrays.equals(contents[0], contents[1])) {
            if (args.has('s')) {
                tool.out().println("Files " + names[0] + " and " + names[1] + " are identical");
            }
            return 0;
        }
        if (args.has('q')) {
            tool.out().println("Files " + names[0] + " and " + names[1] + " differ");
            return 1;
        }
        Diff diff = new Diff(lines(contents[0]), lines(contents[1]));
        if (args.has('u')) {
            diff.unified(tool, names);
        } else {
            diff.changes().forEach(change -> diff.normal(tool, change));
        }
        return 1;
    }

    /** The lines, the last one marked when it has no end. */
    private static List<String> lines(byte[] content) throws IOException {
        List<String> lines = LineReader.all(new ByteArrayInputStream(content));
        if (content.length > 0 && content[content.length - 1] != '\n') {
            lines.set(lines.size() - 1, lines.getLast() + "\n\\ No newline at end of file");
        }
        if (lines.size() > LONGEST) {
            throw new UnsupportedUsage("a file of more than " + LONGEST + " lines");
        }
        return lines;
    }

    /** The changes of a longest common subsequence. */
    private List<Change> changes() {
        int start = 0;
        while (start < Math.min(left.size(), right.size()) && left.get(start).equals(right.get(start))) {
            start++;
        }
        int[][] common = new int[left.size() - start + 1][right.size() - start + 1];
        for (int i = left.size() - 1; i >= start; i--) {
            for (int j = right.size() - 1; j >= start; j--) {
                common[i - start][j - start] = left.get(i).equals(right.get(j)) ? common[i - start + 1][j - start + 1] + 1
                        : Math.max(common[i - start + 1][j - start], common[i - start][j - start + 1]);
            }
        }
        List<Change> changes = new ArrayList<>();
        int i = start;
        int j = start;
        while (i < left.size() || j < right.size()) {
            int fromI = i;
            int fromJ = j;
            while (i < left.size() && j < right.size() && !left.get(i).equals(right.get(j)) || i < left.size() != j < right.size()) {
                boolean takeLeft = j == right.size() || i < left.size()
                        && common[i - start + 1][j - start] >= common[i - start][j - start + 1];
                i += takeLeft ? 1 : 0;
                j += takeLeft ? 0 : 1;
            }
            if (i > fromI || j > fromJ) {
                changes.add(new Change(fromI, i, fromJ, j));
            }
            i = Math.min(left.size(), i + 1);
            j = Math.min(right.size(), j + 1);
        }
        return changes;
    }

    private void normal(ToolCall tool, Change change) {
        boolean adds = change.leftFrom == change.leftTo;
        boolean deletes = change.rightFrom == change.rightTo;
        tool.out().println(range(change.leftFrom, change.leftTo) + (adds ? "a" : deletes ? "d" : "c")
                + range(change.rightFrom, change.rightTo));
        left.subList(change.leftFrom, change.leftTo).forEach(line -> tool.out().println("< " + line));
        if (!adds && !deletes) {
            tool.out().println("---");
        }
        right.subList(change.rightFrom, change.rightTo).forEach(line -> tool.out().println("> " + line));
    }

    private static String range(int from, int to) {
        return to - from <= 1 ? String.valueOf(from == to ? from : from + 1) : from + 1 + "," + to;
    }

    private void unified(ToolCall tool, String[] names) {
        for (int i = 0; i < 2; i++) {
            try {
                var modified = names[i].equals("-") ? tool.call().machine().clock().instant()
                        : tool.files().followed(tool.call().path(names[i])).modified();
                tool.out().println((i == 0 ? "--- " : "+++ ") + names[i] + "\t"
                        + DateFormat.format("%F %T.%N %z", modified.atZone(DateFormat.zone(tool.call()))));
            } catch (FileError e) {
                tool.out().println((i == 0 ? "--- " : "+++ ") + names[i] + "\t1970-01-01 00:00:00.000000000 +0000");
            }
        }
        List<Change> hunk = new ArrayList<>();
        for (Change change : changes()) {
            if (!hunk.isEmpty() && change.leftFrom - hunk.getLast().leftTo > 2 * AROUND) {
                hunk(tool, hunk);
                hunk.clear();
            }
            hunk.add(change);
        }
        hunk(tool, hunk);
    }

    private void hunk(ToolCall tool, List<Change> changes) {
        int leftFrom = Math.max(0, changes.getFirst().leftFrom - AROUND);
        int leftTo = Math.min(left.size(), changes.getLast().leftTo + AROUND);
        int rightFrom = Math.max(0, changes.getFirst().rightFrom - AROUND);
        int rightTo = Math.min(right.size(), changes.getLast().rightTo + AROUND);
        tool.out().println("@@ -" + hunkRange(leftFrom, leftTo) + " +" + hunkRange(rightFrom, rightTo) + " @@");
        int at = leftFrom;
        for (Change change : changes) {
            left.subList(at, change.leftFrom).forEach(line -> tool.out().println(" " + line));
            left.subList(change.leftFrom, change.leftTo).forEach(line -> tool.out().println("-" + line));
            right.subList(change.rightFrom, change.rightTo).forEach(line -> tool.out().println("+" + line));
            at = change.leftTo;
        }
        left.subList(at, leftTo).forEach(line -> tool.out().println(" " + line));
    }

    private static String hunkRange(int from, int to) {
        return to - from == 1 ? String.valueOf(from + 1) : (to == from ? from : from + 1) + "," + (to - from);
    }

}

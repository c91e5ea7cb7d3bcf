package praktikum.sim.machine.storage.lvm.tool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How rows are printed.
 *
 * @param fields the columns
 * @param headings whether they have headings
 * @param separator between columns
 * @param aligned whether columns are as wide as their widest cell
 */
record ReportLayout(List<Field> fields, boolean headings, String separator, boolean aligned) {

    /** A table; nothing at all where there are no rows. */
    String table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            int column = i;
            int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
            int least = Math.max(fields.get(i).width(), headings ? fields.get(i).heading().length() : 0);
            widths.add(Math.max(width, least));
        }
        var text = new StringBuilder();
        if (headings) {
            line(fields.stream().map(Field::heading).toList(), widths, Collections.nCopies(fields.size(), false), text);
        }
        rows.forEach(row -> line(row, widths, fields.stream().map(Field::right).toList(), text));
        return text.toString();
    }

    private void line(List<String> cells, List<Integer> widths, List<Boolean> right, StringBuilder text) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String pad = aligned ? " ".repeat(widths.get(i) - cells.get(i).length()) : "";
            padded.add(right.get(i) ? pad + cells.get(i) : cells.get(i) + pad);
        }
        text.append("  ").append(String.join(separator, padded)).append('\n');
    }

    /**
     * JSON, every value a string.
     *
     * @param name what the rows are: {@code lv}
     */
    String json(String name, List<List<String>> rows) {
        var text = new StringBuilder("          {\n              \"" + name + "\": [\n");
        for (int at = 0; at < rows.size(); at++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                cells.add("\"" + fields.get(i).name() + "\":\"" + rows.get(at).get(i).replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            }
            text.append("                  {").append(String.join(", ", cells)).append(at < rows.size() - 1 ? "},\n" : "}\n");
        }
        return text.append("              ]\n          }\n      ]\n  }\n").toString();
    }
}
